package hub.schemas.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import hub.standards.CalendarDate;
import hub.standards.CitizenId;
import hub.standards.DataType;
import hub.standards.Field;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import hub.standards.UnifiedSocialCreditCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The library's own runtime over a map of the record: slow, and the measure of what our closures compute. */
final class ReferenceRuntime {
    private final CelRuntime runtime;

    @SuppressWarnings("Immutable") // a standard never changes once it is read
    ReferenceRuntime(Standard standard) {
        runtime = CelRuntimeFactory.standardCelRuntimeBuilder()
                .addFunctionBindings(
                        text("citizenIdValid", CitizenId::isValid),
                        text("citizenIdBirthDate", id -> present(CitizenId.birthDate(id))),
                        text("citizenIdSex", id -> present(CitizenId.sex(id))),
                        text("uscidValid", UnifiedSocialCreditCode::isValid),
                        text("isFullDate", CalendarDate::isDay),
                        CelFunctionBinding.from(
                                "hub_daysBetween",
                                String.class,
                                String.class,
                                (from, to) -> ChronoUnit.DAYS.between(day(from), day(to))),
                        CelFunctionBinding.from(
                                "hub_yearsBetween",
                                String.class,
                                String.class,
                                (from, to) -> ChronoUnit.YEARS.between(day(from), day(to))),
                        CelFunctionBinding.from(
                                "hub_addYears", String.class, Long.class, (date, years) -> yearsLater(date, years)),
                        CelFunctionBinding.from(
                                "hub_inCodeSet",
                                String.class,
                                String.class,
                                (code, set) -> Objects.requireNonNull(standard.codeSet(set))
                                                .find(code)
                                        != null),
                        CelFunctionBinding.from(
                                "hub_codeUnder",
                                List.of(String.class, String.class, String.class),
                                arguments -> Objects.requireNonNull(standard.codeSet((String) arguments[1]))
                                        .isUnder((String) arguments[0], (String) arguments[2])),
                        CelFunctionBinding.from(
                                "hub_dec",
                                String.class,
                                Long.class,
                                (written, decimals) -> new BigDecimal(written)
                                        .movePointRight(decimals.intValue())
                                        .longValueExact()))
                .build();
    }

    private interface TextFunction {
        Object apply(String text) throws CelEvaluationException;
    }

    @SuppressWarnings("Immutable") // pure functions of their argument
    private static CelFunctionBinding text(String name, TextFunction function) {
        return CelFunctionBinding.from("hub_" + name, String.class, function::apply);
    }

    private static Object present(@Nullable String value) throws CelEvaluationException {
        if (value == null) {
            throw new CelEvaluationException("no value");
        }
        return value;
    }

    private static LocalDate day(String text) throws CelEvaluationException {
        LocalDate day = CalendarDate.day(text);
        if (day == null) {
            throw new CelEvaluationException("no day");
        }
        return day;
    }

    private static String yearsLater(String date, long years) throws CelEvaluationException {
        LocalDate day = day(date);
        if (Math.abs(years) > 9999 || day.getYear() + years < 0 || day.getYear() + years > 9999) {
            throw new CelEvaluationException("no day of the calendar");
        }
        return day.plusYears(years).toString();
    }

    /** The library's program for a checked tree. */
    CelRuntime.Program program(CelAbstractSyntaxTree tree) {
        try {
            return runtime.createProgram(tree);
        } catch (CelEvaluationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** {@link BoolExpr#TRUE}, {@link BoolExpr#FALSE}, or {@link BoolExpr#UNDEFINED} where the library reports an error. */
    int evaluate(CelRuntime.Program program, StandardRecord record, Map<String, StandardRecord> with, String today) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(RuleLanguage.TODAY, today);
        variables.put(RuleLanguage.RECORD, new RecordAsMap(record));
        with.forEach((name, other) -> variables.put(name, new RecordAsMap(other)));
        try {
            return BoolExpr.of((Boolean) program.eval(variables));
        } catch (CelEvaluationException e) {
            return BoolExpr.UNDEFINED;
        }
    }

    /** A record as CEL sees it: absent fields are no keys, decimals are scaled, and asking for a value of the wrong type is an error. */
    private static final class RecordAsMap extends HashMap<String, Object> {
        private static final long serialVersionUID = 1L;
        private final Set<String> untyped = new HashSet<>();

        RecordAsMap(StandardRecord record) {
            for (Field field : record.type().fields()) {
                Object value = record.get(field.ordinal());
                if (value == null) {
                    continue;
                }
                Object typed = typed(field, value);
                if (typed == null) {
                    untyped.add(field.name());
                } else {
                    put(field.name(), typed);
                }
            }
        }

        private static @Nullable Object typed(Field field, Object value) {
            if (field.type() == DataType.DECIMAL) {
                return value instanceof BigDecimal number
                        ? scaled(number, field.domain().scale())
                        : null;
            }
            if (value instanceof String text) {
                return switch (field.type()) {
                    case TEXT, CODE -> text;
                    case DATE ->
                        text.matches("\\d{4}-\\d\\d-\\d\\d") && CalendarDate.isDay(text)
                                        || field.domain().mayBePartial() && text.matches("\\d{4}-(0[1-9]|1[0-2])")
                                ? text
                                : null;
                    case DATE_TIME -> CalendarDate.isDateTime(text) ? text : null;
                    case CITIZEN_ID -> text.matches("\\d{17}[\\dX]") ? text : null;
                    case USCID -> text.matches("[0-9A-HJ-NPQRTUWXY]{18}") ? text : null;
                    default -> null;
                };
            }
            return value;
        }

        private static @Nullable Long scaled(BigDecimal number, int scale) {
            if (Math.abs((double) number.precision() - number.scale()) > 100
                    || number.abs().compareTo(BigDecimal.TEN.pow(18 - scale)) >= 0) {
                return null;
            }
            BigDecimal exact = number.setScale(scale, RoundingMode.DOWN);
            return exact.compareTo(number) == 0 ? exact.unscaledValue().longValueExact() : null;
        }

        @Override
        public boolean containsKey(Object key) {
            refuseUntyped(key);
            return super.containsKey(key);
        }

        @Override
        public @Nullable Object get(Object key) {
            refuseUntyped(key);
            return super.get(key);
        }

        private void refuseUntyped(Object key) {
            if (untyped.contains(key)) {
                throw CelAttributeNotFoundException.of("the value of " + key + " is not of its type");
            }
        }
    }
}
