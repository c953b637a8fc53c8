package hub.schemas.cel;

import hub.standards.CalendarDate;
import hub.standards.CitizenId;
import hub.standards.CodeSet;
import hub.standards.Field;
import hub.standards.UnifiedSocialCreditCode;
import java.math.BigDecimal;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a rule reads one field. A value that is not of its field's type (a number left as text, 30 February) is undefined, even to {@code
 * has()}: structure names it once, and no rule says more about it.
 */
final class FieldTerm {
    /** A scaled decimal of more digits would not be sure to fit a {@code long}. */
    private static final int MOST_DIGITS = 18;

    private final int root;
    private final int ordinal;
    private final Field field;

    /**
     * Names the field.
     *
     * @param root which record of the {@link Reading}
     * @param field the field of it
     */
    FieldTerm(int root, Field field) {
        this.root = root;
        this.ordinal = field.ordinal();
        this.field = field;
    }

    Term value(@Nullable CodeSet codes) {
        return switch (field.type()) {
            case TEXT, CODE -> new Term.Text(this::text, null, codes);
            case DATE, DATE_TIME, CITIZEN_ID, USCID -> new Term.Text(formedText(form()), null, null);
            case INTEGER -> new Term.Number(this::integer, 0);
            case DECIMAL ->
                new Term.Number(decimal(field.domain().scale()), field.domain().scale());
            case BOOLEAN -> new Term.Condition(this::flag);
        };
    }

    BoolExpr presence() {
        return switch (field.type()) {
            case TEXT, CODE -> presence(value -> value instanceof String);
            case DATE, DATE_TIME, CITIZEN_ID, USCID -> {
                Predicate<String> form = form();
                yield presence(value -> value instanceof String text && form.test(text));
            }
            case INTEGER -> presence(value -> value instanceof Long);
            case DECIMAL -> {
                int scale = field.domain().scale();
                yield presence(value -> fits(value, scale));
            }
            case BOOLEAN -> presence(value -> value instanceof Boolean);
        };
    }

    private BoolExpr presence(Predicate<Object> ofItsType) {
        return reading -> {
            Object value = reading.record(root).get(ordinal);
            if (value == null) {
                return BoolExpr.FALSE;
            }
            return ofItsType.test(value) ? BoolExpr.TRUE : BoolExpr.UNDEFINED;
        };
    }

    private Predicate<String> form() {
        return switch (field.type()) {
            case DATE -> {
                boolean mayBePartial = field.domain().mayBePartial();
                yield text -> CalendarDate.isDate(text, mayBePartial);
            }
            case DATE_TIME -> CalendarDate::isDateTime;
            case CITIZEN_ID -> CitizenId::isWellFormed;
            case USCID -> UnifiedSocialCreditCode::isWellFormed;
            default -> throw new IllegalStateException(field.name());
        };
    }

    private @Nullable String text(Reading reading) {
        return reading.record(root).get(ordinal) instanceof String text ? text : null;
    }

    private StringExpr formedText(Predicate<String> form) {
        return reading -> reading.record(root).get(ordinal) instanceof String text && form.test(text) ? text : null;
    }

    private long integer(Reading reading) {
        return reading.record(root).get(ordinal) instanceof Long number ? number : reading.undefined();
    }

    private LongExpr decimal(int scale) {
        return reading -> {
            Object value = reading.record(root).get(ordinal);
            if (value == null || !fits(value, scale)) {
                return reading.undefined();
            }
            return (value instanceof BigDecimal number ? number : BigDecimal.valueOf((Long) value))
                    .scaleByPowerOfTen(scale)
                    .longValueExact();
        };
    }

    private int flag(Reading reading) {
        return reading.record(root).get(ordinal) instanceof Boolean flag ? BoolExpr.of(flag) : BoolExpr.UNDEFINED;
    }

    /** Whether the scaled value is a whole number of at most 18 digits; asked before any arithmetic, as 1E+999999999 is a number too. */
    private static boolean fits(Object value, int scale) {
        if (value instanceof Long number) {
            return Math.abs((double) number) < Math.pow(10, MOST_DIGITS - scale);
        }
        if (!(value instanceof BigDecimal number)) {
            return false;
        }
        return number.scale() >= -MOST_DIGITS
                && number.precision() - number.scale() + scale <= MOST_DIGITS
                && (number.scale() <= scale || fitsWithoutZeros(number, scale));
    }

    private static boolean fitsWithoutZeros(BigDecimal number, int scale) {
        return number.precision() <= 4 * MOST_DIGITS
                && number.stripTrailingZeros().scale() <= scale;
    }
}
