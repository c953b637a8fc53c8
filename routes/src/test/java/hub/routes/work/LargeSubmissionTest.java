package hub.routes.work;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.receipt.Counts;
import hub.adapters.receipt.Receipt;
import hub.adapters.receipt.SubmissionState;
import hub.schemas.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Submissions of many chunks: in any order, and broken off at any point. */
class LargeSubmissionTest {
    private static final Map<String, Object> SMALL_CHUNKS = Map.of("hub.work.chunk", "100");
    private static final int TRAINEES = 450;

    private static List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(Lines.trainingClass("L1", 1));
        for (int n = 0; n < TRAINEES; n++) {
            lines.add(Lines.trainee("L" + n, "甲", 1));
        }
        for (int n = 0; n < TRAINEES; n++) {
            lines.add(Lines.record("L-R" + n, "L1", "L" + n, "5", 1));
        }
        return lines;
    }

    @Test
    void theVerdictDoesNotDependOnTheOrderInTheFile() {
        try (TestHub hub = TestHub.start(SMALL_CHUNKS)) {
            List<String> lines = lines();
            Collections.reverse(lines);

            Receipt receipt = hub.judged(TestHub.SCHOOL, lines.toArray(String[]::new));

            assertThat(receipt.findings()).noneMatch(group -> group.severity() == Severity.ERROR);
            assertThat(receipt.counts()).isEqualTo(new Counts(lines.size(), 0, 0, 0, 0));
            assertThat(receipt.state()).isEqualTo(SubmissionState.ACCEPTED);
            assertThat(receipt.history())
                    .as("no verdict before what waits was judged again")
                    .extracting(Receipt.Step::state)
                    .containsExactly(SubmissionState.RECEIVED, SubmissionState.ACCEPTED);
            assertThat(hub.number("select count(*) from change")).isEqualTo(lines.size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunk-read", "chunk-locked", "chunk-staged", "chunk-before-commit", "chunk-after-commit"})
    void brokenOffAnywhereItGoesOnWhereItStoodAndNothingCountsTwice(String point) {
        try (TestHub hub = TestHub.start(SMALL_CHUNKS)) {
            AtomicInteger times = new AtomicInteger();
            hub.failpoints(reached -> {
                if (reached.equals(point) && times.incrementAndGet() == 3) {
                    throw new IllegalStateException("broken off at " + point);
                }
            });

            Receipt receipt = hub.judged(TestHub.SCHOOL, lines().toArray(String[]::new));

            assertThat(times.get()).as("the fault was planted").isGreaterThanOrEqualTo(3);
            assertThat(receipt.counts()).isEqualTo(new Counts(lines().size(), 0, 0, 0, 0));
            assertThat(hub.number("select count(*) from change")).isEqualTo(lines().size());
            assertThat(hub.number("select count(*) from training_record")).isEqualTo(TRAINEES);
            assertThat(hub.number("select coalesce(sum(count), 0) from chunk")).isEqualTo(lines().size());
        }
    }
}
