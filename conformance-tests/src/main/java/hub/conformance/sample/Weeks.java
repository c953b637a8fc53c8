package hub.conformance.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;

/** The last four working weeks of a month, Monday to Friday; the last Friday lies in the month, so all training is over when it ends. */
record Weeks(YearMonth month) {
    static final int COUNT = 4;

    LocalDate monday(int week) {
        return friday(week).minusDays(4);
    }

    LocalDate friday(int week) {
        return month.atEndOfMonth()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.FRIDAY))
                .minusWeeks(COUNT - 1L - week);
    }
}
