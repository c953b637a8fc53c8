package hub.adapters.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Set;
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
    /** A month and a day without a year, at the start of a text. */
    private static final Pattern YEARLESS =
            Pattern.compile("(?:0?[1-9]|1[0-2])(?:(月)|([-./]))(?:0?[1-9]|[12][0-9]|3[01])日?(?![0-9]).*");

    private static final Pattern REST = Pattern.compile("(?:([0-9]{1,2})(?:月|([-./])))?([0-9]{1,2})(?:日)?");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)[0-9]{2}");
    private static final String BETWEEN = "-~—–−至到";
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

    /** Whether the text is, or begins with, a month and a day without a year. */
    static boolean yearless(String text) {
        return YEARLESS.matcher(Plain.narrow(text)).matches();
    }

    /**
     * The text with a year in front, if it has none: 11月2日 of 2026 is 2026年11月2日.
     *
     * @param year four digits; anything else changes nothing
     */
    static String withYear(String text, String year) {
        String plain = Plain.narrow(text);
        String of = Plain.narrow(year);
        Matcher parts = YEARLESS.matcher(plain);
        if (!YEAR.matcher(of).matches() || !parts.matches()) {
            return text;
        }
        return of + (parts.group(1) == null ? parts.group(2) : "年") + plain;
    }

    /** The first and the last day of a range. */
    record Range(String from, String to) {}

    /**
     * A range of days: 2026.3.1-3.5, 2026年3月1日至5日, 20260301-20260305; a single day is a range of one.
     *
     * @return null if it is none, or can be read in more than one way
     */
    static @Nullable Range range(String text, CellKind kind) {
        String day = day(text, kind);
        if (day != null) {
            return day.length() == 10 ? new Range(day, day) : null;
        }
        String plain = Plain.narrow(text).replaceAll("\\s", "");
        Set<Range> found = new HashSet<>();
        for (int i = 1; i + 1 < plain.length() && !kind.isNumber(); i++) {
            int end = i;
            while (end < plain.length() - 1 && BETWEEN.indexOf(plain.charAt(end)) >= 0) {
                end++;
            }
            if (end > i && BETWEEN.indexOf(plain.charAt(i - 1)) < 0) {
                Range range = range(plain.substring(0, i), plain.substring(end), plain.charAt(i));
                if (range != null) {
                    found.add(range);
                }
            }
        }
        return found.size() == 1 ? found.iterator().next() : null;
    }

    private static @Nullable Range range(String first, String rest, char between) {
        String from = day(first, CellKind.TEXT);
        if (from == null || from.length() != 10) {
            return null;
        }
        String to = day(rest, CellKind.TEXT);
        if (to == null && first.indexOf(between) < 0) {
            to = completed(from, rest); // 2026-3-1-5 may be a day and a month as well as two days
        }
        return to == null || to.length() != 10 || to.compareTo(from) < 0 ? null : new Range(from, to);
    }

    /** The last day of a range, whose year, or year and month, are those of the first. */
    private static @Nullable String completed(String from, String rest) {
        Matcher parts = REST.matcher(rest);
        if (!parts.matches()) {
            return null;
        }
        try {
            LocalDate first = LocalDate.parse(from);
            int month = parts.group(1) == null ? first.getMonthValue() : Integer.parseInt(parts.group(1));
            return LocalDate.of(first.getYear(), month, Integer.parseInt(parts.group(3)))
                    .toString();
        } catch (DateTimeException e) {
            return null;
        }
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
