package hub.adapters.mapping;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers, exact. 数值。 */
public final class Numbers {
    /** What a workbook keeps of a number, and shows. */
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);

    private static final int LONGEST = 32;

    private Numbers() {}

    /**
     * A number written with digits, a point and a sign, and nothing else.
     *
     * @param text trimmed
     * @param kind a number of a workbook may have an exponent, and is taken with the fifteen digits it shows
     * @return null if it is none
     */
    static @Nullable BigDecimal of(String text, CellKind kind) {
        String plain = Plain.narrow(text);
        if (plain.length() > LONGEST) {
            return null;
        }
        if (kind.isNumber()) {
            return ofCell(plain);
        }
        return plain(plain) ? canonical(new BigDecimal(plain)) : null;
    }

    /** A number written with digits, a point and a sign; null if it is none. */
    public static @Nullable BigDecimal of(String text) {
        return of(text, CellKind.TEXT);
    }

    /** A number of a workbook as it shows: {@code 46329.0} and {@code 4.6329E4} are 46329. What is none stays as it is. */
    static String shown(String stored) {
        BigDecimal number = ofCell(stored);
        return number == null ? stored : number.toPlainString();
    }

    private static @Nullable BigDecimal ofCell(String stored) {
        try {
            return canonical(new BigDecimal(stored).round(SHOWN));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean plain(String text) {
        int i = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int digits = 0;
        boolean point = false;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && !point && digits > 0) {
                point = true;
            } else if (c >= '0' && c <= '9') {
                digits++;
            } else {
                return false;
            }
        }
        return digits > 0 && text.charAt(text.length() - 1) != '.';
    }

    /**
     * The one form of a number in canonical records: no zeros at the end after the point, no exponent; 36, 36.0 and 3.6E+1 are the same.
     *
     * @return null if its plain form would be longer than any number of the standard; an exponent must not decide how much memory is used
     */
    public static @Nullable BigDecimal canonical(BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (number.precision() > LONGEST || Math.abs((long) number.scale()) > 2 * LONGEST) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
