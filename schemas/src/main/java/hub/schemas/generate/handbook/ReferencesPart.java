package hub.schemas.generate.handbook;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Standard;
import hub.standards.Text;
import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What a record type refers to, by which keys, and what refers to it. 引用表。 */
final class ReferencesPart {
    private final Standard standard;
    private final Uses uses;

    ReferencesPart(Uses uses) {
        this.standard = uses.standard();
        this.uses = uses;
    }

    DomContent of(RecordType type, List<Uses.Arrow> arrows) {
        List<DomContent> parts = new ArrayList<>();
        parts.add(h2(Bilingual.line("引用", "References")));
        if (!type.references().isEmpty() || !arrows.isEmpty()) {
            parts.add(figure(
                    Frame.wide(new Text("引用关系图", "Diagram of references"), new NeighbourDiagram(uses).draw(type))));
        }
        if (type.references().isEmpty()) {
            parts.add(p(Bilingual.line("不引用其他记录。", "It refers to no other record.")));
        } else {
            parts.add(table(
                            Bilingual.head(
                                    new Text("引用", "Reference"),
                                    new Text("记录类型", "Record type"),
                                    new Text("按", "By"),
                                    new Text("范围", "Among"),
                                    new Text("找不到时", "If not found")),
                            tbody(each(type.references(), this::reference)))
                    .withClass("stacks"));
        }
        parts.add(h3(Bilingual.line("被引用", "Referred to by")).withId("referred"));
        parts.add(
                arrows.isEmpty()
                        ? p(Bilingual.line("没有记录引用它。", "No record refers to it."))
                        : p(each(
                                        arrows,
                                        arrow -> span(
                                                a(Bilingual.line(arrow.from().title()))
                                                        .withHref(Address.record(
                                                                arrow.from().name())),
                                                text(" "),
                                                code(arrow.reference().name()))))
                                .withClass("list"));
        return section(each(parts.stream())).withId("references");
    }

    private TrTag reference(Reference reference) {
        Text target = standard.record(reference.record()).title();
        return tr(
                th(code(reference.name())).attr("scope", "row"),
                td(a(Bilingual.line(target)).withHref(Address.record(reference.record()))),
                td(each(reference.keys(), ReferencesPart::join)),
                td(Bilingual.line(
                        reference.scope() == Reference.Scope.INSTITUTION
                                ? new Text("同一机构的记录", "Records of the same institution")
                                : new Text("全部记录", "All records"))),
                td(
                        Mark.link(Address.finding(reference.finding()), reference.finding()),
                        text(" "),
                        Mark.severity(Objects.requireNonNull(standard.findings().get(reference.finding()))
                                .severity()),
                        each(
                                reference.required()
                                        ? Stream.empty()
                                        : Stream.of(text(" "), Mark.plain(new Text("可以没有", "May be missing"))))));
    }

    private static DomContent join(Map<String, String> key) {
        return div(each(key, (ours, theirs) -> div(code(ours), text(" = "), code(theirs))))
                .withClass("alternative");
    }
}
