package hub.adapters.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.schemas.Finding;
import hub.schemas.Findings;
import hub.schemas.Masking;
import hub.standards.DataType;
import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a value that is not a cell fills a field: by the converters that columns of tables have. 字段转换。 */
public final class FieldConversion {
    private final Field field;
    private final Converter converter;
    private final @Nullable Field unitTo;

    private FieldConversion(Field field, Converter converter, @Nullable Field unitTo) {
        this.field = field;
        this.converter = converter;
        this.unitTo = unitTo;
    }

    /** As the field's type asks. */
    public static FieldConversion byType(Field field) {
        return new FieldConversion(field, Converters.byType(field), null);
    }

    /**
     * As a mapping file says.
     *
     * @param spec what stands beside the field's name; as for a column of a table, without {@code to}, and with {@code as: duration},
     *     {@code of-hundred} and {@code day-of-time} besides
     * @param at where it stands in the file
     * @param problems takes what is wrong
     * @return null if anything is
     */
    public static @Nullable FieldConversion read(
            Standard standard, RecordType type, String name, JsonNode spec, String at, List<String> problems) {
        OfTrees own = OfTrees.of(spec.path("as").asText());
        if (own != null) {
            return own.read(type, name, at, problems);
        }
        ObjectNode column = spec.deepCopy();
        column.put("to", name);
        Mapping.Column read = new RecordRuleReader(standard, true, at, problems).column(type, name, column);
        return read == null ? null : new FieldConversion(read.field(), read.converter(), read.unitTo());
    }

    /** Conversions that tables do not need. */
    private enum OfTrees {
        /** ISO 8601 to seconds. */
        DURATION("duration", DataType.INTEGER, Durations::seconds),
        /** A share from 0 to 1 to one of a hundred. */
        OF_HUNDRED("of-hundred", DataType.DECIMAL, Durations::ofHundred),
        /** A point of time to its day in Beijing. */
        DAY_OF_TIME("day-of-time", DataType.DATE, Moments::day);

        private final String as;
        private final DataType type;
        private final Converter converter;

        OfTrees(String as, DataType type, Converter converter) {
            this.as = as;
            this.type = type;
            this.converter = converter;
        }

        static @Nullable OfTrees of(String as) {
            for (OfTrees own : values()) {
                if (own.as.equals(as)) {
                    return own;
                }
            }
            return null;
        }

        @Nullable
        FieldConversion read(RecordType record, String name, String at, List<String> problems) {
            Field field = record.find(name);
            if (field == null || field.type() != type) {
                problems.add(at + "/" + name + ": " + record.name() + " has no such field of type "
                        + type.name().toLowerCase(Locale.ROOT) + ", as " + as + " needs");
                return null;
            }
            return new FieldConversion(field, converter, null);
        }
    }

    /** Values that every record has, by field ordinal, held against the standard. */
    public static Map<Integer, Object> constants(
            Standard standard, RecordType type, JsonNode node, String at, List<String> problems) {
        return new RecordRuleReader(standard, true, at, problems).constants(type, node);
    }

    /**
     * Fills the field.
     *
     * @param text the value as it came, not empty
     * @param at where it stands
     * @return what there is to say about it; null for nothing. A value that cannot be read stays in the record as text
     */
    public @Nullable Finding fill(StandardRecord.Builder record, String text, String at, Findings findings) {
        String plain = Plain.trim(text);
        if (plain.isEmpty()) {
            return null;
        }
        Object value = converter.convert(plain, CellKind.TEXT);
        if (!(value instanceof Converter.Outcome outcome)) {
            record.set(field.ordinal(), value);
            return null;
        }
        if (outcome instanceof Converter.Pair pair) {
            record.set(field.ordinal(), pair.value());
            if (unitTo != null && pair.unit() != null) {
                record.set(unitTo.ordinal(), pair.unit());
            }
            return null;
        }
        if (outcome instanceof Converter.Noted noted) {
            record.set(field.ordinal(), noted.value());
            return finding(noted.code(), plain, at, Map.of(), findings);
        }
        Converter.Refused refused = (Converter.Refused) outcome;
        String visible = Plain.damaged(plain);
        String kept = visible == null ? plain : visible;
        record.set(field.ordinal(), kept);
        return finding(refused.code(), kept, at, refused.arguments(), findings);
    }

    private Finding finding(String code, String text, String at, Map<String, String> more, Findings findings) {
        String shown = Masking.show(field.element(), text);
        Map<String, String> arguments = new HashMap<>(more);
        arguments.put("field", field.label().zh() + " " + field.name());
        if (shown != null) {
            arguments.put("value", shown);
        }
        return findings.of(code, field.name(), at, shown, arguments);
    }
}
