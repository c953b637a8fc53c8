package hub.standards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Held equal to {@code java.time}, which is slower and allocates. */
class CalendarDateTest {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    @Provide
    Arbitrary<String> nearlyDates() {
        Arbitrary<String> year = Arbitraries.of("0000", "1900", "2000", "2024", "2026", "9999", "20x6", "202");
        Arbitrary<String> month = Arbitraries.integers().between(0, 14).map(n -> String.format("%02d", n));
        Arbitrary<String> day = Arbitraries.integers().between(0, 33).map(n -> String.format("%02d", n));
        Arbitrary<String> between = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(9, Arbitraries.just("-")),
                net.jqwik.api.Tuple.of(1, Arbitraries.of("/", "", "--")));
        return Combinators.combine(year, between, month, between, day).as((y, a, m, b, d) -> y + a + m + b + d);
    }

    @Property
    void aDayIsOneOfTheCalendar(@ForAll("nearlyDates") String text) {
        LocalDate day = null;
        try {
            day = LocalDate.parse(text, DAY);
        } catch (DateTimeException e) {
            // no day
        }
        assertThat(CalendarDate.isDay(text)).isEqualTo(day != null);
        assertThat(CalendarDate.day(text)).isEqualTo(day);
        assertThat(CalendarDate.isDate(text, true)).isEqualTo(day != null);
        String month = text.substring(0, Math.min(7, text.length()));
        assertThat(CalendarDate.isMonth(month)).isEqualTo(isMonth(month));
        assertThat(CalendarDate.isDate(month, true)).isEqualTo(isMonth(month));
        assertThat(CalendarDate.isDate(month, false)).isFalse();
    }

    private static boolean isMonth(String text) {
        try {
            return text.length() == 7 && YearMonth.parse(text).toString().equals(text);
        } catch (DateTimeException e) {
            return false;
        }
    }

    @Property
    void anyTextIsAnswered(@ForAll String text) {
        assertThat(CalendarDate.isDate(text, true)).isFalse();
        assertThat(CalendarDate.isDateTime(text)).isFalse();
    }

    @Provide
    Arbitrary<String> nearlyTimes() {
        return Combinators.combine(
                        Arbitraries.of("2026-11-03", "2024-02-29", "2026-02-29", "2026-11"),
                        Arbitraries.of("T", " ", "t"),
                        Arbitraries.of("00:00:00", "23:59:59", "24:00:00", "08:60:00", "08:30:60", "08:30", "8:30:00"),
                        Arbitraries.of("", ".5", ".123456789", ".1234567890", ".", ",5"),
                        Arbitraries.of("Z", "+08:00", "-18:00", "+19:00", "+08", "+0800", "+08:60", "", "z", "+08:00 "))
                .as((day, t, time, fraction, offset) -> day + t + time + fraction + offset);
    }

    @Property
    void aTimeIsOneOfTheClockWithItsOffset(@ForAll("nearlyTimes") String text) {
        boolean form = text.matches("[0-9-]{10}T[0-9:]{8}([.][0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");
        boolean parses = true;
        try {
            OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            parses = false;
        }
        assertThat(CalendarDate.isDateTime(text)).isEqualTo(form && parses);
    }

    @Example
    void dayIsNullForWhatIsNone() {
        assertThat(CalendarDate.day("2026-11")).isNull();
        assertThat(CalendarDate.day("2026-02-30")).isNull();
        assertThat(CalendarDate.day("2026-11-03")).isEqualTo(LocalDate.of(2026, 11, 3));
    }
}
