package hub.adapters.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.standards.Standard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the tables of a mapping file. 读取映射中的表。 */
final class TableReader {
    private final Standard standard;
    private final Mapping.Kind kind;
    private final ObjectNode whole;
    private final JsonNode form;
    private final Lookups lookups;

    TableReader(Standard standard, Mapping.Kind kind, ObjectNode whole, Lookups lookups) {
        this.standard = standard;
        this.kind = kind;
        this.whole = whole;
        this.form = whole.path("form");
        this.lookups = lookups;
    }

    /** The one table of a file that says at its top what a row gives. */
    Mapping.Table single(Problems problems) {
        return table(whole, List.of(whole), problems);
    }

    /** One of several tables. */
    Mapping.Table read(JsonNode node, Problems problems) {
        List<JsonNode> records = new ArrayList<>();
        node.path("records").forEach(records::add);
        return table(node, records, problems);
    }

    private Mapping.Table table(JsonNode node, List<JsonNode> records, Problems problems) {
        Head head = head(node);
        if (!head.byName() && node.has("synonyms")) {
            problems.under("synonyms").add("按列的位置读取时没有同义列名", "columns told by position have no synonyms");
        }
        Set<String> names = new HashSet<>();
        node.path("derived").fieldNames().forEachRemaining(names::add);
        List<Join> joins = joins(node.path("joins"), head, names, problems.under("joins"));
        Columns columns = new Columns(head.byName(), names, joins);
        Map<String, Derived> derived = derived(node.path("derived"), columns, problems.under("derived"));
        List<Mapping.RecordRule> rules = new ArrayList<>();
        Set<String> sources = new HashSet<>();
        for (int i = 0; i < records.size(); i++) {
            JsonNode record = records.get(i);
            Problems here =
                    record.equals(whole) ? problems : problems.under("records").under(Integer.toString(i));
            boolean oneOfType = !record.has("when") && !record.has("each") && !record.has("eachColumn");
            if (oneOfType && !sources.add(record.path("record").asText())) {
                String type = record.path("record").asText();
                here.add("一行给出第二条 " + type, "gives a second " + type + " from one row");
            }
            rules.addAll(new RecordRuleReader(standard, columns, lookups, here).read(record));
        }
        return new Mapping.Table(
                name(node),
                node.path("optional").asBoolean(false),
                head,
                new Mapping.Shape(
                        merged(node.path("merged"), columns, problems.under("merged")),
                        MappingReader.texts(node.path("footer")),
                        synonyms(node.path("synonyms")),
                        derived,
                        joins,
                        passes(node.path("passes"), columns, problems.under("passes"))),
                ignores(node, columns, problems.under("ignores")),
                rules);
    }

    private @Nullable String name(JsonNode node) {
        String key = kind == Mapping.Kind.PACKAGE ? "file" : "sheet";
        JsonNode name = (node.has(key) ? node : form).path(key);
        return name.isMissingNode() || kind == Mapping.Kind.CSV ? null : name.asText();
    }

    private Head head(JsonNode node) {
        return new Head(
                either(node, "header").asText("by-name").equals("by-name"),
                either(node, "skipRows").asInt(0),
                MappingReader.texts(either(node, "headerWith")),
                either(node, "headerRows").asInt(1));
    }

    private JsonNode either(JsonNode node, String key) {
        return (node.has(key) ? node : form).path(key);
    }

    private @Nullable List<String> merged(JsonNode node, Columns columns, Problems problems) {
        if (node.isMissingNode()) {
            return null;
        }
        if (kind != Mapping.Kind.WORKBOOK) {
            problems.add("只有工作簿有合并单元格", "only workbooks have merged cells");
        }
        List<String> names = node.isArray() ? MappingReader.texts(node) : List.of();
        names.forEach(name -> columns.heading(name, true, problems));
        return names;
    }

    private static Map<String, List<String>> synonyms(JsonNode node) {
        Map<String, List<String>> synonyms = new LinkedHashMap<>();
        node.fields().forEachRemaining(entry -> synonyms.put(entry.getKey(), MappingReader.texts(entry.getValue())));
        return synonyms;
    }

    private static Map<String, Derived> derived(JsonNode node, Columns columns, Problems problems) {
        Map<String, Derived> derived = new LinkedHashMap<>();
        node.fields().forEachRemaining(entry -> {
            JsonNode each = entry.getValue();
            Problems here = problems.under(entry.getKey());
            if (each.path("from").asText().equals("columns")) {
                List<Mapping.Heading> of = MappingReader.texts(each.path("of")).stream()
                        .map(name -> columns.heading(name, true, here.under("of")))
                        .toList();
                derived.put(
                        entry.getKey(),
                        new Derived.Composed(
                                of,
                                each.path("with").asText(""),
                                each.path("ending").asText("")));
            } else {
                derived.put(
                        entry.getKey(),
                        new Derived.Told(
                                each.path("from").asText().equals("title")
                                        ? Derived.From.TITLE
                                        : Derived.From.FILE_NAME,
                                each.path("take").asText().equals("year"),
                                each.path("between").path(0).asText(""),
                                each.path("between").path(1).asText("")));
            }
        });
        return derived;
    }

    private List<Join> joins(JsonNode node, Head head, Set<String> derived, Problems problems) {
        List<Join> joins = new ArrayList<>();
        if (node.size() > 0 && kind == Mapping.Kind.CSV) {
            problems.add("分隔文本只有一张表，无法关联", "delimited text has one table, there is nothing to join");
        }
        for (JsonNode each : node) {
            Problems here = problems.under(Integer.toString(joins.size()));
            String table =
                    each.path(kind == Mapping.Kind.PACKAGE ? "file" : "sheet").asText();
            if (table.isEmpty()) {
                here.add(
                        kind == Mapping.Kind.PACKAGE ? "关联的表要写明文件 file" : "关联的表要写明工作表 sheet",
                        "a joined table must name its " + (kind == Mapping.Kind.PACKAGE ? "file" : "sheet"));
            }
            JsonNode by = each.path("by");
            String own = by.isTextual() ? by.asText() : by.path("here").asText();
            JsonNode read = alsoRead(table);
            JsonNode at = read == null ? each : read;
            joins.add(new Join(
                    each.path("as").asText(table),
                    table,
                    head(at),
                    synonyms(at.path("synonyms")),
                    new Columns(head.byName(), derived, joins).heading(own, true, here.under("by")),
                    by.isTextual() ? by.asText() : by.path("there").asText(),
                    each.path("optional").asBoolean(false),
                    MappingReader.texts(each.path("ignores")),
                    read != null));
        }
        return joins;
    }

    /** The table that reads records of the same rows; null if there is none. */
    private @Nullable JsonNode alsoRead(String name) {
        for (JsonNode table : whole.path("tables")) {
            if (name.equals(name(table))) {
                return table;
            }
        }
        return null;
    }

    private static Mapping.@Nullable Filter passes(JsonNode node, Columns columns, Problems problems) {
        return node.isMissingNode() ? null : columns.filter(node, problems);
    }

    private static List<String> ignores(JsonNode node, Columns columns, Problems problems) {
        List<String> ignores = MappingReader.texts(node.path("ignores"));
        ignores.forEach(name -> columns.heading(name, false, problems));
        return ignores;
    }
}
