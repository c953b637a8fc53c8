package hub.conformance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {
    private static final ClosedLoop FOUR = new ClosedLoop(4, Duration.ofMillis(200));

    @Test
    void countsWhatAllCallersWereTold() throws IOException {
        AtomicLong taken = new AtomicLong();
        Set<Integer> callers = ConcurrentHashMap.newKeySet();
        Rate rate = FOUR.run(caller -> () -> {
            callers.add(caller);
            taken.addAndGet(10);
            return 10;
        });
        assertThat(rate.records()).isEqualTo(taken.get());
        assertThat(rate.time()).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        assertThat(callers).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void oneRefusedCallVoidsAll() {
        assertThatThrownBy(() -> FOUR.run(caller -> () -> {
                    VoidFigureException.unless(caller != 2, "refused");
                    return 1;
                }))
                .isInstanceOf(VoidFigureException.class)
                .hasMessage("refused");
    }
}
