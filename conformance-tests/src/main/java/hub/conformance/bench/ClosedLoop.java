package hub.conformance.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * So many callers, each of which calls again as soon as it has its answer: what a server gives when it is asked for all it can. 闭环。
 *
 * @param callers how many
 * @param time how long they begin new calls; those begun are waited for and count
 */
record ClosedLoop(int callers, Duration time) {

    /** One call and its answer. */
    @FunctionalInterface
    interface Call {
        /**
         * Calls.
         *
         * @return how many records were taken
         * @throws IOException if they were not
         */
        int call() throws IOException;
    }

    /**
     * Lets them call.
     *
     * @param caller what the n-th of them does, from 0
     * @throws IOException as soon as all have ended, if one was not answered as it must be
     */
    Rate run(IntFunction<Call> caller) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Call> calls = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                calls.add(caller.apply(i));
            }
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Long>> taken = new ArrayList<>();
            for (Call call : calls) {
                taken.add(threads.submit(() -> {
                    go.await();
                    return repeat(call, System.nanoTime() + time.toNanos());
                }));
            }
            long begin = System.nanoTime();
            go.countDown();
            long records = 0;
            for (Future<Long> one : taken) {
                records += one.get();
            }
            return new Rate(records, Duration.ofNanos(System.nanoTime() - begin));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static long repeat(Call call, long deadline) throws IOException {
        long records = 0;
        while (System.nanoTime() < deadline) {
            records += call.call();
        }
        return records;
    }
}
