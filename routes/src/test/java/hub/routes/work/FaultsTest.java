package hub.routes.work;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.receipt.Receipt;
import hub.adapters.receipt.SubmissionState;
import hub.adapters.repository.Inbox;
import hub.adapters.repository.Receipts;
import hub.routes.intake.Received;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;

/** What a fault of one submission, or of the database, does to the others. */
class FaultsTest {
    private Optional<TestHub> started = Optional.empty();

    @BeforeEach
    void start() {
        started = Optional.of(TestHub.start());
    }

    @AfterEach
    void stop() {
        started.ifPresent(TestHub::close);
    }

    @Test
    void aPoisonousSubmissionIsParkedWithItsCauseAndTheOthersGoOn() {
        TestHub hub = started.orElseThrow();
        String poison = ((Received.Taken) hub.send(TestHub.SCHOOL, null, Lines.trainingClass("F1", 1), "poison"))
                .submissionId();
        Receipt behind = hub.judged(TestHub.SCHOOL, Lines.trainingClass("F2", 1));

        assertThat(behind.state()).isEqualTo(SubmissionState.ACCEPTED);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> hub.text("select work from inbox order by submission limit 1")
                        .equals("parked"));
        assertThat(hub.text("select cause from inbox where work = 'parked'")).contains("IllegalStateException");
        assertThat(hub.number("select tries from inbox where work = 'parked'")).isEqualTo(5);
        Receipt told = hub.get(Transactions.class)
                .get(connection -> hub.get(Receipts.class).find(connection, poison))
                .orElseThrow();
        assertThat(told.state()).isEqualTo(SubmissionState.RECEIVED);
        assertThat(told.findings()).extracting(Receipt.Group::code).containsExactly("HUB-0003");
        assertThat(hub.number("select count(*) from change where source_id = 'C-F1'"))
                .isZero();

        hub.get(Transactions.class).run(connection -> hub.get(Inbox.class).unpark(connection));
        assertThat(hub.number("select count(*) from finding where code = 'HUB-0003'"))
                .isZero();
        assertThat(hub.text("select work from inbox order by submission limit 1"))
                .isEqualTo("waiting");
    }

    @Test
    void aTemporaryFaultOfTheDatabaseIsTriedAgainAndCostsTheSubmissionNoTry() {
        TestHub hub = started.orElseThrow();
        AtomicInteger times = new AtomicInteger();
        hub.failpoints(reached -> {
            if (reached.equals("chunk-before-commit") && times.incrementAndGet() <= 3) {
                throw new TransientDataAccessResourceException("planted", new SQLException("connection lost", "08006"));
            }
        });

        Receipt receipt = hub.judged(TestHub.SCHOOL, Lines.trainingClass("F3", 1));

        assertThat(times.get()).isEqualTo(4);
        assertThat(receipt.state()).isEqualTo(SubmissionState.ACCEPTED);
        assertThat(hub.number("select count(*) from change where source_id = 'C-F3'"))
                .isEqualTo(1);
        assertThat(hub.number("select count(*) from inbox where cause is not null"))
                .isZero();
    }

    @Test
    void whatBreaksOffBeforeTheCommitOfReceivingLeavesNothing() {
        TestHub hub = started.orElseThrow();
        hub.failpoints(reached -> {
            if (reached.equals("received-before-commit")) {
                throw new IllegalStateException("planted");
            }
        });
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> hub.send(TestHub.SCHOOL, "F4", Lines.trainingClass("F4", 1))))
                .hasMessage("planted");
        hub.failpoints(reached -> {});

        assertThat(hub.number("select count(*) from submission")).isZero();
        assertThat(hub.number("select count(*) from audit where action = 'received'"))
                .isZero();
        assertThat(hub.send(TestHub.SCHOOL, "F4", Lines.trainingClass("F4", 1))).isInstanceOf(Received.Taken.class);
    }

    @Test
    void whatANudgeMissedTheSweepFinds() {
        TestHub hub = started.orElseThrow();
        hub.failpoints(reached -> {
            if (reached.equals("received-after-commit")) {
                throw new IllegalStateException("killed before the nudge");
            }
        });
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> hub.send(TestHub.SCHOOL, null, Lines.trainingClass("F5", 1))))
                .isNotNull();
        hub.failpoints(reached -> {});
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> hub.number("select count(*) from training_class where class_code = 'F5'") == 1);
    }
}
