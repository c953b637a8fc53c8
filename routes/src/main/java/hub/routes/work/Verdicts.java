package hub.routes.work;

import hub.adapters.receipt.Receipt;
import hub.adapters.repository.Receipts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets callers wait for the verdict on a submission. 等待判定结果。
 *
 * <p>Normally the worker hands it over in memory; what was missed (a restart, another hub) is found in the database.
 */
public final class Verdicts {
    private static final long FIRST_LOOK_MILLIS = 100;
    private static final long LOOK_MILLIS = 500;
    private static final int LATELY = 10_000;
    private final Map<String, Waiter> waiters = new ConcurrentHashMap<>();
    private final Set<String> lately = Collections.newSetFromMap(Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > LATELY;
        }
    }));
    private final Transactions transactions;
    private final Receipts receipts;

    Verdicts(Transactions transactions, Receipts receipts) {
        this.transactions = transactions;
        this.receipts = receipts;
    }

    private static final class Waiter {
        private final CompletableFuture<Receipt> receipt = new CompletableFuture<>();
        private int waiting;
    }

    /**
     * Waits for the receipt of a submission that is judged to its end.
     *
     * @return empty if it took longer, or there is no such submission
     */
    public Optional<Receipt> await(String submissionId, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        Waiter waiter = Objects.requireNonNull(waiters.compute(submissionId, (id, known) -> {
            Waiter mine = known == null ? new Waiter() : known;
            mine.waiting++;
            return mine;
        }));
        try {
            // what was finished before we began to wait was not handed to us
            long pause = lately.contains(submissionId) ? 0 : FIRST_LOOK_MILLIS;
            while (true) {
                long left = Math.max(0, deadline - System.nanoTime());
                try {
                    return Optional.of(waiter.receipt.get(
                            Math.min(left, TimeUnit.MILLISECONDS.toNanos(pause)), TimeUnit.NANOSECONDS));
                } catch (TimeoutException e) {
                    Optional<Receipt> kept = kept(submissionId);
                    if (kept.isPresent() || System.nanoTime() >= deadline) {
                        return kept;
                    }
                    pause = LOOK_MILLIS;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            waiters.computeIfPresent(submissionId, (id, known) -> --known.waiting <= 0 ? null : known);
        }
    }

    private Optional<Receipt> kept(String submissionId) {
        return transactions
                .get(connection -> receipts.find(connection, submissionId))
                .filter(Receipt::finished);
    }

    /** Hands the verdicts to those who wait for them. */
    void finished(List<Turn.Finished> submissions) {
        List<Long> awaited = new ArrayList<>();
        for (Turn.Finished one : submissions) {
            lately.add(one.id());
            if (waiters.containsKey(one.id())) {
                awaited.add(one.number());
            }
        }
        if (awaited.isEmpty()) {
            return;
        }
        for (Receipt receipt : transactions
                .get(connection -> receipts.find(connection, awaited))
                .values()) {
            Waiter waiter = waiters.get(Objects.requireNonNull(receipt.submission()));
            if (waiter != null) {
                waiter.receipt.complete(receipt);
            }
        }
    }
}
