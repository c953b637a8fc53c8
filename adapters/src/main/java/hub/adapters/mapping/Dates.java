package hub.adapters.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates in all the forms that are in use: 20261103, 202611, 2026-11-03, 2026.11, 2026/11/3, 2026年11月3日, and the day numbers of
 * workbooks. 日期。
 */
final class Dates {
    private static final Pattern PARTS =
            Pattern.compile("([0-9]{4})(?:([-./])([0-9]{1,2})(?:\\2([0-9]{1,2}))?|年([0-9]{1,2})月(?:([0-9]{1,2})日)?)");
    private static final Pattern MIDNIGHT = Pattern.compile("[ T]0?0:00(:00(\\.0+)?)?$");
    private static final Pattern TIME = Pattern.compile(
            "([0-9]{4})[-/.]?([0-9]{1,2})[-/.]?([0-9]{1,2})[ T]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?([.][0-9]{1,9})?(Z|[+-][0-9]{2}:?[0-9]{2})?");
    /** Days from 1899-12-30, the zero day of workbooks, to the epoch. */
    private static final long ZERO_DAY = LocalDate.of(1899, 12, 30).toEpochDay();
    /** The first number after 1900-02-29, a day that only workbooks know. */
    private static final long FIRST_SERIAL = 61;
    /** Days from one zero day to the other, 1904-01-01. */
    private static final long FOUR_YEARS = 1_462;
    /** 9999-12-31. */
    private static final long LAST_SERIAL = 2_958_465;

    private Dates() {}

    /**
     * A day as {@code 2026-11-03} or a month as {@code 2026-11}.
     *
     * @param text trimmed
     * @param kind a number of five digits or fewer is a day number of a workbook, but only where the cell is a number
     * @return null if it is no date, or a day the calendar does not have
     */
    static @Nullable String day(String text, CellKind kind) {
        String plain = Plain.narrow(text);
        try {
            if (digits(plain)) {
                return digitsOnly(plain, kind);
            }
            if (kind.isNumber()) {
                return null;
            }
            if (plain.length() > 10) {
                plain = MIDNIGHT.matcher(plain).replaceFirst("");
            }
            Matcher parts = PARTS.matcher(plain);
            if (!parts.matches()) {
                return null;
            }
            int year = Integer.parseInt(parts.group(1));
            int month = Integer.parseInt(parts.group(3) != null ? parts.group(3) : parts.group(5));
            String day = parts.group(4) != null ? parts.group(4) : parts.group(6);
            return day == null
                    ? YearMonth.of(year, month).toString()
                    : LocalDate.of(year, month, Integer.parseInt(day)).toString();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String digitsOnly(String plain, CellKind kind) {
        int number = plain.length() > 8 ? -1 : Integer.parseInt(plain);
        if (plain.length() == 8) {
            return LocalDate.of(number / 10_000, number / 100 % 100, number % 100)
                    .toString();
        }
        if (plain.length() == 6) {
            // 261103 is a day without its century, and no month
            return number / 10_000 == 19 || number / 10_000 == 20
                    ? YearMonth.of(number / 100, number % 100).toString()
                    : null;
        }
        if (kind.isNumber() && number >= FIRST_SERIAL && number <= LAST_SERIAL) {
            long day = kind == CellKind.NUMBER_1904 ? number + FOUR_YEARS : number;
            return LocalDate.ofEpochDay(ZERO_DAY + day).toString();
        }
        return null;
    }

    private static boolean digits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** A time as {@code 2026-11-03T08:30:00+08:00}; without an offset it is Beijing time. Null if it is none. */
    static @Nullable String time(String text) {
        Matcher parts = TIME.matcher(Plain.narrow(text));
        if (!parts.matches()) {
            return null;
        }
        try {
            LocalDateTime time = LocalDateTime.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)),
                    Integer.parseInt(parts.group(4)),
                    Integer.parseInt(parts.group(5)),
                    parts.group(6) == null ? 0 : Integer.parseInt(parts.group(6)));
            String offset = parts.group(8) == null ? "+08:00" : parts.group(8);
            if (offset.length() == 5) {
                offset = offset.substring(0, 3) + ":" + offset.substring(3);
            }
            String fraction = parts.group(7) == null ? "" : parts.group(7);
            return String.format("%sT%tT%s%s", time.toLocalDate(), time, fraction, offset);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
