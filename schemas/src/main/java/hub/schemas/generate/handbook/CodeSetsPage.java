package hub.schemas.generate.handbook;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import hub.standards.CodeSet;
import hub.standards.Standard;
import hub.standards.Text;
import j2html.tags.specialized.TrTag;

/** All code sets, in order of their references. 代码表一览。 */
final class CodeSetsPage {
    private final Standard standard;
    private final Uses uses;

    CodeSetsPage(Uses uses) {
        this.standard = uses.standard();
        this.uses = uses;
    }

    byte[] in(Frame frame) {
        return frame.page(
                Frame.Part.CODE_SETS,
                h1(Bilingual.line("代码表", "Code sets")),
                Bilingual.beside(
                        "引用代码表必写版本：同一代码在不同版本中含义可能不同。代码只停用，不删除。",
                        "A code set is always referred to with its edition, since a code may mean different things in two. Codes are retired, never "
                                + "deleted."),
                table(
                                Bilingual.head(
                                        new Text("代码表", "Code set"),
                                        new Text("名称", "Name"),
                                        new Text("代码数", "Codes"),
                                        new Text("类别", "Kind"),
                                        new Text("用于", "Used by"),
                                        new Text("来源", "Source")),
                                tbody(each(standard.codeSets().values(), this::row)))
                        .withClass("codesets stacks"),
                nav(a(Bilingual.line("JSON", "list of all sets")).withHref(Address.published("codesets/codesets.json")))
                        .withClass("downloads")
                        .attr("aria-label", "下载 Downloads"));
    }

    private TrTag row(CodeSet set) {
        return tr(
                th(Mark.link(Address.codeSet(set.reference()), set.reference())).attr("scope", "row"),
                td(Bilingual.stack(set.name())),
                td(Integer.toString(set.codes().size())).withClass("number"),
                td(Mark.plain(Words.namespace(set.namespace()))),
                td(each(
                        uses.of(set),
                        element -> a(Bilingual.line(element.name()))
                                .withClass("l")
                                .withHref(Address.element(element.element())))),
                td(Mark.source(set.source())));
    }
}
