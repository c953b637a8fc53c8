package hub.conformance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private final Latencies latencies = new Latencies();

    @Test
    void ofAThousandTimesTheNinetyNinthPercentileIsTheTenthFromTheTop() {
        IntStream.rangeClosed(1, 1_000).forEach(millis -> latencies.add(Duration.ofMillis(millis)));
        assertThat(latencies.count()).isEqualTo(1_000);
        assertNear(99, 990);
        assertNear(50, 500);
        assertNear(100, 1_000);
    }

    @Test
    void oneSlowCallInAHundredIsSeenAtTheTopOnly() {
        IntStream.range(0, 99).forEach(call -> latencies.add(Duration.ofMillis(10)));
        latencies.add(Duration.ofSeconds(30));
        assertNear(99, 10);
        assertNear(100, 30_000);
    }

    @Test
    void twoInAHundredAreInTheNinetyNinthPercentile() {
        IntStream.range(0, 98).forEach(call -> latencies.add(Duration.ofMillis(10)));
        latencies.add(Duration.ofSeconds(30));
        latencies.add(Duration.ofSeconds(30));
        assertNear(99, 30_000);
    }

    @Test
    void nothingMeasuredHasNoPercentile() {
        assertThatIllegalStateException().isThrownBy(() -> latencies.percentile(99));
    }

    private void assertNear(double share, long millis) {
        assertThat(latencies.percentile(share))
                .isBetween(Duration.ofNanos(millis * 999_000), Duration.ofNanos(millis * 1_001_000));
    }
}
