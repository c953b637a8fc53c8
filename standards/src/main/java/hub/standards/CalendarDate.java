package hub.standards;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as the standard writes them (GB/T 7408, extended form): {@code 2026-11-23}, the partial {@code 2026-11}, and {@code
 * 2026-11-23T08:30:00+08:00}. 日期与日期时间。
 *
 * <p>A pattern lets 30 February pass; here a day must be in the calendar. Nothing is allocated, so rules may ask on every record.
 */
public final class CalendarDate {
    private static final int DAY = 10;
    private static final int MONTH = 7;
    private static final int TIME = 19;
    private static final int MOST_FRACTION_DIGITS = 9;

    private CalendarDate() {}

    /** Whether the text is a day of the calendar, {@code 2026-11-23}. */
    public static boolean isDay(String text) {
        return text.length() == DAY && startsWithDay(text);
    }

    /** Whether the text is a year and month, {@code 2026-11}. */
    public static boolean isMonth(String text) {
        return text.length() == MONTH && startsWithMonth(text);
    }

    /** Whether the text is a day or, if a date may be partial, a year and month. */
    public static boolean isDate(String text, boolean mayBePartial) {
        return isDay(text) || (mayBePartial && isMonth(text));
    }

    /** Whether the text is a date and time with its offset from UTC, fractions of a second allowed. */
    public static boolean isDateTime(String text) {
        if (text.length() <= TIME
                || !startsWithDay(text)
                || text.charAt(DAY) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || !within(text, 11, 23)
                || !within(text, 14, 59)
                || !within(text, 17, 59)) {
            return false;
        }
        int at = afterFraction(text);
        return at > 0 && isOffset(text, at);
    }

    /** The day, or null if the text is none. */
    public static @Nullable LocalDate day(String text) {
        return isDay(text) ? LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)) : null;
    }

    private static int afterFraction(String text) {
        int at = TIME;
        if (text.charAt(at) != '.') {
            return at;
        }
        do {
            at++;
        } while (at < text.length() && isDigit(text.charAt(at)));
        int digits = at - TIME - 1;
        return digits >= 1 && digits <= MOST_FRACTION_DIGITS ? at : -1;
    }

    private static boolean isOffset(String text, int at) {
        if (text.length() == at + 1) {
            return text.charAt(at) == 'Z';
        }
        return text.length() == at + 6
                && (text.charAt(at) == '+' || text.charAt(at) == '-')
                && text.charAt(at + 3) == ':'
                && within(text, at + 1, 18)
                && within(text, at + 4, 59);
    }

    private static boolean startsWithMonth(String text) {
        int month = number(text, 5, 7);
        return number(text, 0, 4) >= 0 && text.charAt(4) == '-' && month >= 1 && month <= 12;
    }

    private static boolean startsWithDay(String text) {
        if (!startsWithMonth(text) || text.charAt(MONTH) != '-') {
            return false;
        }
        int day = number(text, 8, DAY);
        return day >= 1 && day <= daysIn(number(text, 0, 4), number(text, 5, 7));
    }

    private static int daysIn(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private static boolean within(String text, int from, int most) {
        int value = number(text, from, from + 2);
        return value >= 0 && value <= most;
    }

    /** The number that the digits from one index to another write, -1 if one of them is no digit. */
    static int number(String text, int from, int to) {
        int value = 0;
        for (int at = from; at < to; at++) {
            char digit = text.charAt(at);
            if (!isDigit(digit)) {
                return -1;
            }
            value = value * 10 + (digit - '0');
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
