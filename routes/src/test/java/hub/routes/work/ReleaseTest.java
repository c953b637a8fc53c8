package hub.routes.work;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.SenderIdentity;
import hub.adapters.receipt.Counts;
import hub.adapters.receipt.Receipt;
import hub.adapters.receipt.SubmissionState;
import hub.adapters.repository.Audit;
import hub.adapters.repository.Receipts;
import hub.adapters.repository.Waits;
import hub.schemas.Severity;
import hub.standards.ReservedCitizenIds;
import hub.standards.Sender;
import hub.standards.Standard;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What waits goes on by itself when what it waits for comes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseTest {
    private static final int MANY = 5000;
    private TestHub hub = TestHub.NONE;

    @BeforeAll
    void start() {
        hub = TestHub.start(Map.of("hub.work.chunk", "1000"));
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @AfterEach
    void nothingIsLeftToPlant() {
        hub.failpoints(reached -> {});
    }

    private static SenderIdentity school(String name) {
        return TestHub.sender(name, "12999999REL00000" + name, Sender.INSTITUTION);
    }

    private static SenderIdentity departmentFor(SenderIdentity school) {
        return new SenderIdentity(
                "department-" + school.credential(),
                "11999999REL0000D" + school.credential(),
                "department-system",
                Sender.MANAGING_DEPARTMENT,
                Set.of("11999999REL0000D" + school.credential(), school.institution()));
    }

    private static String citizen(int sequence) {
        return ReservedCitizenIds.of(LocalDate.of(1980, 5, 6), sequence);
    }

    @Test
    void recordsFirstAndTheirClassLater() {
        SenderIdentity school = school("S1");
        Receipt waiting = hub.judged(school, Lines.trainee("S1", "甲", 1), Lines.record("S1-R", "S1", "S1", "5", 1));
        assertThat(waiting.counts()).isEqualTo(new Counts(1, 0, 0, 1, 0));

        hub.judged(school, Lines.trainingClass("S1", 1));

        awaitQuiet();
        Receipt now = receipt(waiting);
        assertThat(now.counts()).isEqualTo(new Counts(2, 0, 0, 0, 0));
        assertThat(now.findings()).noneMatch(group -> group.severity() == Severity.ERROR);
        assertThat(now.history())
                .extracting(Receipt.Step::state)
                .containsExactly(SubmissionState.RECEIVED, SubmissionState.PARTLY_ACCEPTED, SubmissionState.ACCEPTED);
        assertThat(changes("S1-R")).isEqualTo(1);
        assertThat(hub.text("select state from quarantine where source_id = 'S1-R'"))
                .isEqualTo("released");
    }

    /** unit -> cadre -> appointment by HR; class, trainee -> record -> recognised hours by two senders. */
    @Test
    void chainsGoLevelByLevelAcrossSenders() {
        SenderIdentity school = school("S2");
        SenderIdentity department = departmentFor(school);
        List<Receipt> waiting = List.of(
                hub.judged(department, Lines.recognition(school.institution(), "S2", "S2")),
                hub.judged(school, Lines.certificate("S2", "S2", "S2"), Lines.record("S2-R", "S2", "S2", "5", 1)),
                hub.judged(TestHub.HR, Lines.appointment(citizen(21), "乙")),
                hub.judged(TestHub.HR, Lines.cadre(citizen(21), "乙", "S2.1.1", 1)),
                hub.judged(TestHub.HR, Lines.unit("S2.1.1", "S2.1")),
                hub.judged(TestHub.HR, Lines.unit("S2.1", "S2")));
        assertThat(waiting).extracting(Receipt::state).containsOnly(SubmissionState.QUARANTINED);

        hub.judged(TestHub.HR, Lines.unit("S2", ""));
        hub.judged(school, Lines.trainee("S2", "甲", 1));
        awaitQuiet();
        assertThat(waiting.subList(2, 6))
                .allSatisfy(receipt -> assertThat(receipt(receipt).state()).isEqualTo(SubmissionState.ACCEPTED));
        assertThat(waiting.subList(0, 2))
                .allSatisfy(receipt -> assertThat(receipt(receipt).state()).isEqualTo(SubmissionState.QUARANTINED));

        hub.judged(school, Lines.trainingClass("S2", 1));
        awaitQuiet();
        assertThat(waiting)
                .allSatisfy(receipt -> assertThat(receipt(receipt).state()).isEqualTo(SubmissionState.ACCEPTED));
    }

    /** Who waits and who brings hold different institutions' locks. */
    @Test
    void whatWaitsForAUnitOfHrGoesOnWhoeverSentIt() {
        SenderIdentity department = departmentFor(school("S3"));
        Receipt waiting = hub.judged(department, Lines.need("S3", "S3"));
        assertThat(waiting.findings()).extracting(Receipt.Group::code).containsExactly("REF-0014");

        hub.judged(TestHub.HR, Lines.unit("S3", ""));
        awaitQuiet();
        assertThat(receipt(waiting).state()).isEqualTo(SubmissionState.ACCEPTED);
    }

    @Test
    void thousandsGoOnInBoundedChunksAndEachOnce() {
        SenderIdentity school = school("S4");
        List<String> trainees = new ArrayList<>();
        List<String> records = new ArrayList<>();
        for (int n = 0; n < MANY; n++) {
            trainees.add(Lines.trainee("S4-" + n, "甲", 1));
            records.add(Lines.record("S4-R" + n, "S4", "S4-" + n, "5", 1));
        }
        hub.judged(school, trainees.toArray(String[]::new));
        Receipt waiting = hub.judged(school, records.toArray(String[]::new));
        assertThat(waiting.counts().quarantined()).isEqualTo(MANY);
        AtomicInteger chunks = new AtomicInteger();
        hub.failpoints(reached -> {
            if (reached.equals("released-before-commit")) {
                chunks.incrementAndGet();
            }
        });

        hub.judged(school, Lines.trainingClass("S4", 1));

        awaitQuiet();
        assertThat(receipt(waiting).counts()).isEqualTo(new Counts(MANY, 0, 0, 0, 0));
        assertThat(chunks.get()).isEqualTo(MANY / 1000);
        assertThat(hub.number("select count(*) from change where source_id like 'S4-R%'"))
                .isEqualTo(MANY);
        assertThat(hub.number("select count(distinct source_id) from change where source_id like 'S4-R%'"))
                .isEqualTo(MANY);
    }

    @Test
    void whatBreaksOffInTheMiddleGoesOnWhereItStood() {
        SenderIdentity school = school("S5");
        Receipt waiting = hub.judged(
                school,
                Lines.trainee("S5", "甲", 1),
                Lines.enrolment("S5-E", "S5", "S5"),
                Lines.record("S5-R", "S5", "S5", "5", 1));
        AtomicInteger times = new AtomicInteger();
        hub.failpoints(reached -> {
            if (reached.equals("released-before-commit") && times.incrementAndGet() <= 2) {
                throw new org.springframework.dao.TransientDataAccessResourceException(
                        "planted", new java.sql.SQLException("connection lost", "08006"));
            }
        });

        hub.judged(school, Lines.trainingClass("S5", 1));

        awaitQuiet();
        assertThat(times.get()).isGreaterThan(2);
        assertThat(receipt(waiting).counts()).isEqualTo(new Counts(3, 0, 0, 0, 0));
        assertThat(changes("S5-R")).isEqualTo(1);
    }

    /** A fault of ours with one record: the others go on, and the one waits for the operator. */
    @Test
    void theOneThatCannotBeJudgedKeepsNoOtherWaiting() {
        SenderIdentity school = school("S6");
        hub.judged(school, Lines.trainee("S6", "甲", 1), Lines.trainee("S6b", "甲", 1));
        Receipt good = hub.judged(school, Lines.record("S6-R", "S6", "S6", "5", 1));
        Receipt bad = hub.judged(school, Lines.record("S6-BAD", "S6", "S6b", "5", 1));
        // seals are bound to their place: a body moved to another cannot be opened
        hub.execute("update quarantine set body = (select body from quarantine where source_id = 'S6-R')"
                + " where source_id = 'S6-BAD'");

        hub.judged(school, Lines.trainingClass("S6", 1));

        awaitQuiet();
        assertThat(receipt(good).state()).isEqualTo(SubmissionState.ACCEPTED);
        assertThat(receipt(bad).state()).isEqualTo(SubmissionState.QUARANTINED);
        assertThat(hub.number("select count(*) from audit where action = 'passed-over' and subject = '"
                        + school.institution() + "'"))
                .isEqualTo(1);
    }

    @Test
    void aClosureGoesOnWhenTheRecordsItCountsAreThereOrTheOneTooManyIsVoid() {
        SenderIdentity school = school("S7");
        hub.judged(school, Lines.trainingClass("S7", 1), Lines.trainee("S7a", "甲", 1), Lines.trainee("S7b", "甲", 1));
        Receipt early = hub.judged(school, Lines.closure("S7", 1));
        assertThat(early.state()).isEqualTo(SubmissionState.QUARANTINED);
        hub.judged(school, Lines.record("S7-A", "S7", "S7a", "5", 1));
        awaitQuiet();
        assertThat(receipt(early).state()).isEqualTo(SubmissionState.ACCEPTED);

        hub.judged(school, Lines.trainingClass("S8", 1));
        hub.judged(school, Lines.record("S8-A", "S8", "S7a", "5", 1), Lines.record("S8-B", "S8", "S7b", "5", 1));
        Receipt tooFew = hub.judged(school, Lines.closure("S8", 1));
        assertThat(tooFew.state()).isEqualTo(SubmissionState.QUARANTINED);
        hub.judged(
                school,
                "{\"type\":\"TrainingRecord\",\"sourceId\":\"S8-B\",\"sourceVersion\":2,\"op\":\"void\",\"data\":{}}");
        awaitQuiet();
        assertThat(receipt(tooFew).state()).isEqualTo(SubmissionState.ACCEPTED);
    }

    /** Two cadres of one name, birth month and unit; then HR moves one of them. */
    @Test
    void anAmbiguousPersonIsToldWhenHrMovesTheOther() {
        Receipt cadres = hub.judged(
                TestHub.HR,
                Lines.unit("S9", ""),
                Lines.unit("S9b", ""),
                Lines.cadre(citizen(31), "丙", "S9", 1),
                Lines.cadre(citizen(33), "丙", "S9", 1));
        assertThat(cadres.state()).as("%s", cadres.findings()).isEqualTo(SubmissionState.ACCEPTED);
        SenderIdentity school = school("S9");
        Receipt waiting = hub.judged(school, """
                {"type":"Trainee","sourceId":"T-S9","sourceVersion":1,"data":{"traineeNumber":"S9","category":"1","name":"丙",\
                "birthDate":"1980-05","unitCode":"S9"}}""");
        assertThat(waiting.findings()).extracting(Receipt.Group::code).contains("IDN-0001");

        hub.judged(TestHub.HR, Lines.cadre(citizen(33), "丙", "S9b", 2));

        awaitQuiet();
        assertThat(receipt(waiting).state()).isEqualTo(SubmissionState.ACCEPTED);
        assertThat(hub.text("select person_id from trainee where source_id = 'T-S9'"))
                .isEqualTo(hub.text("select person_id from cadre where source_id = 'P-" + citizen(31) + "'"));
    }

    @Test
    void whatHasAnotherFaultOfItsOwnIsToldSoAndStays() {
        SenderIdentity school = school("T1");
        hub.judged(school, Lines.trainee("T1", "甲", 1));
        Receipt waiting =
                hub.judged(school, Lines.record("T1-R", "T1", "T1", "5", 1).replace("\"day\"", "\"nonsense\""));
        assertThat(waiting.findings()).extracting(Receipt.Group::code).contains("REF-0003", "COD-0001");

        hub.judged(school, Lines.trainingClass("T1", 1));

        awaitQuiet();
        assertThat(receipt(waiting).findings())
                .extracting(Receipt.Group::code)
                .contains("COD-0001")
                .doesNotContain("REF-0003");
        assertThat(hub.number(
                        "select count(*) from waiting w join submission s on s.number = w.submission where s.id = '"
                                + waiting.submission() + "' and w.kind = 'CODE'"))
                .isEqualTo(1);
    }

    /** A mapping learns a name: what waited for it is read again from what was sent. */
    @Test
    void aNameThatIsACodeNowIsReadAgain() {
        SenderIdentity school = school("T2");
        hub.judged(school, Lines.trainingClass("T2", 1), Lines.trainee("T2", "甲", 1));
        Receipt waiting = hub.judged(
                school, Lines.enrolment("T2-E", "T2", "T2").replace("\"state\":\"1\"", "\"state\":\"name:报了名\""));
        assertThat(waiting.findings()).extracting(Receipt.Group::code).contains("COD-0001");

        judgedByOthersAtTheLastStart();
        awaitQuiet();
        assertThat(receipt(waiting).state()).isEqualTo(SubmissionState.QUARANTINED);

        LinesReader.NAMES.put("报了名", "1");
        judgedByOthersAtTheLastStart();
        awaitQuiet();
        assertThat(receipt(waiting).state()).isEqualTo(SubmissionState.ACCEPTED);
        assertThat(hub.text("select state from enrolment where source_id = 'T2-E'"))
                .isEqualTo("1");
    }

    /** What a start does that finds other mappings than the last start had. */
    private void judgedByOthersAtTheLastStart() {
        JudgedBy judgedBy = new JudgedBy(
                hub.get(Transactions.class),
                hub.get(Waits.class),
                hub.get(Audit.class),
                hub.get(Standard.class),
                Path.of("nowhere"));
        hub.execute("update judged_by set digest = '\\x00'");
        judgedBy.mendWhatChanged();
        assertThat(hub.number("select count(*) from audit where action = 'codes-changed'"))
                .isPositive();
    }

    private void awaitQuiet() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> hub.number("select count(*) from inbox where work = 'waiting'") == 0
                        && hub.get(Transactions.class)
                                .get(connection -> hub.get(Waits.class).mendedAfter(connection, 0, 1))
                                .isEmpty());
    }

    private long changes(String sourceId) {
        return hub.number("select count(*) from change where source_id = '" + sourceId + "'");
    }

    private Receipt receipt(Receipt of) {
        return hub.get(Transactions.class)
                .get(connection -> hub.get(Receipts.class).find(connection, String.valueOf(of.submission())))
                .orElseThrow();
    }
}
