package hub.conformance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    private static final OpenLoop ONE_SECOND = new OpenLoop(100, Duration.ofSeconds(1));

    @Test
    void arrivalsAreEvenlySpacedHoweverLateTheyAreCalled() throws IOException {
        Queue<Long> times = new ConcurrentLinkedQueue<>();
        ONE_SECOND.run(times::add);
        List<Long> sorted = times.stream().sorted().toList();
        assertThat(sorted).hasSize(100);
        for (int i = 1; i < sorted.size(); i++) {
            assertThat(Duration.ofNanos(sorted.get(i) - sorted.get(i - 1))).isEqualTo(Duration.ofMillis(10));
        }
    }

    @Test
    void laterOnesDoNotWaitForEarlierOnes() throws IOException {
        CountDownLatch tenOthers = new CountDownLatch(10);
        AtomicInteger calls = new AtomicInteger();
        ONE_SECOND.run(intended -> {
            if (calls.getAndIncrement() > 0) {
                tenOthers.countDown();
                return;
            }
            try {
                VoidFigureException.unless(tenOthers.await(30, TimeUnit.SECONDS), "nobody else was called");
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
        assertThat(calls).hasValue(100);
    }

    /** A server that stands still for half a second keeps half of the calls waiting, not one. */
    @Test
    void aStallIsFeltByAllThatArriveMeanwhile() throws IOException {
        ReentrantLock server = new ReentrantLock();
        AtomicBoolean stalled = new AtomicBoolean();
        CountDownLatch never = new CountDownLatch(1);
        Latencies latencies = new Latencies();
        ONE_SECOND.run(intended -> {
            server.lock();
            try {
                if (!stalled.getAndSet(true)) {
                    assertThat(never.await(500, TimeUnit.MILLISECONDS)).isFalse();
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            } finally {
                server.unlock();
            }
            latencies.add(Duration.ofNanos(System.nanoTime() - intended));
        });
        assertThat(latencies.percentile(75)).isGreaterThan(Duration.ofMillis(150));
        assertThat(latencies.count()).isEqualTo(100);
    }

    @Test
    void aFailedCallFailsTheRun() {
        assertThatThrownBy(() -> ONE_SECOND.run(intended -> {
                    throw new VoidFigureException("not accepted");
                }))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not accepted");
    }
}
