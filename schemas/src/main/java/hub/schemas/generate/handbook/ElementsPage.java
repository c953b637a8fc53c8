package hub.schemas.generate.handbook;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import hub.standards.DataElement;
import hub.standards.Standard;
import hub.standards.Text;
import j2html.tags.specialized.TrTag;

/** All data elements, in order of their identifiers. 数据元一览。 */
final class ElementsPage {
    private final Standard standard;
    private final Values values;

    ElementsPage(Uses uses) {
        this.standard = uses.standard();
        this.values = new Values(standard);
    }

    byte[] in(Frame frame) {
        return frame.page(
                Frame.Part.ELEMENTS,
                h1(Bilingual.line("数据元", "Data elements")),
                Bilingual.beside(
                        "数据元只定义一次，由各记录类型引用。来源后的标记说明依据的可靠程度。",
                        "An element is defined once and referred to by record types. The mark after a source says how sure it is."),
                table(
                                Bilingual.head(
                                        new Text("数据元", "Element"),
                                        new Text("含义", "Meaning"),
                                        new Text("取值", "Values"),
                                        new Text("保护", "Protection"),
                                        new Text("来源", "Source")),
                                tbody(each(standard.elements().values(), this::row)))
                        .withClass("elements stacks"));
    }

    private TrTag row(DataElement element) {
        return tr(
                th(
                                a(
                                                span(element.name().zh()).withClass("l"),
                                                Bilingual.english(element.name().en())
                                                        .withClass("l"))
                                        .withHref(Address.element(element.element())),
                                code(element.element()))
                        .attr("scope", "row"),
                td(Bilingual.stack(element.definition())),
                td(values.of(element)),
                td(Mark.of(element.sensitivity())),
                td(Mark.source(element.source())));
    }
}
