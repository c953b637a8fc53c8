package hub.routes.work;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.receipt.Counts;
import hub.adapters.receipt.Receipt;
import hub.adapters.receipt.SubmissionState;
import hub.adapters.repository.Receipts;
import hub.adapters.repository.Reconciliation;
import hub.schemas.Severity;
import hub.standards.Sender;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Records that wait, and how they are released, superseded or refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuarantineTest {
    private TestHub hub = TestHub.NONE;

    @BeforeAll
    void start() {
        hub = TestHub.delivering(java.util.Map.of());
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @Test
    void whatWaitsForItsParentIsReleasedByCommandAndTheReceiptFollows() {
        var sender = TestHub.sender("q1", "12999999TEST0000Q1", Sender.INSTITUTION);
        Receipt waiting = hub.judged(sender, Lines.trainee("Q1", "甲", 1), Lines.record("Q1-R", "Q1", "Q1", "5", 1));
        assertThat(waiting.counts()).isEqualTo(new Counts(1, 0, 0, 1, 0));
        assertThat(waiting.state()).isEqualTo(SubmissionState.PARTLY_ACCEPTED);

        assertThat(hub.get(Redrive.class).redrive(waiting.submission(), null)).isZero();
        // as if it had been kept by a hub that did not know yet what records wait for
        hub.execute("delete from waiting");
        hub.judged(sender, Lines.trainingClass("Q1", 1));
        assertThat(hub.get(Redrive.class).redrive(waiting.submission(), "REF-0003"))
                .isEqualTo(1);
        assertThat(hub.get(Redrive.class).redrive(null, null)).isZero();

        Receipt now = receipt(waiting);
        assertThat(now.counts()).isEqualTo(new Counts(2, 0, 0, 0, 0));
        assertThat(now.state()).isEqualTo(SubmissionState.ACCEPTED);
        assertThat(now.findings()).noneMatch(group -> group.severity() == Severity.ERROR);
        assertThat(now.history())
                .extracting(Receipt.Step::state)
                .containsExactly(SubmissionState.RECEIVED, SubmissionState.PARTLY_ACCEPTED, SubmissionState.ACCEPTED);
        assertThat(hub.number("select count(*) from change where source_id = 'Q1-R'"))
                .isEqualTo(1);
    }

    @Test
    void aCorrectedVersionSupersedesTheOneThatWaits() {
        var sender = TestHub.sender("q2", "12999999TEST0000Q2", Sender.INSTITUTION);
        Receipt wrong = hub.judged(sender, Lines.trainingClass("Q2", 1).replace("\"day\"", "\"nonsense\""));
        assertThat(wrong.state()).isEqualTo(SubmissionState.QUARANTINED);

        hub.judged(sender, Lines.trainingClass("Q2", 2));

        assertThat(hub.text("select state from quarantine where source_id = 'C-Q2'"))
                .isEqualTo("superseded");
        assertThat(hub.get(Redrive.class).redrive(wrong.submission(), null)).isZero();
        assertThat(hub.number("select source_version from training_class where source_id = 'C-Q2'"))
                .isEqualTo(2);
    }

    @Test
    void theSameVersionWithOtherContentIsAConflict() {
        var sender = TestHub.sender("q3", "12999999TEST0000Q3", Sender.INSTITUTION);
        String other = Lines.trainingClass("Q3", 1).replace("测试班次", "另一班次");

        Receipt inOne = hub.judged(sender, Lines.trainingClass("Q3", 1), other);
        assertThat(inOne.findings()).extracting(Receipt.Group::code).containsExactly("DUP-0001");
        Receipt later = hub.judged(sender, other);
        assertThat(later.findings()).extracting(Receipt.Group::code).containsExactly("VER-0001");
        assertThat(hub.text("select name from training_class where source_id = 'C-Q3'"))
                .isEqualTo("测试班次");
    }

    @Test
    void aVoidRecordIsNoLongerThereForReferences() {
        var sender = TestHub.sender("q4", "12999999TEST0000Q4", Sender.INSTITUTION);
        hub.judged(sender, Lines.trainingClass("Q4", 1), Lines.trainee("Q4", "甲", 1));
        hub.judged(
                sender,
                "{\"type\":\"TrainingClass\",\"sourceId\":\"C-Q4\",\"sourceVersion\":2,\"op\":\"void\",\"data\":{}}");

        Receipt receipt = hub.judged(sender, Lines.record("Q4-R", "Q4", "Q4", "5", 1));
        assertThat(receipt.findings()).extracting(Receipt.Group::code).containsExactly("REF-0003");
        assertThat(hub.text("select void from training_class where source_id = 'C-Q4'"))
                .isEqualTo("t");
        assertThat(hub.judged(sender, Lines.trainingClass("Q4", 1)).counts().stale())
                .isEqualTo(1);
    }

    @Test
    void textThatNoDatabaseHoldsIsAFindingAndNeverAFault() {
        var sender = TestHub.sender("q5", "12999999TEST0000Q5", Sender.INSTITUTION);
        Receipt receipt = hub.judged(
                sender,
                Lines.trainingClass("Q5", 1).replace("测试班次", "a\\u0000b"),
                Lines.trainingClass("Q6", 1).replace("测试班次", "a\\uD800b"),
                Lines.trainingClass("Q7", 1).replace("C-Q7", "C-\\u0000"));
        assertThat(receipt.counts()).isEqualTo(new Counts(0, 0, 0, 2, 1));
        assertThat(receipt.findings()).extracting(Receipt.Group::code).containsOnly("STR-0005");
    }

    @Test
    void theAccountClosesAndAMissingRowIsSeen() {
        var sender = TestHub.sender("q8", "12999999TEST0000Q8", Sender.INSTITUTION);
        hub.judged(sender, Lines.trainingClass("Q8", 1), "no record", Lines.record("Q8", "NONE", "NONE", "5", 1));
        org.awaitility.Awaitility.await()
                .until(() -> hub.number("select count(*) from chunk where first_seq is null") == 0);
        assertThat(account().closes()).isTrue();

        hub.execute("delete from outcome where disposition = 'rejected' and source_id is null"
                + " and submission = (select max(submission) from outcome)");
        assertThat(account().closes()).isFalse();
    }

    private Reconciliation.Account account() {
        return hub.get(Transactions.class)
                .get(connection -> hub.get(Reconciliation.class).account(connection));
    }

    private Receipt receipt(Receipt of) {
        return hub.get(Transactions.class)
                .get(connection -> hub.get(Receipts.class).find(connection, String.valueOf(of.submission())))
                .orElseThrow();
    }
}
