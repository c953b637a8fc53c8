package hub.conformance.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long things took, each counted, to three digits; safe to add to from several threads. 时延。 */
final class Latencies {
    private static final int DIGITS = 3;

    private final Histogram micros = new ConcurrentHistogram(DIGITS);

    /** Adds one; less than nothing, as two clocks may tell, counts as nothing. */
    void add(Duration latency) {
        micros.recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMicros(latency.toNanos())));
    }

    /** How many there are. */
    long count() {
        return micros.getTotalCount();
    }

    /**
     * The time within which that share of them lay.
     *
     * @param share 0 to 100, such as 99
     * @throws IllegalStateException if there are none
     */
    Duration percentile(double share) {
        if (count() == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        return Duration.of(micros.getValueAtPercentile(share), java.time.temporal.ChronoUnit.MICROS);
    }
}
