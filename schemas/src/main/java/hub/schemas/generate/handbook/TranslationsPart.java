package hub.schemas.generate.handbook;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import hub.standards.Code;
import hub.standards.CodeSet;
import hub.standards.Rendering;
import hub.standards.Standard;
import hub.standards.Text;
import hub.standards.Translation;
import j2html.tags.DomContent;
import j2html.tags.specialized.SectionTag;
import j2html.tags.specialized.TrTag;
import java.util.List;

/** What the codes of a set become in other sets and editions, and what is lost on the way. 代码对照。 */
final class TranslationsPart {
    private final Standard standard;

    TranslationsPart(Standard standard) {
        this.standard = standard;
    }

    /** The translations from a set, one after the other. */
    List<Translation> from(CodeSet set) {
        return standard.translations().values().stream()
                .filter(translation -> translation.from().equals(set.reference()))
                .toList();
    }

    /** Links to the sets that are translated into this one; each tells the way here on its own page. */
    DomContent into(CodeSet set) {
        return each(
                standard.translations().values().stream()
                        .filter(translation -> translation.to().equals(set.reference()))
                        .toList(),
                translation -> each(
                        Mark.link(Address.codeSet(translation.from()) + "#" + anchor(translation), translation.from()),
                        text(" ")));
    }

    static String anchor(Translation translation) {
        return "t-" + translation.to();
    }

    /** One translation: each code, what it becomes, and what is lost. */
    SectionTag of(CodeSet set, Translation translation) {
        return section(
                        h3(
                                Bilingual.line("对照到", "Becomes in"),
                                text(" "),
                                a(code(translation.to())).withHref(Address.codeSet(translation.to()))),
                        p(Mark.source(translation.source())).withClass("small"),
                        table(
                                        Bilingual.head(
                                                new Text("代码", "Code"),
                                                new Text("名称", "Name"),
                                                new Text("对照为", "Becomes"),
                                                new Text("丢失的内容", "What is lost")),
                                        tbody(each(
                                                translation.codes().entrySet(),
                                                row -> row(set, translation, row.getKey(), row.getValue()))))
                                .withClass("translations stacks"))
                .withId(anchor(translation));
    }

    private TrTag row(CodeSet set, Translation translation, String from, Rendering rendering) {
        Text lost = rendering.lost();
        return tr(
                th(code(from)).attr("scope", "row"),
                td(name(set, from)),
                td(becomes(translation, rendering)),
                td(lost == null ? text("") : Bilingual.stack(lost)));
    }

    private DomContent becomes(Translation translation, Rendering rendering) {
        if (rendering instanceof Rendering.Exact exact) {
            return target(translation, exact.target());
        }
        if (rendering instanceof Rendering.Broader broader) {
            return each(target(translation, broader.target()), text(" "), Mark.plain(new Text("归入上位", "Broader")));
        }
        if (rendering instanceof Rendering.Ambiguous ambiguous) {
            return each(
                    each(ambiguous.among(), among -> p(target(translation, among))),
                    Mark.plain(new Text("须由人选定", "A person decides")));
        }
        return Mark.plain(new Text("无对应", "None"));
    }

    private DomContent target(Translation translation, String code) {
        CodeSet set = standard.codeSet(translation.to());
        return each(
                Mark.link(Address.codeSet(translation.to()) + "#" + Address.codeAnchor(code), code),
                text(set == null ? "" : " " + name(set, code)));
    }

    private static String name(CodeSet set, String code) {
        Code found = set.find(code);
        return found == null ? "" : found.zh();
    }
}
