package hub.schemas.generate.handbook;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import hub.standards.Code;
import hub.standards.CodeSet;
import hub.standards.DataElement;
import hub.standards.Text;
import hub.standards.Translation;
import j2html.tags.DomContent;
import j2html.tags.specialized.TableTag;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page of a code set: every code, the narrower ones indented; a long set folded by its broadest codes. 代码表页。 */
final class CodeSetPage {
    /** A longer set is folded. */
    private static final int LONG = 300;
    /** Deeper levels are indented like this one. */
    private static final int DEEPEST = 5;

    private final Uses uses;
    private final TranslationsPart translations;

    CodeSetPage(Uses uses) {
        this.uses = uses;
        this.translations = new TranslationsPart(uses.standard());
    }

    byte[] of(CodeSet set, Frame frame) {
        return frame.page(
                Frame.Part.CODE_SETS,
                new Text(set.reference() + " " + set.name().zh(), set.name().en()),
                h1(Bilingual.line(set.name())),
                p(
                                code(set.reference()),
                                Mark.plain(Words.namespace(set.namespace())),
                                Mark.plain(new Text(
                                        set.codes().size() + " 个代码", set.codes().size() + " codes")))
                        .withClass("facts"),
                new Terms()
                        .add("版本", "Edition", text(set.edition()))
                        .add("来源", "Source", Mark.explained(set.source()))
                        .add("用于", "Used by", users(set))
                        .list(),
                nav(a(Bilingual.line("JSON", "this set"))
                                .withHref(Address.published("codesets/" + set.reference() + ".json")))
                        .withClass("downloads")
                        .attr("aria-label", "下载 Downloads"),
                section(h2(Bilingual.line("代码", "Codes")), codes(set)).withId("codes"),
                translations(set),
                former(set));
    }

    private DomContent translations(CodeSet set) {
        List<Translation> from = translations.from(set);
        DomContent into = translations.into(set);
        boolean translatedInto = !into.render().isEmpty();
        return from.isEmpty() && !translatedInto
                ? text("")
                : section(
                                h2(Bilingual.line("对照", "Translations")),
                                translatedInto
                                        ? p(Bilingual.line("可由这些代码集对照而来：", "Translated from:"), text(" "), into)
                                        : text(""),
                                each(from, translation -> translations.of(set, translation)))
                        .withId("translations");
    }

    private DomContent former(CodeSet set) {
        return set.former().isEmpty()
                ? text("")
                : section(
                                h2(Bilingual.line("以前版本的代码", "Codes of earlier versions")),
                                list(set, List.copyOf(set.former())))
                        .withId("former");
    }

    private DomContent users(CodeSet set) {
        List<DataElement> users = uses.of(set);
        return users.isEmpty()
                ? Bilingual.line("没有数据元使用它", "No element uses it")
                : each(
                        users,
                        element -> div(a(Bilingual.line(element.name())).withHref(Address.element(element.element()))));
    }

    private DomContent codes(CodeSet set) {
        Map<Code, List<Code>> families = families(set);
        if (set.codes().size() <= LONG || families.size() == set.codes().size()) {
            return list(set, set.codes());
        }
        return each(
                families,
                (broadest, family) -> details(
                        summary(
                                code(broadest.code()),
                                text(" " + broadest.zh() + " "),
                                Bilingual.english(broadest.en()),
                                text(" " + family.size())),
                        list(set, family)));
    }

    /** The broadest codes in order, each with itself and all below it. */
    private static Map<Code, List<Code>> families(CodeSet set) {
        Map<Code, List<Code>> families = new LinkedHashMap<>();
        for (Code code : set.codes()) {
            Code broadest = above(set, code).reduce(code, (lower, upper) -> upper);
            families.computeIfAbsent(broadest, unused -> new ArrayList<>()).add(code);
        }
        return families;
    }

    /** The codes above one, the nearest first. */
    private static Stream<Code> above(CodeSet set, Code code) {
        return Stream.iterate(parent(set, code), Objects::nonNull, upper -> parent(set, upper))
                .limit(set.codes().size());
    }

    private static @Nullable Code parent(CodeSet set, Code code) {
        return code.parent() == null ? null : set.find(code.parent());
    }

    private TableTag list(CodeSet set, List<Code> codes) {
        return table(
                        Bilingual.head(
                                new Text("代码", "Code"),
                                new Text("名称", "Chinese name"),
                                new Text("英文", "English name"),
                                new Text("说明", "Remarks")),
                        tbody(each(codes, code -> row(set, code))))
                .withClass("codes");
    }

    private TrTag row(CodeSet set, Code code) {
        long depth = Math.min(DEEPEST, above(set, code).count());
        return tr(
                        th(code(code.code())).attr("scope", "row"),
                        td(code.zh()).condAttr(depth > 0, "class", "deep-" + depth),
                        td(code.en()).withLang("en"),
                        td(remarks(code)))
                .withId(Address.codeAnchor(code.code()))
                .condAttr(code.retired() != null, "class", "gone");
    }

    private DomContent remarks(Code code) {
        List<DomContent> remarks = new ArrayList<>();
        if (code.note() != null) {
            remarks.add(Bilingual.stack(code.note()));
        }
        if (code.listed() != null) {
            remarks.add(Mark.listed(code.listed()));
        }
        remarks.add(Mark.life(
                code.since(),
                code.retired(),
                code.replacedBy() == null
                        ? null
                        : Mark.link("#" + Address.codeAnchor(code.replacedBy()), code.replacedBy())));
        return each(remarks.stream());
    }
}
