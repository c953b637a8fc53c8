package hub.conformance.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Calls that arrive at their time whether earlier ones are answered or not: a server that stalls is not spared the calls of the meantime, as it
 * would be by callers who wait. 开环。
 *
 * @param perSecond how many arrive a second, evenly
 * @param time for how long
 */
record OpenLoop(int perSecond, Duration time) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** One call. */
    @FunctionalInterface
    interface Arrival {
        /**
         * Calls and waits for the answer.
         *
         * @param intended when it was to be sent, by {@link System#nanoTime()}: latency counts from here
         */
        void at(long intended) throws IOException;
    }

    /**
     * Lets them arrive, and waits until each is answered.
     *
     * @throws IOException if one of them failed, or is not answered at all
     */
    void run(Arrival arrival) throws IOException {
        ExecutorService threads = Executors.newCachedThreadPool();
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        long count = perSecond * time.toNanos() / TimeUnit.SECONDS.toNanos(1);
        long begin = System.nanoTime();
        try {
            for (long i = 0; i < count && failure.get() == null; i++) {
                long intended = begin + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
                awaitTime(intended);
                threads.execute(() -> {
                    try {
                        arrival.at(intended);
                    } catch (IOException | RuntimeException e) {
                        failure.compareAndSet(null, e);
                    }
                });
            }
            threads.shutdown();
            if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("calls without an answer after " + PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            threads.shutdownNow();
        }
        Exception first = failure.get();
        if (first != null) {
            throw new IOException("a call failed: " + first.getMessage(), first);
        }
    }

    private static void awaitTime(long intended) {
        long left = intended - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = intended - System.nanoTime();
        }
    }
}
