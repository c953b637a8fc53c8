package hub.routes.sequence;

import hub.adapters.repository.AuditSeals;
import hub.adapters.repository.Failpoints;
import hub.adapters.repository.FeedOrder;
import hub.routes.work.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Numbers committed changes and seals settled audit rows, in one transaction under one lease. 定序器。 */
public final class Sequencer {
    private static final Duration BETWEEN_SEALS = Duration.ofSeconds(1);
    private final Transactions transactions;
    private final FeedOrder order;
    private final AuditSeals seals;
    private final SealingAge age;
    private final Runnable numbered;
    private final Failpoints failpoints;
    private final Clock clock;
    private Instant lastSeal = Instant.EPOCH;

    Sequencer(
            Transactions transactions,
            FeedOrder order,
            AuditSeals seals,
            SealingAge age,
            Runnable numbered,
            Failpoints failpoints,
            Clock clock) {
        this.transactions = transactions;
        this.order = order;
        this.seals = seals;
        this.age = age;
        this.numbered = numbered;
        this.failpoints = failpoints;
        this.clock = clock;
    }

    /** One pass; called by one route, one pass at a time. */
    public void pass() {
        Instant begun = clock.instant();
        boolean seal = Duration.between(lastSeal, begun).compareTo(BETWEEN_SEALS) >= 0;
        long changes = transactions.get(connection -> {
            long count = order.number(connection);
            if (seal) {
                seals.seal(connection);
                age.settledUntil(seals.oldestUnsealed(connection).orElse(begun));
            }
            failpoints.reach("sequenced-before-commit");
            return count;
        });
        if (seal) {
            lastSeal = begun;
        }
        failpoints.reach("sequenced-after-commit");
        if (changes > 0) {
            numbered.run();
        }
    }
}
