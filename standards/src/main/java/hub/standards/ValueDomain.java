package hub.standards;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The permitted values of an element. 值域。
 *
 * @param type the value type
 * @param codes for codes: the code set and edition, such as {@code ZB09@2014}
 * @param digits for decimals: total digits
 * @param decimals for decimals: digits after the point; the value is exact, never a double
 * @param min smallest number
 * @param max largest number
 * @param minLength fewest characters (code points)
 * @param maxLength most characters (code points)
 * @param pattern regular expression (ECMA 262 subset common to XSD and JSON Schema) that a text must match as a whole
 * @param partial for dates: whether year and month alone (yyyyMM) are allowed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ValueDomain(
        DataType type,
        @Nullable String codes,
        @Nullable Integer digits,
        @Nullable Integer decimals,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        @Nullable String pattern,
        @Nullable Boolean partial) {

    /** Whether a date of this domain may leave out the day. */
    public boolean mayBePartial() {
        return Boolean.TRUE.equals(partial);
    }

    /** Digits after the point, 0 where the domain is not a decimal. */
    public int scale() {
        return decimals == null ? 0 : decimals;
    }
}
