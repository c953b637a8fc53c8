package hub.adapters.projection;

import hub.standards.Field;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One attribute of the target and where it comes from. 属性。
 *
 * @param to its name in the target
 * @param from fields it may come from; the first that holds a value
 * @param conversion how the value is written
 * @param codes code, or for names the name, of the target for each code of the standard; empty for what is no code
 * @param maxLength characters the target holds; 0 for any number
 * @param unit field of the number's unit; null where the unit does not matter
 * @param units codes of the units in which the target counts
 * @param original attribute for the value as it was, where the target cannot hold it unchanged; null where that cannot happen
 */
record Attribute(
        String to,
        List<Source> from,
        Conversion conversion,
        Map<String, String> codes,
        int maxLength,
        @Nullable Source unit,
        Set<String> units,
        @Nullable String original) {

    /**
     * A field of the record itself or of one that it stands with.
     *
     * @param record {@code class}, {@code institution}; empty for the record itself
     */
    record Source(String record, Field field) {
        @Nullable
        Object value(StandardRecord own, Map<String, StandardRecord> with) {
            StandardRecord holder = record.isEmpty() ? own : with.get(record);
            return holder == null ? null : holder.get(field.ordinal());
        }
    }

    void write(StandardRecord own, Map<String, StandardRecord> with, Map<String, String> row) {
        Object value = from.stream()
                .map(source -> source.value(own, with))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
        if (value == null) {
            return;
        }
        Object unitOf = unit == null ? null : unit.value(own, with);
        String written = unit == null || unitOf != null && units.contains(unitOf.toString()) ? written(value) : null;
        if (written != null) {
            row.put(to, written);
        }
        String exact = exact(value);
        if (original != null && !exact.equals(written) && !codes.containsKey(exact)) {
            row.put(original, unitOf == null ? exact : exact + " " + unitOf);
        }
    }

    /** The value as the target writes it; null if it cannot. */
    private @Nullable String written(Object value) {
        return switch (conversion) {
            case TEXT -> cut(value.toString());
            case CODE, CODE_NAME -> {
                String code = codes.get(value.toString());
                yield code == null ? null : cut(code);
            }
            case COMPACT_DATE -> value.toString().replace("-", "");
            case NUMBER -> number(value) == null ? null : exact(value);
            case WHOLE_NUMBER -> {
                BigDecimal number = number(value);
                yield number == null
                        ? null
                        : number.setScale(0, RoundingMode.HALF_UP).toPlainString();
            }
            case ONE_OR_ZERO -> value instanceof Boolean flag ? (flag ? "1" : "0") : null;
        };
    }

    private String cut(String text) {
        return maxLength == 0 || text.codePointCount(0, text.length()) <= maxLength
                ? text
                : text.substring(0, text.offsetByCodePoints(0, maxLength));
    }

    private static String exact(Object value) {
        BigDecimal number = number(value);
        if (number == null) {
            return value.toString();
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static @Nullable BigDecimal number(Object value) {
        if (value instanceof Long number) {
            return BigDecimal.valueOf(number);
        }
        return value instanceof BigDecimal number ? number : null;
    }
}
