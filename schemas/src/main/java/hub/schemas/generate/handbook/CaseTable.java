package hub.schemas.generate.handbook;

import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import com.fasterxml.jackson.databind.JsonNode;
import hub.standards.Code;
import hub.standards.CodeSet;
import hub.standards.Field;
import hub.standards.Force;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.Text;
import j2html.tags.DomContent;
import j2html.tags.specialized.TdTag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The cases of a rule as a table: a column for each field that any of them fills, fields of records referred to by their path. 案例表。 */
final class CaseTable {
    private static final Text TODAY = new Text("接收日", "Day of receipt");
    private static final Text OTHERS = new Text("已有的记录", "Records that exist");

    private final Standard standard;
    private final Rule rule;
    private final RecordType type;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    /** One column: its heading, and the field where it is one. */
    private record Column(Text label, @Nullable Field field) {}

    CaseTable(Standard standard, Rule rule) {
        this.standard = standard;
        this.rule = rule;
        this.type = standard.record(rule.record());
        Stream.concat(rule.cases().accept().stream(), rule.cases().refuse().stream())
                .forEach(one -> one.fields().forEachRemaining(entry -> column(entry.getKey(), entry.getValue())));
    }

    DomContent content() {
        boolean must = rule.force() == Force.MUST;
        return Frame.wide(
                new Text("案例", "Cases"),
                table(
                                thead(tr(
                                        th(Bilingual.line("结论", "Verdict")).attr("scope", "col"),
                                        each(
                                                columns,
                                                (path, column) -> th(
                                                                text(column.label()
                                                                                .zh() + " "),
                                                                code(path))
                                                        .attr("scope", "col")))),
                                tbody(
                                        rows(rule.cases().accept(), new Text("通过", "Passes"), "passes"),
                                        rows(
                                                rule.cases().refuse(),
                                                must ? new Text("报错误", "Error") : new Text("报警告", "Warning"),
                                                must ? "must" : "should")))
                        .withClass("cases"));
    }

    private DomContent rows(List<JsonNode> cases, Text verdict, String kind) {
        return each(
                cases,
                one -> tr(
                        th(span(Bilingual.line(verdict)).withClass("mark " + kind))
                                .attr("scope", "row"),
                        each(columns, (path, column) -> cell(one, path, column))));
    }

    private void column(String name, JsonNode value) {
        if (value.isObject()) {
            RecordType other = referredTo(name);
            value.fieldNames()
                    .forEachRemaining(
                            inner -> columns.computeIfAbsent(name + "." + inner, path -> column(other, inner)));
        } else {
            columns.computeIfAbsent(name, path -> column(type, name));
        }
    }

    private @Nullable RecordType referredTo(String reference) {
        return type.references().stream()
                .filter(one -> one.name().equals(reference))
                .map(Reference::record)
                .map(standard::record)
                .findFirst()
                .orElse(null);
    }

    private static Column column(@Nullable RecordType type, String name) {
        Field field = type == null ? null : type.find(name);
        if (field != null) {
            return new Column(field.label(), field);
        }
        return switch (name) {
            case "today" -> new Column(TODAY, null);
            case "others" -> new Column(OTHERS, null);
            default -> new Column(new Text("", ""), null);
        };
    }

    private TdTag cell(JsonNode one, String path, Column column) {
        JsonNode value = one.at("/" + path.replace('.', '/'));
        if (value.isMissingNode()) {
            return td("–").withClass("nothing");
        }
        if (value.isArray()) {
            return td(each(
                    StreamSupport.stream(value.spliterator(), false).toList(), other -> div(code(inOneLine(other)))));
        }
        return td(code(plain(value)), each(name(value.asText(), column.field()).map(zh -> text(" " + zh))));
    }

    /** What a code is called; nothing for what is no code. */
    private Stream<String> name(String value, @Nullable Field field) {
        CodeSet set = field == null ? null : standard.codeSet(field.domain().codes());
        Code found = set == null ? null : set.find(value);
        return found == null ? Stream.empty() : Stream.of(found.zh());
    }

    private static String inOneLine(JsonNode record) {
        return record.properties().stream()
                .map(entry -> entry.getKey() + "=" + plain(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String plain(JsonNode value) {
        if (value.isObject()) {
            return "{" + inOneLine(value) + "}";
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }
}
