package hub.adapters.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import hub.standards.CodeSet;
import hub.standards.DataType;
import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Standard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a row gives records of one type, read from its part of a mapping file and held against the standard. 读取一种记录的映射。 */
final class RecordRuleReader {
    private final Standard standard;
    private final Columns columns;
    private final ColumnReader reader;
    private final Problems problems;

    RecordRuleReader(Standard standard, Columns columns, Lookups lookups, Problems problems) {
        this.standard = standard;
        this.columns = columns;
        this.reader = new ColumnReader(standard, columns, lookups);
        this.problems = problems;
    }

    /** One rule, or one for each record that a row gives. */
    List<Mapping.RecordRule> read(JsonNode node) {
        String name = node.path("record").asText();
        RecordType type = standard.records().get(name);
        if (type == null) {
            problems.under("record")
                    .unknown(
                            "没有记录类型 " + name,
                            "no record type " + name,
                            name,
                            standard.records().keySet());
            return List.of();
        }
        List<Mapping.Column> common = columns(type, node.path("columns"), problems.under("columns"));
        Fixed fixed = new Fixed();
        constants(type, node.path("constants"), fixed.constants, problems.under("constants"));
        reader.defaults(type, node.path("columns"), fixed.defaults, problems.under("columns"));
        Mapping.Identity identity = identity(node, common);
        List<Mapping.RecordRule> rules = new ArrayList<>();
        if (node.has("each")) {
            Set<String> parts = new HashSet<>();
            for (JsonNode each : node.path("each")) {
                Problems here = problems.under("each").under(Integer.toString(rules.size()));
                if (!parts.add(each.path("part").asText())) {
                    here.under("part")
                            .add("part 重复，记录的编号会相同", "the part stands twice, so two records would have one key");
                }
                rules.add(each(type, node, each, common, fixed, identity, here));
            }
        } else {
            Mapping.EachColumn each = eachColumn(type, node.path("eachColumn"));
            complete(type, common, each, fixed.constants, problems);
            rules.add(new Mapping.RecordRule(
                    type,
                    identity,
                    new Mapping.Choice(when(node), List.of()),
                    common,
                    new Mapping.Values(fixed.constants, fixed.defaults, year(node)),
                    each));
        }
        return rules;
    }

    /** What fields hold without a column. */
    private static final class Fixed {
        private final Map<Integer, Object> constants = new LinkedHashMap<>();
        private final Map<Integer, Object> defaults = new LinkedHashMap<>();
    }

    private Mapping.RecordRule each(
            RecordType type,
            JsonNode node,
            JsonNode each,
            List<Mapping.Column> common,
            Fixed fixed,
            Mapping.Identity identity,
            Problems here) {
        List<Mapping.Column> own = columns(type, each.path("columns"), here.under("columns"));
        List<Mapping.Column> all = new ArrayList<>(common);
        all.addAll(own);
        Fixed both = new Fixed();
        both.constants.putAll(fixed.constants);
        both.defaults.putAll(fixed.defaults);
        constants(type, each.path("constants"), both.constants, here.under("constants"));
        reader.defaults(type, each.path("columns"), both.defaults, here.under("columns"));
        complete(type, all, null, both.constants, here);
        return new Mapping.RecordRule(
                type,
                new Mapping.Identity(
                        identity.key(),
                        each.path("part").asText(),
                        identity.separator(),
                        identity.version(),
                        identity.operation(),
                        identity.institution()),
                new Mapping.Choice(
                        when(node),
                        own.stream()
                                .map(Mapping.Column::heading)
                                .filter(heading -> !columns.isDerived(heading))
                                .toList()),
                all,
                new Mapping.Values(both.constants, both.defaults, year(node)),
                null);
    }

    private Mapping.@Nullable Filter when(JsonNode node) {
        return node.has("when") ? columns.filter(node.path("when"), problems.under("when")) : null;
    }

    private Mapping.@Nullable Heading year(JsonNode node) {
        return node.has("year") ? columns.heading(node.path("year").asText(), true, problems.under("year")) : null;
    }

    private Mapping.Identity identity(JsonNode node, List<Mapping.Column> common) {
        List<Mapping.Heading> key = new ArrayList<>();
        for (String column : MappingReader.texts(node.path("key"))) {
            key.add(columns.heading(column, true, problems.under("key")));
        }
        keyIsNoSecret(key, common);
        JsonNode version = node.path("version").path("column");
        return new Mapping.Identity(
                key,
                null,
                node.path("separator").asText("-"),
                version.isMissingNode() ? null : columns.heading(version.asText(), true, problems.under("version")),
                operation(node.path("operation")),
                node.has("institution")
                        ? columns.heading(node.path("institution").asText(), true, problems.under("institution"))
                        : null);
    }

    private Mapping.@Nullable OperationRule operation(JsonNode node) {
        if (node.isMissingNode()) {
            return null;
        }
        Map<String, Boolean> values = new LinkedHashMap<>();
        MappingReader.texts(node.path("upsert")).forEach(text -> values.put(text, false));
        MappingReader.texts(node.path("void")).forEach(text -> {
            if (values.put(text, true) != null) {
                problems.under("operation").add(text + " 既表示有效又表示作废", text + " means both upsert and void");
            }
        });
        return new Mapping.OperationRule(
                columns.heading(node.path("column").asText(), true, problems.under("operation")), values);
    }

    private List<Mapping.Column> columns(RecordType type, JsonNode node, Problems here) {
        List<Mapping.Column> found = new ArrayList<>();
        node.fields().forEachRemaining(entry -> {
            List<JsonNode> targets = new ArrayList<>();
            if (entry.getValue().isArray()) {
                entry.getValue().forEach(targets::add);
            } else {
                targets.add(entry.getValue());
            }
            for (JsonNode target : targets) {
                Mapping.Column column = reader.read(type, entry.getKey(), target, here.under(entry.getKey()));
                if (column != null) {
                    found.add(column);
                }
            }
        });
        return found;
    }

    private Mapping.@Nullable EachColumn eachColumn(RecordType type, JsonNode node) {
        if (node.isMissingNode()) {
            return null;
        }
        Problems here = problems.under("eachColumn");
        if (!columns.byName()) {
            here.add("按列的位置读取时没有“每列一条”", "columns told by position cannot be told by the form of their header");
            return null;
        }
        String like = node.path("like").asText();
        Mapping.Column column = reader.read(type, like, node.path("value"), here.under("value"));
        Mapping.Column header =
                node.has("header") ? reader.read(type, like, node.path("header"), here.under("header")) : null;
        if (column == null || node.has("header") && header == null) {
            return null;
        }
        return new Mapping.EachColumn(
                like,
                column,
                header == null ? null : header.field(),
                header == null ? Converters::text : header.converter());
    }

    private void constants(RecordType type, JsonNode node, Map<Integer, Object> constants, Problems here) {
        (node.isMissingNode() ? MissingNode.getInstance() : node).fields().forEachRemaining(entry -> {
            Field field = reader.field(type, entry.getKey(), here.under(entry.getKey()));
            Object value = field == null ? null : reader.constant(field, entry.getValue(), here.under(entry.getKey()));
            if (field != null && value != null) {
                constants.put(field.ordinal(), value);
            }
        });
    }

    /** No field from two columns, and none that the standard asks for left empty in every record. */
    private static void complete(
            RecordType type,
            List<Mapping.Column> columns,
            Mapping.@Nullable EachColumn each,
            Map<Integer, Object> constants,
            Problems here) {
        Set<Field> filled = new LinkedHashSet<>();
        Set<Field> beside = new HashSet<>();
        List<Mapping.Column> all = new ArrayList<>(columns);
        if (each != null) {
            all.add(each.column());
            if (each.header() != null) {
                beside.add(each.header());
            }
        }
        for (Mapping.Column column : all) {
            String name = column.field().name();
            if (!filled.add(column.field())) {
                here.under("columns").add("两列都填 " + name, "two columns go to " + name);
            }
            for (Field other : column.beside()) {
                if (other != null) {
                    beside.add(other);
                }
            }
        }
        for (Field field : type.fields()) {
            boolean constant = constants.containsKey(field.ordinal());
            if (constant && filled.contains(field)) {
                here.under("constants")
                        .under(field.name())
                        .add(field.name() + " 已由某一列填写", field.name() + " comes from a column already");
            }
            if (field.required() && !constant && !filled.contains(field) && !beside.contains(field)) {
                here.under("columns")
                        .add(
                                "没有列填 " + field.name() + "（" + field.label().zh() + "），" + type.name() + " 必须有",
                                "nothing goes to " + field.name() + ", which " + type.name() + " requires");
            }
        }
    }

    /** A key travels in clear, so it may not be made of what is stored as ciphertext only. */
    private void keyIsNoSecret(List<Mapping.Heading> key, List<Mapping.Column> common) {
        for (Mapping.Heading part : key) {
            for (Mapping.Column column : common) {
                if (column.heading().shown().equals(part.shown())
                        && column.field().element().sensitivity().sealed()) {
                    String name = column.field().name();
                    problems.under("key")
                            .add(
                                    part.shown() + " 是 " + name + "，不得作编号",
                                    part.shown() + " holds " + name + ", which may not travel in a key");
                }
            }
        }
    }

    static String typeName(DataType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    static void known(CodeSet codes, String code, Problems here) {
        var found = codes.find(code);
        if (found == null) {
            here.add(codes.reference() + " 没有代码 " + code, codes.reference() + " has no code " + code);
        } else if (found.retired() != null) {
            here.add(codes.reference() + " 的代码 " + code + " 已停用", codes.reference() + " retired the code " + code);
        }
    }
}
