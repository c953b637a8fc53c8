package hub.adapters.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import hub.adapters.NearMiss;
import hub.standards.CodeSet;
import hub.standards.DataType;
import hub.standards.Field;
import hub.standards.IllegalStandardException;
import hub.standards.RecordType;
import hub.standards.Standard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a row gives one record, read from its part of a mapping file and held against the standard. 读取一种记录的映射。 */
final class RecordRuleReader {
    private final Standard standard;
    private final boolean byName;
    private final String at;
    private final List<String> problems;

    RecordRuleReader(Standard standard, boolean byName, String at, List<String> problems) {
        this.standard = standard;
        this.byName = byName;
        this.at = at;
        this.problems = problems;
    }

    Mapping.RecordRule read(JsonNode node) {
        String name = node.path("record").asText();
        RecordType type = standard.records().get(name);
        if (type == null) {
            problems.add(at + "/record: no record type " + name
                    + suggestion(name, standard.records().keySet()));
            type = new RecordType(
                    name,
                    standard.title(),
                    standard.title(),
                    List.of(),
                    standard.version().version(),
                    List.of(),
                    List.of(),
                    null);
            return new Mapping.RecordRule(type, List.of(), "", null, null, null, List.of(), Map.of());
        }
        List<Mapping.Column> columns = columns(type, node.path("columns"));
        Map<Integer, Object> constants = constants(type, node.path("constants"));
        complete(type, columns, constants);
        List<Mapping.Heading> key = new ArrayList<>();
        for (String column : MappingReader.texts(node.path("key"))) {
            key.add(heading(column, true, "/key"));
        }
        keyIsNoSecret(key, columns);
        JsonNode version = node.path("version").path("column");
        return new Mapping.RecordRule(
                type,
                key,
                node.path("separator").asText("-"),
                version.isMissingNode() ? null : heading(version.asText(), true, "/version"),
                operation(node.path("operation")),
                node.has("institution") ? heading(node.path("institution").asText(), true, "/institution") : null,
                columns,
                constants);
    }

    private Mapping.Heading heading(String column, boolean required, String where) {
        if (!byName && Letters.column(column) < 0) {
            problems.add(at + where + ": " + column + " is no column, by position they are A to XFD");
            return Mapping.Heading.of("A", required);
        }
        return Mapping.Heading.of(column, required);
    }

    private Mapping.@Nullable OperationRule operation(JsonNode node) {
        if (node.isMissingNode()) {
            return null;
        }
        Map<String, Boolean> values = new LinkedHashMap<>();
        MappingReader.texts(node.path("upsert")).forEach(text -> values.put(text, false));
        MappingReader.texts(node.path("void")).forEach(text -> {
            if (values.put(text, true) != null) {
                problems.add(at + "/operation: " + text + " means both upsert and void");
            }
        });
        return new Mapping.OperationRule(heading(node.path("column").asText(), true, "/operation"), values);
    }

    private List<Mapping.Column> columns(RecordType type, JsonNode node) {
        List<Mapping.Column> columns = new ArrayList<>();
        node.fields().forEachRemaining(entry -> {
            List<JsonNode> targets = new ArrayList<>();
            if (entry.getValue().isArray()) {
                entry.getValue().forEach(targets::add);
            } else {
                targets.add(entry.getValue());
            }
            for (JsonNode target : targets) {
                Mapping.Column column = column(type, entry.getKey(), target);
                if (column != null) {
                    columns.add(column);
                }
            }
        });
        return columns;
    }

    /** A column and the field it fills; null, with the reason said, if the record has no such field. */
    Mapping.@Nullable Column column(RecordType type, String name, JsonNode node) {
        String where = "/columns/" + name;
        Field field =
                field(type, node.isTextual() ? node.asText() : node.path("to").asText(), where);
        Mapping.Heading heading = heading(name, !node.path("optional").asBoolean(false), where);
        if (field == null) {
            return null;
        }
        Field unitTo = node.has("unitTo") ? field(type, node.path("unitTo").asText(), where) : null;
        Converter converter = converter(field, node, unitTo, where);
        boolean repeating = switch (field.type()) {
            case TEXT, CITIZEN_ID, USCID -> false;
            default -> true;
        };
        return new Mapping.Column(heading, field, converter, repeating, unitTo);
    }

    private @Nullable Field field(RecordType type, String name, String where) {
        Field field = type.find(name);
        if (field == null) {
            List<String> names = type.fields().stream().map(Field::name).toList();
            problems.add(at + where + ": " + type.name() + " has no field " + name + suggestion(name, names));
        }
        return field;
    }

    private static String suggestion(String name, java.util.Collection<String> known) {
        String near = NearMiss.of(name, known);
        return near == null ? "" : ", did you mean " + near;
    }

    private Converter converter(Field field, JsonNode node, @Nullable Field unitTo, String where) {
        String as = node.path("as").asText(node.has("codes") ? "code" : "");
        DataType needed = switch (as) {
            case "citizen-id" -> DataType.CITIZEN_ID;
            case "date" -> DataType.DATE;
            case "boolean" -> DataType.BOOLEAN;
            case "code" -> DataType.CODE;
            default -> field.type();
        };
        boolean number = field.type() == DataType.DECIMAL || field.type() == DataType.INTEGER;
        boolean wrong = field.type() != needed
                || as.startsWith("number") && !number
                || as.equals("text") && (!field.type().isText() || field.type() == DataType.CODE);
        if (wrong) {
            problems.add(at + where + ": " + field.name() + " is of type "
                    + field.type().name().toLowerCase(java.util.Locale.ROOT) + " and cannot be read as " + as);
            return Converters.byType(field);
        }
        if (!as.equals("number-with-unit") && (node.has("unit") || node.has("units"))) {
            problems.add(at + where + ": units belong to as: number-with-unit");
        }
        return switch (as) {
            case "number-with-unit" -> withUnit(field, node, unitTo, where);
            case "code" -> code(field, node, where);
            case "text" -> Converters::text;
            default -> Converters.byType(field);
        };
    }

    private Converter withUnit(Field field, JsonNode node, @Nullable Field unitTo, String where) {
        Map<String, String> units = new LinkedHashMap<>();
        if (node.has("unit")) {
            units.put(node.path("unit").asText(), "");
        }
        node.path("units")
                .fields()
                .forEachRemaining(
                        unit -> units.put(unit.getKey(), unit.getValue().asText()));
        if (units.isEmpty()) {
            problems.add(at + where + ": number-with-unit needs unit or units");
        }
        if (node.has("units") && !node.has("unitTo")) {
            problems.add(at + where + ": units need unitTo, or their codes go nowhere");
        }
        CodeSet codes = unitTo == null ? null : standard.codeSet(unitTo.domain().codes());
        if (unitTo != null && codes == null) {
            problems.add(at + where + ": " + unitTo.name() + " holds no code");
        }
        if (codes != null) {
            units.values().forEach(code -> known(codes, code, where));
        }
        return Converters.numberWithUnit(field, units);
    }

    private Converter code(Field field, JsonNode node, String where) {
        CodeSet own = standard.codeSet(field.domain().codes());
        if (own == null) {
            throw new IllegalStandardException(field.name() + " has no code set");
        }
        CodeSet named = node.has("codes") ? standard.codeSet(node.path("codes").asText()) : own;
        if (named != own) {
            problems.add(at + where + ": " + field.name() + " holds codes of " + own.reference() + ", not of "
                    + node.path("codes").asText());
        }
        Converter plain = node.path("by").asText("code").equals("name")
                ? Converters.codeByName(own)
                : Converters.code(node.path("pad").asInt(0));
        if (!node.has("values")) {
            return plain;
        }
        Map<String, Object> values = new HashMap<>();
        node.path("values").fields().forEachRemaining(entry -> {
            known(own, entry.getValue().asText(), where);
            values.put(entry.getKey(), entry.getValue().asText());
        });
        return Converters.table(values, plain);
    }

    private void known(CodeSet codes, String code, String where) {
        var found = codes.find(code);
        if (found == null) {
            problems.add(at + where + ": " + codes.reference() + " has no code " + code);
        } else if (found.retired() != null) {
            problems.add(at + where + ": " + codes.reference() + " retired the code " + code);
        }
    }

    /** The values every record has, by field ordinal. */
    Map<Integer, Object> constants(RecordType type, JsonNode node) {
        Map<Integer, Object> constants = new LinkedHashMap<>();
        node.fields().forEachRemaining(entry -> {
            String where = "/constants/" + entry.getKey();
            Field field = field(type, entry.getKey(), where);
            if (field == null) {
                return;
            }
            Object value = Converters.byType(field).convert(entry.getValue().asText(), CellKind.TEXT);
            if (value instanceof Converter.Outcome) {
                problems.add(at + where + ": " + entry.getValue() + " is no "
                        + field.type().name().toLowerCase(java.util.Locale.ROOT));
                return;
            }
            CodeSet codes = standard.codeSet(field.domain().codes());
            if (codes != null) {
                known(codes, value.toString(), where);
            }
            constants.put(field.ordinal(), value);
        });
        return constants;
    }

    /** No field from two columns, and none that the standard asks for left empty in every record. */
    private void complete(RecordType type, List<Mapping.Column> columns, Map<Integer, Object> constants) {
        Set<Field> filled = new LinkedHashSet<>();
        Set<Field> units = new HashSet<>();
        for (Mapping.Column column : columns) {
            if (!filled.add(column.field())) {
                problems.add(
                        at + "/columns: two columns go to " + column.field().name());
            }
            if (column.unitTo() != null) {
                units.add(column.unitTo());
            }
        }
        for (Field field : type.fields()) {
            boolean constant = constants.containsKey(field.ordinal());
            if (constant && filled.contains(field)) {
                problems.add(at + "/constants: " + field.name() + " comes from a column already");
            }
            if (field.required() && !constant && !filled.contains(field) && !units.contains(field)) {
                problems.add(at + "/columns: nothing goes to " + field.name() + ", which " + type.name() + " requires");
            }
        }
    }

    /** A key travels in clear, so it may not be made of what is stored as ciphertext only. */
    private void keyIsNoSecret(List<Mapping.Heading> key, List<Mapping.Column> columns) {
        for (Mapping.Heading part : key) {
            for (Mapping.Column column : columns) {
                if (column.heading().shown().equals(part.shown())
                        && column.field().element().sensitivity().sealed()) {
                    problems.add(at + "/key: " + part.shown() + " holds "
                            + column.field().name() + ", which may not travel in a key");
                }
            }
        }
    }
}
