package hub.standards;

import org.jspecify.annotations.Nullable;

/**
 * Citizen identification number (公民身份号码), GB 11643-1999: six digits of the division, eight of the birth date, three of the sequence
 * (odd for men), and a check character by ISO 7064 MOD 11-2.
 *
 * <p>The division is not looked up: divisions change, numbers stay. Numbers are never shown in exceptions or logs.
 */
public final class CitizenId {
    private static final int LENGTH = 18;
    private static final int OLD_LENGTH = 15;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    /** In 15-digit numbers these sequences were for people born before 1900 (GB 11643-1989). */
    private static final int FIRST_CENTENARIAN = 996;

    private CitizenId() {}

    /** Whether the text has the form: 17 digits and a digit or upper-case X. */
    public static boolean isWellFormed(String text) {
        if (text.length() != LENGTH || !digits(text, 0, LENGTH - 1)) {
            return false;
        }
        char last = text.charAt(LENGTH - 1);
        return last == 'X' || (last >= '0' && last <= '9');
    }

    /** Whether the number holds: the form, a birth date of the calendar, and the check character. */
    public static boolean isValid(String text) {
        return birthDate(text) != null && text.charAt(LENGTH - 1) == checkCharacter(text);
    }

    /** The birth date as {@code 1980-05-12}; null if the form is wrong or the calendar has no such day. */
    public static @Nullable String birthDate(String text) {
        if (!isWellFormed(text)) {
            return null;
        }
        String day = text.substring(6, 10) + '-' + text.substring(10, 12) + '-' + text.substring(12, 14);
        return CalendarDate.isDay(day) ? day : null;
    }

    /** The sex as a code of GB/T 2261.1, {@code 1} male, {@code 2} female; null if the form is wrong. */
    public static @Nullable String sex(String text) {
        return isWellFormed(text) ? (text.charAt(16) % 2 == 1 ? "1" : "2") : null;
    }

    /**
     * The 18-character number of a 15-digit one of the first generation.
     *
     * @return null if it is no such number, its birth date is none, or its sequence is one that was set aside for people born before 1900:
     *     then the century is not known, and a number is never guessed
     */
    public static @Nullable String fromFirstGeneration(String text) {
        if (text.length() != OLD_LENGTH
                || !digits(text, 0, OLD_LENGTH)
                || CalendarDate.number(text, 12, OLD_LENGTH) >= FIRST_CENTENARIAN) {
            return null;
        }
        String longer = text.substring(0, 6) + "19" + text.substring(6);
        String whole = longer + checkCharacter(longer);
        return birthDate(whole) == null ? null : whole;
    }

    /**
     * The check character.
     *
     * @param number at least the first 17 characters, all digits
     */
    public static char checkCharacter(CharSequence number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK.charAt(sum % CHECK.length());
    }

    private static boolean digits(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }
}
