package hub.conformance.bench;

import java.time.Duration;
import java.util.List;

/**
 * So many records in so much time. 速率。
 *
 * @param records how many
 * @param time how long they took; more than nothing
 */
record Rate(long records, Duration time) {
    Rate {
        if (records < 1 || time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException(records + " records in " + time);
        }
    }

    /** Records a second. */
    double perSecond() {
        return records / seconds();
    }

    double seconds() {
        return time.toNanos() / 1e9;
    }

    /** This rate as a part of another: 1 where both are the same, less where this one is slower. */
    double of(Rate floor) {
        return perSecond() / floor.perSecond();
    }

    /** Several pieces of work as one. */
    static Rate total(List<Rate> pieces) {
        return new Rate(
                pieces.stream().mapToLong(Rate::records).sum(),
                pieces.stream().map(Rate::time).reduce(Duration.ZERO, Duration::plus));
    }
}
