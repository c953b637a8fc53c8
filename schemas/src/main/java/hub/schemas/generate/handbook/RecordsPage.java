package hub.schemas.generate.handbook;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import hub.standards.RecordGroup;
import hub.standards.RecordType;
import hub.standards.Standard;
import hub.standards.Text;
import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import org.jspecify.annotations.Nullable;

/** All record types by group, with their templates, and how they refer to each other. 记录类型一览。 */
final class RecordsPage {
    private final Standard standard;
    private final Uses uses;

    RecordsPage(Uses uses) {
        this.standard = uses.standard();
        this.uses = uses;
    }

    byte[] in(Frame frame) {
        return frame.page(
                Frame.Part.RECORDS,
                h1(Bilingual.line("记录类型", "Record types")),
                Bilingual.beside(
                        "记录是一列扁平的字段，按键引用别的记录，不嵌套。先后到达不限：所引用的记录未到，先等待，到了自动可以放行。",
                        "A record is a flat list of fields that refers to others by their keys and nests none. They may arrive in any order: a record "
                                + "whose reference has not arrived waits, and can then be released."),
                each(uses.groups(), this::group),
                section(h2(Bilingual.line("引用关系", "References")), diagram()).withId("diagram"));
    }

    private DomContent diagram() {
        return figure(
                Frame.wide(new Text("引用关系图", "Diagram of references"), new ReferenceDiagram(uses).draw()),
                figcaption(
                        text("每行是一种记录，每条竖线通向一种被引用的记录（箭头所指）；圆点处即引用。实心：所引用的须已存在，否则等待或报告；空心：可以没有。"),
                        Bilingual.english(
                                " A row is a record type, a lane leads to the type referred to (where its arrow points), a dot is a reference. "
                                        + "Filled: what is referred to must be there, or the record waits or is reported; hollow: it may be missing.")));
    }

    private DomContent group(@Nullable RecordGroup group) {
        return section(
                        h2(Bilingual.line(Words.of(group))),
                        table(
                                        Bilingual.head(
                                                new Text("记录类型", "Record type"),
                                                new Text("含义", "Meaning"),
                                                new Text("报送方", "Sent by"),
                                                new Text("字段", "Fields"),
                                                new Text("规则", "Rules"),
                                                new Text("模板", "Templates")),
                                        tbody(each(uses.of(group), this::row)))
                                .withClass("records stacks"))
                .withId(Address.groupAnchor(group));
    }

    private TrTag row(RecordType type) {
        return tr(
                th(
                                a(
                                                span(type.title().zh()).withClass("l"),
                                                Bilingual.english(type.title().en())
                                                        .withClass("l"))
                                        .withHref(Address.record(type.name())),
                                code(type.name()))
                        .attr("scope", "row"),
                td(Bilingual.stack(type.definition())),
                td(each(type.senders(), sender -> Mark.plain(Words.of(sender)))),
                td(Integer.toString(type.fields().size())).withClass("number"),
                td(Integer.toString(standard.rulesOf(type.name()).size())).withClass("number"),
                td(
                        a("XLSX").withHref(Address.published("xlsx/" + type.name() + ".xlsx")),
                        text(" "),
                        a("CSV").withHref(Address.published("csv/" + type.name() + ".csv")),
                        text(" "),
                        a("JSON").withHref(Address.published("json/" + type.name() + ".json"))));
    }
}
