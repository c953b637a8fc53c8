package hub.schemas;

import com.networknt.schema.regex.JDKRegularExpressionFactory;
import com.networknt.schema.regex.RegularExpression;
import hub.standards.CalendarDate;
import hub.standards.CitizenId;
import hub.standards.DataType;
import hub.standards.Field;
import hub.standards.UnifiedSocialCreditCode;
import hub.standards.ValueDomain;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the value of one field must be like, compiled from its value domain. 字段取值的形式。
 *
 * <p>It proves good values quickly; what it does not prove goes to the JSON Schema, which finds the words. A property test holds the two
 * to the same verdict. It also knows what a JSON Schema cannot say: the calendar, the total of digits, and which characters every form of
 * the standard (XML too) can carry.
 */
final class FieldForm {
    /** Beyond this a decimal is not computed with: 1E+999999999 is nine characters of JSON and a gigabyte of digits. */
    private static final int MOST_EXPONENT = 100;

    private final Field field;
    private final ValueDomain domain;
    private final @Nullable RegularExpression pattern;
    private final @Nullable BigDecimal bound;

    FieldForm(Field field) {
        this.field = field;
        this.domain = field.domain();
        this.pattern = domain.pattern() == null
                ? null
                : JDKRegularExpressionFactory.getInstance().getRegularExpression(domain.pattern());
        this.bound = domain.type() == DataType.DECIMAL && domain.digits() != null
                ? BigDecimal.TEN.pow(domain.digits() - domain.scale())
                : null;
    }

    Field field() {
        return field;
    }

    /** Digits before and after the point bound a decimal: its absolute value is below this. */
    @Nullable
    BigDecimal bound() {
        return bound;
    }

    /** Whether nothing is wrong with the value. */
    boolean holds(@Nullable Object value) {
        if (value == null) {
            return !field.required();
        }
        return switch (domain.type()) {
            case DECIMAL ->
                value instanceof BigDecimal number
                        ? isDecimal(number)
                        : value instanceof Long whole && isDecimal(BigDecimal.valueOf(whole));
            case INTEGER -> value instanceof Long number && isWithin(number);
            case BOOLEAN -> value instanceof Boolean;
            default -> value instanceof String text && isText(text);
        };
    }

    private boolean isDecimal(BigDecimal number) {
        return isComputable(number) && decimalsFit(number) && digitsFit(number) && isWithin(number);
    }

    private boolean decimalsFit(BigDecimal number) {
        return number.scale() <= domain.scale() || number.stripTrailingZeros().scale() <= domain.scale();
    }

    private boolean isWithin(BigDecimal number) {
        return (domain.min() == null || number.compareTo(domain.min()) >= 0)
                && (domain.max() == null || number.compareTo(domain.max()) <= 0);
    }

    private boolean isWithin(long number) {
        return isWithin(BigDecimal.valueOf(number));
    }

    private boolean isText(String text) {
        if (!isCarriedByEveryForm(text)) {
            return false;
        }
        return switch (domain.type()) {
            case DATE -> CalendarDate.isDate(text, domain.mayBePartial());
            case DATE_TIME -> CalendarDate.isDateTime(text);
            case CITIZEN_ID -> CitizenId.isWellFormed(text);
            case USCID -> UnifiedSocialCreditCode.isWellFormed(text);
            case TEXT -> lengthFits(text) && (pattern == null || pattern.matches(text));
            default -> true;
        };
    }

    private boolean lengthFits(String text) {
        int length = text.codePointCount(0, text.length());
        return (domain.minLength() == null || length >= domain.minLength())
                && (domain.maxLength() == null || length <= domain.maxLength());
    }

    // ── what a JSON Schema does not say ─────────────────────────────────────────────────────────────────────

    /** Whether a date or time that has the pattern is one of the calendar; true for everything else. */
    boolean isOfTheCalendar(String text) {
        return switch (domain.type()) {
            case DATE -> CalendarDate.isDate(text, domain.mayBePartial());
            case DATE_TIME -> CalendarDate.isDateTime(text);
            default -> true;
        };
    }

    /** Whether a decimal has no more digits before the point than its element. */
    boolean digitsFit(BigDecimal number) {
        return bound == null || number.abs().compareTo(bound) < 0;
    }

    /** Whether arithmetic with the number stays small. */
    static boolean isComputable(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MOST_EXPONENT && number.precision() <= MOST_EXPONENT;
    }

    /** Whether every form can carry the text: the characters of XML 1.0, so neither control characters nor halves of a pair. */
    static boolean isCarriedByEveryForm(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                if (c != '\t' && c != '\n' && c != '\r') {
                    return false;
                }
            } else if (c >= Character.MIN_SURROGATE) {
                if (Character.isHighSurrogate(c)) {
                    i++;
                    if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                        return false;
                    }
                } else if (Character.isLowSurrogate(c) || c >= '\uFFFE') {
                    return false;
                }
            }
        }
        return true;
    }
}
