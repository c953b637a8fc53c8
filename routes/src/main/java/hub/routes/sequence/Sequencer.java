package hub.routes.sequence;

import hub.adapters.repository.AuditSeals;
import hub.adapters.repository.Failpoints;
import hub.adapters.repository.Sequencing;
import hub.routes.work.Transactions;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One pass of the sequencer: numbers what is committed, seals what is settled, in one transaction. 编号一轮。 */
public final class Sequencer {
    private final Transactions transactions;
    private final Sequencing sequencing = new Sequencing();
    private final AuditSeals seals = new AuditSeals();
    private final Failpoints failpoints;
    private final Clock clock;
    private volatile @Nullable Instant lastPass;

    public Sequencer(Transactions transactions, Failpoints failpoints, Clock clock) {
        this.transactions = transactions;
        this.failpoints = failpoints;
        this.clock = clock;
    }

    /** Does one pass. */
    public void pass() {
        Instant now = clock.instant();
        transactions.run(connection -> {
            long numbered = sequencing.number(connection);
            seals.seal(connection, now);
            if (numbered > 0) {
                failpoints.reach("sequenced-before-commit");
            }
        });
        lastPass = now;
        failpoints.reach("sequenced-after-commit");
    }

    /** When the last pass ended well; null before the first. Health looks at it. */
    public @Nullable Instant lastPass() {
        return lastPass;
    }
}
