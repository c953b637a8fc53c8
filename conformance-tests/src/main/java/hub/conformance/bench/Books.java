package hub.conformance.bench;

import hub.conformance.client.HubAddress;
import hub.conformance.run.Reconciliation;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * The hub's own books: a figure stands only if they show exactly as many changes more as records were accepted, and close. 对账。
 */
final class Books {
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int LOOKS_TO_CLOSE = 20;

    private final HubAddress hub;
    private final Duration look;

    Books(HubAddress hub) {
        this(hub, LOOK);
    }

    /** @param look between two looks into the books */
    Books(HubAddress hub, Duration look) {
        this.hub = hub;
        this.look = look;
    }

    /**
     * Waits until nothing is under way any more, to the subscribers' queues included.
     *
     * @return how many changes the hub has made by then
     * @throws VoidFigureException if the sums do not close, or it does not come to rest
     */
    long changesAtRest() throws IOException {
        return changes(sums -> sums.waiting() == 0 && sums.drained());
    }

    private long changes(Predicate<Reconciliation> quiet) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int open = 0;
        while (System.nanoTime() < deadline && open < LOOKS_TO_CLOSE) {
            Reconciliation sums = Reconciliation.ask(hub, HrQueue.HR);
            if (quiet.test(sums)) {
                if (sums.closes()) {
                    return sums.changes();
                }
                open++;
            }
            LockSupport.parkNanos(look.toNanos());
        }
        throw new VoidFigureException("the hub's sums do not close 账不平: " + Reconciliation.ask(hub, HrQueue.HR));
    }

    /**
     * Holds what was accepted to the books; delivery may still be under way.
     *
     * @param before how many changes there were before
     * @param accepted how many records the senders were told were accepted since
     * @throws VoidFigureException if the books show more or less
     */
    void expect(long before, long accepted) throws IOException {
        long changes = changes(sums -> sums.waiting() == 0) - before;
        VoidFigureException.unless(
                changes == accepted, "accepted 接受 " + accepted + ", changes recorded 入库变更 " + changes);
    }
}
