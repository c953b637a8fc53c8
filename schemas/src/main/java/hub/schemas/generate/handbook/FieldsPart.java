package hub.schemas.generate.handbook;

import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import hub.schemas.generate.TemplateColumns;
import hub.standards.PersonKey;
import hub.standards.RecordType;
import hub.standards.Rule;
import hub.standards.Text;
import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of a record type in their order, after the key that every record carries. 字段表。 */
final class FieldsPart {
    private final Uses uses;
    private final Values values;

    FieldsPart(Uses uses) {
        this.uses = uses;
        this.values = new Values(uses.standard());
    }

    DomContent of(RecordType type) {
        return section(
                        h2(Bilingual.line("字段", "Fields")),
                        table(
                                        Bilingual.head(
                                                new Text("序", "No."),
                                                new Text("字段", "Field"),
                                                new Text("含义", "Meaning"),
                                                new Text("取值", "Values"),
                                                new Text("要求与保护", "Obligation, protection"),
                                                new Text("来源", "Source")),
                                        tbody(
                                                each(Stream.of(
                                                                TemplateColumns.SOURCE_ID,
                                                                TemplateColumns.SOURCE_VERSION,
                                                                TemplateColumns.OPERATION)
                                                        .map(FieldsPart::key)),
                                                each(type.fields().stream()
                                                        .map(field -> new Uses.Use(type, field))
                                                        .map(this::field))))
                                .withClass("fields stacks"),
                        person(type.person()))
                .withId("fields");
    }

    private static DomContent key(TemplateColumns.Column column) {
        return tr(
                        td(text("")).withClass("number"),
                        th(Bilingual.stack(column.label()), code(column.name())).attr("scope", "row"),
                        td(Bilingual.stack(TemplateColumns.meaning(column))),
                        td(TemplateColumns.form(column)),
                        td(Mark.obligation(column.required())),
                        td(Bilingual.line("记录标识", "Record key")))
                .withClass("key");
    }

    private TrTag field(Uses.Use use) {
        var field = use.field();
        var element = field.element();
        List<DomContent> meaning = new ArrayList<>();
        meaning.add(Bilingual.stack(element.definition()));
        List<Rule> rules = uses.at(use);
        if (!rules.isEmpty()) {
            meaning.add(div(
                            Bilingual.line("规则", "Rules"),
                            each(rules, rule -> each(text(" "), Mark.link("#" + rule.rule(), rule.rule()))))
                    .withClass("small"));
        }
        return tr(
                        td(Integer.toString(field.ordinal() + 1)).withClass("number"),
                        th(
                                        Bilingual.stack(field.label()),
                                        code(field.name()),
                                        Mark.life(
                                                field.since().equals(use.type().since()) ? null : field.since(),
                                                element.retired(),
                                                null))
                                .attr("scope", "row"),
                        td(each(meaning.stream())),
                        td(
                                values.of(element),
                                div(
                                                Bilingual.line("数据元", "element"),
                                                text(" "),
                                                Mark.link(Address.element(element.element()), element.element()))
                                        .withClass("small")),
                        td(Mark.obligation(field.required()), Mark.of(element.sensitivity())),
                        td(Mark.source(element.source())))
                .withId(Address.fieldAnchor(field.name()));
    }

    private static DomContent person(@Nullable PersonKey person) {
        if (person == null) {
            return text("");
        }
        List<String> fields = Stream.of(person.citizenId(), person.name(), person.birthDate(), person.unitCode())
                .filter(Objects::nonNull)
                .toList();
        return p(
                        Bilingual.line("人员按这些字段识别：", "The person is told by:"),
                        each(fields, field -> each(text(" "), Mark.link("#" + Address.fieldAnchor(field), field))))
                .withClass("note");
    }
}
