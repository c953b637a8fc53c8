package hub.routes.sequence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** How long the oldest audit row has waited for its seal; intake closes when it is too long. 审计封存时限。 */
public final class SealingAge {
    private final Clock clock;
    private final Duration limit;
    private final AtomicReference<Instant> settledUntil;

    SealingAge(Clock clock, Duration limit) {
        this.clock = clock;
        this.limit = limit;
        this.settledUntil = new AtomicReference<>(clock.instant());
    }

    /** All rows written before this time are sealed. */
    void settledUntil(Instant time) {
        settledUntil.set(time);
    }

    /** The age of the oldest row that may not be sealed yet. */
    public Duration age() {
        return Duration.between(settledUntil.get(), clock.instant());
    }

    /** Whether nothing more may be taken in. */
    public boolean tooOld() {
        return age().compareTo(limit) > 0;
    }
}
