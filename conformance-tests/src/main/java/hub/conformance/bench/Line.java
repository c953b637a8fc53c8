package hub.conformance.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * One line of the table. 一行结果。
 *
 * @param what what was measured, in both languages
 * @param measured the figure, with how many records and seconds it stands for
 * @param floor what it is held against; empty if nothing
 * @param ratio measured to floor; empty without a floor
 * @param bar what the plan asks for; empty if it asks for nothing
 * @param verdict whether that is met
 * @param why there is no figure; empty if there is one
 */
record Line(String what, String measured, String floor, String ratio, String bar, Verdict verdict, String why) {

    private Line(String what, String measured, String floor, String ratio, String bar, Verdict verdict) {
        this(what, measured, floor, ratio, bar, verdict, "");
    }

    /** What there is to say of a figure. */
    enum Verdict {
        MET("达标 met"),
        NOT_MET("未达 not met"),
        SHOWN("—"),
        VOID("作废 void");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        private static Verdict of(boolean met) {
            return met ? MET : NOT_MET;
        }
    }

    /** A rate beside its floor, of which it must be at least that part. */
    static Line ratio(String what, Rate measured, Rate floor, double least) {
        return beside(what, measured, floor, "≥ " + twoDigits(least), Verdict.of(measured.of(floor) >= least));
    }

    /** A rate beside a floor, to be seen. */
    static Line ratio(String what, Rate measured, Rate floor) {
        return beside(what, measured, floor, "", Verdict.SHOWN);
    }

    private static Line beside(String what, Rate measured, Rate floor, String bar, Verdict verdict) {
        return new Line(what, shown(measured), shown(floor), twoDigits(measured.of(floor)), bar, verdict);
    }

    /** A rate that must be at least so many records a second. */
    static Line atLeast(String what, Rate measured, long perSecond) {
        Verdict verdict = Verdict.of(measured.perSecond() >= perSecond);
        return new Line(what, shown(measured), "", "", "≥ " + number(perSecond) + "/s", verdict);
    }

    /** Times of which 99 in 100 must be at most that. */
    static Line atMost(String what, Latencies measured, Duration took, Duration bar) {
        Duration p99 = measured.percentile(99);
        String figures = String.format(
                Locale.ROOT,
                "p99 %s ms  (p50 %s, max %s; %s / %.1f s)",
                millis(p99),
                millis(measured.percentile(50)),
                millis(measured.percentile(100)),
                number(measured.count()),
                took.toMillis() / 1e3);
        return new Line(what, figures, "", "", "≤ " + millis(bar) + " ms", Verdict.of(p99.compareTo(bar) <= 0));
    }

    /** A single time that must be at most that. */
    static Line atMost(String what, Duration measured, Duration bar) {
        return new Line(what, seconds(measured), "", "", "≤ " + seconds(bar), Verdict.of(measured.compareTo(bar) <= 0));
    }

    /**
     * A load beside its floor; it must be at most so long. The ratio tells how many times longer it takes than the floor.
     *
     * @param most the bar, for two free processors
     */
    static Line load(String what, LoadTime load, Duration most) {
        return new Line(
                what,
                both(load.whole(), load.wholeProcessors()),
                both(load.bare(), load.bareProcessors()),
                BigDecimal.valueOf((double) load.whole().toNanos() / load.bare().toNanos())
                        .setScale(2, RoundingMode.UP)
                        .toPlainString(),
                "≤ " + seconds(most),
                Verdict.of(load.whole().compareTo(most) <= 0));
    }

    private static String both(Duration took, Duration processors) {
        return millis(took) + " ms  (CPU " + millis(processors) + " ms)";
    }

    /** A single time, to be seen. */
    static Line shown(String what, Duration measured) {
        return new Line(what, seconds(measured), "", "", "", Verdict.SHOWN);
    }

    /** No figure, and why. */
    static Line nothing(String what, Exception why) {
        return new Line(what, "", "", "", "", Verdict.VOID, String.valueOf(why.getMessage()));
    }

    /** Its cells, in the order of the table's head. */
    List<String> cells() {
        return List.of(what, measured, floor, ratio, bar, verdict.text);
    }

    private static String shown(Rate rate) {
        return String.format(Locale.ROOT, "%,.0f/s  (%,d / %.1f s)", rate.perSecond(), rate.records(), rate.seconds());
    }

    /** Rounded down, so that what is shown never flatters. */
    private static String twoDigits(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.DOWN).toPlainString();
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String millis(Duration time) {
        return number(Math.round(time.toNanos() / 1e6));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toNanos() / 1e9);
    }
}
