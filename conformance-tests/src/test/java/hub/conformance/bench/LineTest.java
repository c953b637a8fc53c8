package hub.conformance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LineTest {
    private static final Rate FLOOR = new Rate(10_000, Duration.ofSeconds(1));

    private static Line half(long perSecond) {
        return Line.ratio("batch", new Rate(perSecond, Duration.ofSeconds(1)), FLOOR, 0.5);
    }

    @Test
    void aRatioMeetsItsBarFromTheBarOn() {
        assertThat(half(5_000).verdict()).isEqualTo(Line.Verdict.MET);
        assertThat(half(5_000).ratio()).isEqualTo("0.50");
        assertThat(half(4_999).verdict()).isEqualTo(Line.Verdict.NOT_MET);
    }

    @Test
    void aRatioIsShownRoundedDown() {
        assertThat(half(4_999).ratio()).isEqualTo("0.49");
        assertThat(half(2_900).ratio()).isEqualTo("0.29");
    }

    @Test
    void everyFigureTellsItsRecordsAndSeconds() {
        Line line = Line.ratio("batch", new Rate(100_000, Duration.ofMillis(12_500)), FLOOR);
        assertThat(line.measured()).isEqualTo("8,000/s  (100,000 / 12.5 s)");
        assertThat(line.floor()).isEqualTo("10,000/s  (10,000 / 1.0 s)");
        assertThat(line.verdict()).isEqualTo(Line.Verdict.SHOWN);
    }

    @Test
    void aRateMustReachItsBar() {
        Rate rate = new Rate(99_999, Duration.ofSeconds(1));
        assertThat(Line.atLeast("validation", rate, 100_000).verdict()).isEqualTo(Line.Verdict.NOT_MET);
        assertThat(Line.atLeast("validation", rate, 99_999).verdict()).isEqualTo(Line.Verdict.MET);
    }

    @Test
    void ofLatenciesTheNinetyNinthPercentileDecides() {
        Latencies latencies = new Latencies();
        for (int i = 0; i < 99; i++) {
            latencies.add(Duration.ofMillis(20));
        }
        latencies.add(Duration.ofMillis(900));
        Line line = Line.atMost("answer", latencies, Duration.ofSeconds(1), Duration.ofMillis(250));
        assertThat(line.verdict()).isEqualTo(Line.Verdict.MET);
        assertThat(line.measured()).contains("p99 20 ms").contains("max 900").contains("100 / 1.0 s");
        latencies.add(Duration.ofMillis(900));
        assertThat(Line.atMost("answer", latencies, Duration.ofSeconds(1), Duration.ofMillis(250))
                        .verdict())
                .isEqualTo(Line.Verdict.NOT_MET);
    }

    @Test
    void aStartMustNotTakeLonger() {
        Duration bar = Duration.ofSeconds(15);
        assertThat(Line.atMost("start", bar, bar).verdict()).isEqualTo(Line.Verdict.MET);
        assertThat(Line.atMost("start", bar.plusNanos(1), bar).verdict()).isEqualTo(Line.Verdict.NOT_MET);
    }
}
