package hub.routes.work;

import hub.adapters.repository.Audit;
import hub.adapters.repository.Waits;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges quarantined records again for which something they wait for has come, level by level until nothing is due. 自动放行。
 *
 * <p>What has come stands in the database since the transaction that brought it; so a hub that died goes on where it stood.
 */
public final class Release {
    private static final Logger LOG = LoggerFactory.getLogger(Release.class);
    private static final int CAUSES = 1000;
    private final Transactions transactions;
    private final Waits waits;
    private final Rejudging rejudging;
    private final JudgedBy judgedBy;
    private final Audit audit;
    private final Runnable changed;
    private final int chunkSize;
    private int carefully;

    Release(
            Transactions transactions,
            Waits waits,
            Rejudging rejudging,
            JudgedBy judgedBy,
            Audit audit,
            Runnable changed,
            int chunkSize) {
        this.transactions = transactions;
        this.waits = waits;
        this.rejudging = rejudging;
        this.judgedBy = judgedBy;
        this.audit = audit;
        this.changed = changed;
        this.chunkSize = chunkSize;
    }

    /** One pass over what has come; called by one route, one pass at a time. */
    public void release() {
        judgedBy.mendWhatChanged();
        long after = 0;
        Optional<Waits.Batch> next = next(after);
        while (next.isPresent()) {
            Waits.Batch come = next.get();
            release(come);
            transactions.run(connection -> waits.tidy(connection, come));
            after = come.last();
            next = next(after);
        }
    }

    private Optional<Waits.Batch> next(long after) {
        return transactions.get(connection -> waits.mendedAfter(connection, after, CAUSES));
    }

    private void release(Waits.Batch come) {
        Optional<String> institution = transactions.get(connection -> waits.institutionDue(connection, come));
        while (institution.isPresent()) {
            release(come, institution.get());
            institution = transactions.get(connection -> waits.institutionDue(connection, come));
        }
    }

    /** One chunk; after a fault of ours one record at a time, so that the one that brings it about keeps no other waiting. */
    private void release(Waits.Batch come, String institution) {
        boolean alone = carefully > 0;
        try {
            if (rejudging.due(come, institution, alone ? 1 : chunkSize).changes() > 0) {
                changed.run();
            }
            carefully = Math.max(0, carefully - 1);
        } catch (RuntimeException e) {
            if (TemporaryFault.is(e)) {
                throw e;
            }
            if (alone) {
                passOver(come, institution, e);
            } else {
                carefully = chunkSize;
            }
        }
    }

    private void passOver(Waits.Batch come, String institution, RuntimeException fault) {
        String cause = TemporaryFault.described(fault);
        LOG.error("A waiting record of {} could not be judged again: {} 放行判定失败", institution, cause);
        LOG.debug("the failure", fault);
        transactions.run(connection -> {
            waits.passOver(connection, come, institution);
            audit.add(connection, "hub", "passed-over", institution, Audit.detail("cause", cause));
        });
    }
}
