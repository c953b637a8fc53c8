package hub.schemas.generate.handbook;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import hub.standards.Evidence;
import hub.standards.Force;
import hub.standards.Listed;
import hub.standards.Sensitivity;
import hub.standards.Source;
import hub.standards.Text;
import j2html.tags.DomContent;
import j2html.tags.specialized.ATag;
import j2html.tags.specialized.SpanTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Small marks that say one thing: how binding, how sensitive, how sure, how old. 标记。 */
final class Mark {
    private Mark() {}

    static SpanTag of(Force force) {
        return mark(Words.of(force), force.name());
    }

    static SpanTag of(Sensitivity sensitivity) {
        return mark(Words.of(sensitivity), sensitivity.name());
    }

    static SpanTag of(Evidence evidence) {
        return mark(Words.of(evidence), evidence.name());
    }

    static SpanTag severity(String severity) {
        return severity.equals("warning")
                ? mark(new Text("警告", "Warning"), Force.SHOULD.name())
                : mark(new Text("错误", "Error"), Force.MUST.name());
    }

    static SpanTag obligation(boolean required) {
        return required ? mark(new Text("必填", "Required"), "required") : mark(new Text("选填", "Optional"), "optional");
    }

    /** Plain, for a word without a treatment of its own. */
    static SpanTag plain(Text words) {
        return mark(words, "plain");
    }

    /** A link whose words are an identifier. */
    static ATag link(String address, String identifier) {
        return a(code(identifier)).withHref(address);
    }

    /** From which version on, until which, and what takes its place; nothing for what is null. */
    static DomContent life(@Nullable String since, @Nullable String retired, @Nullable DomContent replacement) {
        List<DomContent> parts = new ArrayList<>();
        if (since != null) {
            parts.add(mark(new Text(since + " 起", "Since " + since), "since"));
        }
        if (retired != null) {
            parts.add(mark(new Text(retired + " 停用", "Retired in " + retired), "retired"));
        }
        if (replacement != null) {
            parts.add(each(text(" "), Bilingual.line("改用", "use"), text(" "), replacement));
        }
        return each(parts.stream());
    }

    /** In which yearly lists of its norm a code stands. */
    static DomContent listed(Listed listed) {
        List<DomContent> parts = new ArrayList<>();
        if (listed.from() != null) {
            parts.add(mark(new Text(listed.from() + " 年起列入", "Listed from " + listed.from()), "since"));
        }
        if (listed.until() != null) {
            parts.add(mark(new Text(listed.until() + " 年止", "Listed until " + listed.until()), "retired"));
        }
        return each(parts.stream());
    }

    /** Where something comes from and how sure that is. */
    static DomContent source(Source source) {
        List<DomContent> parts = new ArrayList<>();
        parts.add(span(source.norm()).withClass("norm"));
        if (source.article() != null) {
            parts.add(text(
                    " " + (source.article().matches("[0-9]+") ? "第 " + source.article() + " 条" : source.article())));
        }
        if (source.item() != null) {
            parts.add(text(" " + source.item()));
        }
        if (source.edition() != null) {
            boolean english = source.edition().matches(".*[A-Za-z]{3}.*");
            parts.add(span(text("（"), span(source.edition()).condAttr(english, "lang", "en"), text("）"))
                    .withClass("edition"));
        }
        return each(span(each(parts.stream())).withClass("source"), text(" "), of(source.evidence()));
    }

    /** The same with what the mark means. */
    static DomContent explained(Source source) {
        return each(
                div(source(source)),
                div(Bilingual.line(Words.meaning(source.evidence()))).withClass("small"));
    }

    private static SpanTag mark(Text words, String kind) {
        return span(Bilingual.line(words))
                .withClass("mark " + kind.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
