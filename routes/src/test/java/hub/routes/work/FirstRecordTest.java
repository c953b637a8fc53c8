package hub.routes.work;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.receipt.Counts;
import hub.adapters.receipt.Receipt;
import hub.adapters.receipt.SubmissionState;
import hub.adapters.repository.Receipts;
import hub.routes.intake.Received;
import hub.standards.Sender;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A record from the door to the feed, and what a sender is told on the way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstRecordTest {
    private TestHub hub = TestHub.NONE;

    @BeforeAll
    void start() {
        hub = TestHub.start();
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @Test
    void aRecordIsRecordedLoggedAndNumbered() {
        Receipt receipt = hub.judged(TestHub.SCHOOL, Lines.trainingClass("C1", 1));

        assertThat(receipt.findings()).isEmpty();
        assertThat(receipt.state()).isEqualTo(SubmissionState.ACCEPTED);
        assertThat(hub.text("select planned_hours from training_class where class_code = 'C1'"))
                .isEqualTo("5.00");
        assertThat(hub.number("select count(*) from change where type = 'TrainingClass' and source_id = 'C-C1'"))
                .isEqualTo(1);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> hub.number("select count(*) from chunk where first_seq is null") == 0);
    }

    @Test
    void theSumsCloseOverEveryDisposition() {
        hub.judged(TestHub.SCHOOL, Lines.trainingClass("S1", 2), Lines.trainee("S1", "甲", 1));
        Receipt receipt = hub.judged(
                TestHub.SCHOOL,
                Lines.record("S-R1", "S1", "S1", "5", 1),
                Lines.record("S-R2", "NONE", "S1", "5", 1),
                Lines.trainingClass("S1", 2),
                Lines.trainingClass("S1", 1),
                "no record");

        assertThat(receipt.counts()).isEqualTo(new Counts(1, 1, 1, 1, 1));
        assertThat(receipt.counts().received()).isEqualTo(5);
        assertThat(receipt.state()).isEqualTo(SubmissionState.PARTLY_ACCEPTED);
        assertThat(receipt.findings()).extracting(Receipt.Group::code).contains("REF-0003", "SYN-0017");
    }

    @Test
    void whatIsSentAgainUnchangedIsWarnedOfAgain() {
        hub.judged(TestHub.SCHOOL, Lines.trainingClass("W1", 1), Lines.trainee("W1", "甲", 1));
        String notCompleted = Lines.record("W-R1", "W1", "W1", "5", 1).replace("\"result\":\"1\"", "\"result\":\"2\"");
        Receipt first = hub.judged(TestHub.SCHOOL, notCompleted);
        Receipt again = hub.judged(TestHub.SCHOOL, notCompleted);

        assertThat(first.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0));
        assertThat(again.counts()).isEqualTo(new Counts(0, 1, 0, 0, 0));
        assertThat(first.findings()).extracting(Receipt.Group::code).containsExactly("TRN-0021");
        assertThat(again.findings()).extracting(Receipt.Group::code).containsExactly("TRN-0021");
    }

    @Test
    void theSameKeyWithTheSameContentIsTheSameSubmission() {
        Received first = hub.send(TestHub.SCHOOL, "key-1", Lines.trainingClass("K1", 1));
        String id = ((Received.Taken) first).submissionId();
        assertThat(hub.get(Verdicts.class).await(id, Duration.ofSeconds(10))).isPresent();

        assertThat(hub.send(TestHub.SCHOOL, "key-1", Lines.trainingClass("K1", 1)))
                .isInstanceOfSatisfying(Received.Repeated.class, repeated -> {
                    assertThat(repeated.submissionId()).isEqualTo(id);
                    assertThat(repeated.first().state()).isEqualTo(SubmissionState.ACCEPTED);
                });
        assertThat(hub.send(TestHub.SCHOOL, "key-1", Lines.trainingClass("K2", 1)))
                .isInstanceOfSatisfying(
                        Received.Refused.class,
                        refused -> assertThat(refused.finding().code()).isEqualTo("LIM-0005"));
    }

    @Test
    void anotherSenderSeesNoReceiptAndMayNotSendForUs() {
        Receipt mine = hub.judged(TestHub.SCHOOL, Lines.trainingClass("E1", 1));
        var other = TestHub.sender("other", "12999999TEST000002", Sender.INSTITUTION);

        boolean seen = hub.get(Transactions.class)
                .get(connection -> hub.get(Receipts.class)
                        .find(connection, String.valueOf(mine.submission()), other)
                        .isPresent());
        assertThat(seen).isFalse();
        String forUs = Lines.trainingClass("E2", 1)
                .replace("\"sourceId\"", "\"institution\":\"" + TestHub.SCHOOL.institution() + "\",\"sourceId\"");
        Receipt receipt = hub.judged(other, forUs);
        assertThat(receipt.state()).isEqualTo(SubmissionState.REJECTED);
        assertThat(receipt.findings()).extracting(Receipt.Group::code).containsExactly("ENT-0001");
        assertThat(hub.number("select count(*) from training_class where class_code = 'E2'"))
                .isZero();
    }

    @Test
    void aCitizenIdStandsInNoTableInClear() {
        String citizen = "999999199001010017";
        hub.judged(TestHub.SCHOOL, Lines.trainee("P1", "乙", citizen, 1));

        for (String table : new String[] {"trainee", "change", "finding", "outcome", "quarantine", "audit"}) {
            assertThat(hub.number("select count(*) from " + table + " t where t::text like '%" + citizen + "%'"))
                    .as(table)
                    .isZero();
        }
        assertThat(hub.number("select count(*) from trainee where source_id = 'T-P1'")
                        + hub.number("select count(*) from quarantine where source_id = 'T-P1'"))
                .isEqualTo(1);
    }
}
