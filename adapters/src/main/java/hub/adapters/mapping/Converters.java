package hub.adapters.mapping;

import hub.standards.Code;
import hub.standards.CodeSet;
import hub.standards.DataType;
import hub.standards.Field;
import hub.standards.Rendering;
import hub.standards.Text;
import hub.standards.Translation;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The converters a mapping can name, and the one each data type has where none is named. 各种转换器。 */
final class Converters {
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([-+]?[0-9]+(?:[.][0-9]+)?)\\s*([^0-9.\\s]*)");

    private Converters() {}

    /** The converter for cells that hold the field's value in plain form. */
    static Converter byType(Field field) {
        return switch (field.type()) {
            case TEXT -> Converters::text;
            case CODE -> code(0);
            case INTEGER -> Converters::integer;
            case DECIMAL -> Converters::decimal;
            case DATE -> Converters::date;
            case DATE_TIME -> Converters::time;
            case BOOLEAN -> Converters::flag;
            case CITIZEN_ID -> CitizenIds::convert;
            case USCID -> (text, kind) -> Plain.narrow(text).toUpperCase(Locale.ROOT);
        };
    }

    /** The converter for numbers, exact or whole as the field is. */
    static Converter number(Field field) {
        return field.type() == DataType.INTEGER ? Converters::integer : Converters::decimal;
    }

    static Object text(String text, CellKind kind) {
        if (kind.isNumber()) {
            BigDecimal number = Numbers.of(text, kind);
            if (number == null || number.signum() != 0 && number.precision() - number.scale() > 15) {
                return new Converter.Refused("MAP-0003", Map.of());
            }
            return number.toPlainString();
        }
        String visible = Plain.damaged(text);
        return visible == null ? text : Converter.Refused.notA("text");
    }

    private static Object integer(String text, CellKind kind) {
        BigDecimal number = Numbers.of(text, kind);
        return number != null && number.scale() == 0 && number.precision() <= 18
                ? (Object) number.longValueExact()
                : Converter.Refused.notA("integer");
    }

    private static Object decimal(String text, CellKind kind) {
        BigDecimal number = Numbers.of(text, kind);
        return number == null ? Converter.Refused.notA("number") : number;
    }

    static Object date(String text, CellKind kind) {
        String day = Dates.day(text, kind);
        if (day != null) {
            return day;
        }
        return Dates.yearless(text) ? new Converter.Refused("MAP-0029", Map.of()) : Converter.Refused.notA("date");
    }

    /** A range of days: its first day, and its last for the field beside. */
    static Object dateRange(String text, CellKind kind) {
        Dates.Range range = Dates.range(text, kind);
        if (range != null) {
            return new Converter.Several(range.from(), List.of(range.to()));
        }
        return Dates.yearless(text)
                ? new Converter.Refused("MAP-0029", Map.of())
                : Converter.Refused.notA("date range");
    }

    private static Object time(String text, CellKind kind) {
        String time = kind.isNumber() ? null : Dates.time(text);
        return time == null ? Converter.Refused.notA("date and time") : time;
    }

    private static Object flag(String text, CellKind kind) {
        return switch (Plain.narrow(text).toLowerCase(Locale.ROOT)) {
            case "是", "true", "1" -> Boolean.TRUE;
            case "否", "false", "0" -> Boolean.FALSE;
            default -> Converter.Refused.notA("是 or 否");
        };
    }

    /**
     * A code as it stands.
     *
     * @param pad the length to which zeros that a workbook has eaten are put back in front; 0 to put none back
     */
    static Converter code(int pad) {
        return (text, kind) -> {
            String code = Plain.narrow(text);
            if (Plain.damaged(code) != null) {
                return Converter.Refused.notA("code");
            }
            return code.length() < pad && code.chars().allMatch(c -> c >= '0' && c <= '9')
                    ? "0".repeat(pad - code.length()) + code
                    : code;
        };
    }

    /** The code whose Chinese name stands in the cell, exactly; white space and the width of brackets do not count. */
    static Converter codeByName(CodeSet codes) {
        Map<String, List<Code>> byName = codes.codes().stream()
                .filter(code -> code.retired() == null)
                .collect(Collectors.groupingBy(code -> Plain.name(code.zh())));
        return (text, kind) -> {
            List<Code> named = byName.getOrDefault(Plain.name(text), List.of());
            if (named.size() == 1) {
                return named.get(0).code();
            }
            return unknownName(codes, text, named);
        };
    }

    /** Codes that may be meant are named to people, and never taken: 正处 may be a position level or a management grade. */
    private static Converter.Refused unknownName(CodeSet codes, String text, List<Code> named) {
        List<Code> candidates = named.isEmpty()
                ? codes.codes().stream()
                        .filter(code -> code.retired() == null
                                && code.zh()
                                        .chars()
                                        .boxed()
                                        .collect(Collectors.toSet())
                                        .containsAll(
                                                Plain.name(text).chars().boxed().toList()))
                        .limit(5)
                        .toList()
                : named;
        Map<String, String> arguments = new HashMap<>();
        arguments.put("codeset", codes.reference());
        arguments.put("codesetName", codes.name().zh());
        if (candidates.size() < 2) {
            return new Converter.Refused("COD-0001", arguments);
        }
        arguments.put(
                "candidates",
                candidates.stream().map(code -> code.code() + " " + code.zh()).collect(Collectors.joining(", ")));
        return new Converter.Refused("COD-0003", arguments);
    }

    /** Codes as the template shows them, such as {@code 1} or {@code 1 初任培训}; the name counts for nothing but must be the code's. */
    static Converter codeAndName(CodeSet codes) {
        Map<String, String> shown = new HashMap<>();
        for (Code code : codes.codes()) {
            shown.put(Plain.name(code.code() + code.zh()), code.code());
        }
        Converter plain = code(0);
        return (text, kind) -> {
            String code = shown.get(Plain.name(text));
            return code == null ? plain.convert(text, kind) : code;
        };
    }

    /**
     * Codes of one set, said in another: another edition of the same set, say. What the other set cannot say is refused; what it says with
     * less detail is taken and said.
     *
     * @param read gives codes of the set translated from
     * @param from the set translated from
     */
    static Converter translated(Converter read, CodeSet from, Translation translation) {
        return (text, kind) -> {
            Object code = read.convert(text, kind);
            if (code instanceof Converter.Outcome) {
                return code;
            }
            Rendering rendering = translation.of(code.toString());
            if (rendering == null) {
                return new Converter.Refused(
                        "COD-0001",
                        Map.of(
                                "codeset", from.reference(),
                                "codesetName", from.name().zh()));
            }
            Text lost = rendering.lost();
            if (lost == null && rendering.target() != null) {
                return rendering.target();
            }
            Map<String, String> arguments = Map.of(
                    "from", translation.from(),
                    "to", translation.to(),
                    "lost", lost == null ? "—" : lost.both());
            return rendering.target() == null
                    ? new Converter.Refused("MAP-0024", arguments)
                    : new Converter.Noted(rendering.target(), "MAP-0025", arguments);
        };
    }

    /** What a table does not hold. */
    static Converter notInTable(String table) {
        return (text, kind) -> new Converter.Refused("MAP-0031", Map.of("table", table));
    }

    /** What the partner writes, as a table; what is not in it goes to the next converter. */
    static Converter table(Map<String, Object> values, Converter otherwise) {
        Map<String, Object> plain = new HashMap<>();
        values.forEach((text, value) -> plain.put(Plain.name(text), value));
        return (text, kind) -> {
            Object value = plain.get(Plain.name(text));
            return value == null ? otherwise.convert(text, kind) : value;
        };
    }

    /**
     * What a unit beside a number means.
     *
     * @param code its code, empty where the mapping asks for no code
     * @param rule the code of the rule by which the partner converts it; null if none is named
     */
    record Counted(String code, @Nullable String rule) {}

    /**
     * A number with its unit, such as {@code 48学时} or {@code 6 天}.
     *
     * @param units the units that may stand there, and what each means
     */
    static Converter numberWithUnit(Field field, Map<String, Counted> units) {
        Converter number = number(field);
        return (text, kind) -> {
            Matcher parts = NUMBER_AND_UNIT.matcher(Plain.narrow(text));
            if (kind.isNumber() || !parts.matches() || parts.group(2).isEmpty()) {
                return number.convert(text, kind);
            }
            Object value = number.convert(parts.group(1), kind);
            Counted unit = units.get(parts.group(2));
            if (unit == null) {
                return Converter.Refused.notA("number with " + String.join(", ", units.keySet()));
            }
            if (value instanceof Converter.Outcome || unit.code().isEmpty()) {
                return value;
            }
            return new Converter.Several(value, Arrays.asList(unit.code(), unit.rule()));
        };
    }
}
