package hub.adapters.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import hub.standards.CodeSet;
import hub.standards.DataType;
import hub.standards.Field;
import hub.standards.IllegalStandardException;
import hub.standards.RecordType;
import hub.standards.Standard;
import hub.standards.Translation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a column fills a field, read from its part of a mapping file: the field must exist, and the conversion must give its type. 读取列的映射。 */
final class ColumnReader {
    private static final List<String> OF_CODES = List.of("codes", "by", "pad");
    private static final List<String> OF_UNITS = List.of("unit", "units", "unitTo", "ruleTo");

    private final Standard standard;
    private final Columns columns;
    private final Lookups lookups;

    ColumnReader(Standard standard, Columns columns, Lookups lookups) {
        this.standard = standard;
        this.columns = columns;
        this.lookups = lookups;
    }

    /** The column; null, with the reason said, if its field does not exist. */
    Mapping.@Nullable Column read(RecordType type, String name, JsonNode node, Problems here) {
        Field field =
                field(type, node.isTextual() ? node.asText() : node.path("to").asText(), here);
        boolean required = !node.path("optional").asBoolean(false);
        Mapping.Heading heading = columns.heading(name, required, here);
        if (field == null) {
            return null;
        }
        List<@Nullable Field> beside = new ArrayList<>();
        for (String key :
                node.path("as").asText().equals("date-range") ? List.of("endTo") : List.of("unitTo", "ruleTo")) {
            beside.add(node.has(key) ? field(type, node.path(key).asText(), here.under(key)) : null);
        }
        boolean repeating = switch (field.type()) {
            case TEXT, CITIZEN_ID, USCID -> false;
            default -> true;
        };
        return new Mapping.Column(heading, field, converter(field, node, beside, here), repeating, beside);
    }

    /** The field of that name; null, with the reason said, if there is none. */
    @Nullable
    Field field(RecordType type, String name, Problems here) {
        Field field = type.find(name);
        if (field == null) {
            List<String> names = type.fields().stream().map(Field::name).toList();
            here.unknown(type.name() + " 没有字段 " + name, type.name() + " has no field " + name, name, names);
        }
        return field;
    }

    /** A value that stands in the mapping itself; null, with the reason said, if it is none of the field's. */
    @Nullable
    Object constant(Field field, JsonNode node, Problems here) {
        Object value = Converters.byType(field).convert(node.asText(), CellKind.TEXT);
        if (value instanceof Converter.Outcome) {
            here.add(
                    node + " 不是 " + RecordRuleReader.typeName(field.type()),
                    node + " is no " + RecordRuleReader.typeName(field.type()));
            return null;
        }
        CodeSet codes = standard.codeSet(field.domain().codes());
        if (codes != null) {
            RecordRuleReader.known(codes, value.toString(), here);
        }
        return value;
    }

    /** The values of columns that are empty or missing, by field ordinal. */
    void defaults(RecordType type, JsonNode node, Map<Integer, Object> defaults, Problems here) {
        node.fields().forEachRemaining(entry -> {
            List<JsonNode> targets = new ArrayList<>();
            if (entry.getValue().isArray()) {
                entry.getValue().forEach(targets::add);
            } else {
                targets.add(entry.getValue());
            }
            for (JsonNode target : targets) {
                Field field = type.find(target.path("to").asText());
                if (field != null && target.has("default")) {
                    Object value = constant(
                            field,
                            target.path("default"),
                            here.under(entry.getKey()).under("default"));
                    if (value != null) {
                        defaults.put(field.ordinal(), value);
                    }
                }
            }
        });
    }

    private Converter converter(Field field, JsonNode node, List<@Nullable Field> beside, Problems here) {
        String as = node.path("as").asText(node.has("codes") ? "code" : "");
        DataType needed = switch (as) {
            case "citizen-id" -> DataType.CITIZEN_ID;
            case "date", "date-range" -> DataType.DATE;
            case "boolean" -> DataType.BOOLEAN;
            case "code" -> DataType.CODE;
            default -> field.type();
        };
        boolean number = field.type() == DataType.DECIMAL || field.type() == DataType.INTEGER;
        boolean wrong = field.type() != needed
                || as.startsWith("number") && !number
                || as.equals("text") && (!field.type().isText() || field.type() == DataType.CODE);
        if (wrong) {
            String type = RecordRuleReader.typeName(field.type());
            here.add(
                    field.name() + " 的类型是 " + type + "，不能按 " + as + " 读",
                    field.name() + " is of type " + type + " and cannot be read as " + as);
            return Converters.byType(field);
        }
        belong(field, node, as, here);
        Converter plain = switch (as) {
            case "number-with-unit" -> withUnit(field, node, beside, here);
            case "date-range" -> range(beside, here);
            case "text" -> Converters::text;
            default -> field.type() == DataType.CODE ? code(field, node, here) : Converters.byType(field);
        };
        return node.has("values") ? table(field, node.path("values"), plain, here.under("values")) : plain;
    }

    private static void belong(Field field, JsonNode node, String as, Problems here) {
        if (!as.equals("number-with-unit") && OF_UNITS.stream().anyMatch(node::has)) {
            here.add("unit、units、unitTo、ruleTo 只用于 as: number-with-unit", "units belong to as: number-with-unit");
        }
        if (!as.equals("date-range") && node.has("endTo")) {
            here.add("endTo 只用于 as: date-range", "endTo belongs to as: date-range");
        }
        if (field.type() != DataType.CODE && OF_CODES.stream().anyMatch(node::has)) {
            here.add(
                    field.name() + " 不是代码，codes、by、pad 用不上",
                    field.name() + " holds no code, so codes, by and pad mean nothing");
        }
    }

    private static Converter range(List<@Nullable Field> beside, Problems here) {
        Field end = beside.get(0);
        if (end == null || end.type() != DataType.DATE) {
            here.add("date-range 要用 endTo 写明结束日期填到哪个字段", "date-range needs endTo, a date");
        }
        return Converters::dateRange;
    }

    private Converter withUnit(Field field, JsonNode node, List<@Nullable Field> beside, Problems here) {
        Map<String, Converters.Counted> units = new LinkedHashMap<>();
        if (node.has("unit")) {
            units.put(node.path("unit").asText(), new Converters.Counted("", null));
        }
        boolean rules = false;
        for (Map.Entry<String, JsonNode> unit : node.path("units").properties()) {
            JsonNode rule = unit.getValue().path("rule");
            rules |= !rule.isMissingNode();
            units.put(
                    unit.getKey(),
                    new Converters.Counted(
                            unit.getValue().isTextual()
                                    ? unit.getValue().asText()
                                    : unit.getValue().path("unit").asText(),
                            rule.isMissingNode() ? null : rule.asText()));
        }
        if (units.isEmpty()) {
            here.add("number-with-unit 要写明单位 unit 或 units", "number-with-unit needs unit or units");
        }
        if (node.has("units") && !node.has("unitTo")) {
            here.add("units 要用 unitTo 写明单位代码填到哪个字段", "units need unitTo, or their codes go nowhere");
        }
        if (rules && !node.has("ruleTo")) {
            here.add("rule 要用 ruleTo 写明折算规则填到哪个字段", "rules of units need ruleTo, or they go nowhere");
        }
        for (int i = 0; i < beside.size(); i++) {
            Field other = beside.get(i);
            CodeSet codes =
                    other == null ? null : standard.codeSet(other.domain().codes());
            if (other != null && codes == null) {
                here.add(other.name() + " 不是代码", other.name() + " holds no code");
            }
            for (Converters.Counted unit : units.values()) {
                String code = i == 0 ? unit.code() : unit.rule();
                if (codes != null && code != null) {
                    RecordRuleReader.known(codes, code, here);
                }
            }
        }
        return Converters.numberWithUnit(field, units);
    }

    private Converter code(Field field, JsonNode node, Problems here) {
        CodeSet own = standard.codeSet(field.domain().codes());
        if (own == null) {
            throw new IllegalStandardException(field.name() + " has no code set");
        }
        String reference = node.path("codes").asText(own.reference());
        CodeSet named = standard.codeSet(reference);
        Translation translation = standard.translation(reference, own.reference());
        if (named == null) {
            here.under("codes")
                    .unknown(
                            "没有代码表 " + reference,
                            "no code set " + reference,
                            reference,
                            standard.codeSets().keySet());
            named = own;
        } else if (named != own && translation == null) {
            here.under("codes")
                    .add(
                            field.name() + " 用 " + own.reference() + " 的代码，不是 " + reference + "，标准也没有两者的对照",
                            field.name() + " holds codes of " + own.reference() + ", not of " + reference
                                    + ", and the standard does not translate them");
        }
        Converter plain = node.path("by").asText("code").equals("name")
                ? Converters.codeByName(named)
                : Converters.code(node.path("pad").asInt(0));
        return translation == null ? plain : Converters.translated(plain, named, translation);
    }

    /** The partner's own words; they mean codes of the standard, whatever edition its codes are of. */
    private Converter table(Field field, JsonNode node, Converter otherwise, Problems here) {
        Map<String, String> words = new LinkedHashMap<>();
        String name = node.isTextual() ? node.asText() : field.name();
        if (node.isTextual()) {
            Map<String, String> found = lookups.table(name);
            if (found == null) {
                here.unknown("没有对照表 " + name, "no look-up table " + name, name, lookups.names());
            } else {
                words.putAll(found);
            }
        } else {
            node.fields()
                    .forEachRemaining(
                            word -> words.put(word.getKey(), word.getValue().asText()));
        }
        CodeSet codes = standard.codeSet(field.domain().codes());
        Map<String, Object> values = new HashMap<>();
        words.forEach((word, meant) -> {
            Object value = Converters.byType(field).convert(meant, CellKind.TEXT);
            if (value instanceof Converter.Outcome) {
                here.add(
                        "“" + word + "”对应的 " + meant + " 不是 " + RecordRuleReader.typeName(field.type()),
                        word + " means " + meant + ", which is no " + RecordRuleReader.typeName(field.type()));
                return;
            }
            if (codes != null) {
                RecordRuleReader.known(codes, meant, here);
            }
            values.put(word, value);
        });
        return Converters.table(values, field.type() == DataType.TEXT ? Converters.notInTable(name) : otherwise);
    }
}
