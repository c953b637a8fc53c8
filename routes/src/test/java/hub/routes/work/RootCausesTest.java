package hub.routes.work;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.SenderIdentity;
import hub.adapters.receipt.Receipt;
import hub.adapters.repository.Receipts;
import hub.schemas.Severity;
import hub.standards.ReservedCitizenIds;
import hub.standards.Sender;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One thing wrong is one finding at the top of the receipt, however many records it keeps out; and the sums close. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RootCausesTest {
    private static final int IN_THE_BAD_CLASS = 5000;
    private static final int WITH_THE_UNKNOWN_CODE = 800;
    private TestHub hub = TestHub.NONE;

    @BeforeAll
    void start() {
        hub = TestHub.start(Map.of("hub.work.chunk", "1000"));
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    /** A class without its name is kept out. */
    private static String badClass(String code) {
        return Lines.trainingClass(code, 1).replace("\"name\":\"测试班次\",", "");
    }

    @Test
    void aBadClassAndAnUnknownCodeAreTwoRootsHoweverManyRecordsTheyKeepOut() {
        SenderIdentity school = TestHub.sender("r1", "12999999TEST0000R1", Sender.INSTITUTION);
        List<String> trainees = new ArrayList<>();
        List<String> lines = new ArrayList<>(List.of(badClass("BAD"), Lines.trainingClass("GOOD", 1)));
        for (int n = 0; n < IN_THE_BAD_CLASS; n++) {
            trainees.add(Lines.trainee("R" + n, "甲", 1));
            lines.add(Lines.enrolment("R1-B" + n, "BAD", "R" + n));
        }
        for (int n = 0; n < WITH_THE_UNKNOWN_CODE; n++) {
            lines.add(Lines.enrolment("R1-G" + n, "GOOD", "R" + n)
                    .replace("\"state\":\"1\"", "\"state\":\"1\",\"manner\":\"77\""));
        }
        hub.judged(school, trainees.toArray(String[]::new));
        Collections.shuffle(lines, new Random(7));

        Receipt receipt = hub.judged(school, lines.toArray(String[]::new));

        List<Receipt.Group> errors = errors(receipt);
        assertThat(errors).filteredOn(Receipt.Group::root).hasSize(2);
        Receipt.Group first = errors.get(0);
        assertThat(first.code()).isEqualTo("STR-0001");
        assertThat(first.records()).isEqualTo(1);
        assertThat(first.dependents()).isEqualTo(IN_THE_BAD_CLASS);
        assertThat(first.samples()).hasSize(1);
        Receipt.Group second = errors.get(1);
        assertThat(second.code()).isEqualTo("COD-0001");
        assertThat(second.records()).isEqualTo(WITH_THE_UNKNOWN_CODE);
        assertThat(second.dependents()).isZero();
        assertThat(second.samples()).hasSize(5);
        assertThat(errors.get(2).code()).isEqualTo("REF-0003");
        assertThat(errors.get(2).root()).isFalse();
        assertThat(errors.get(2).records()).isEqualTo(IN_THE_BAD_CLASS);
        assertCloses(receipt);
        assertThat(hub.number(
                        "select count(*) from finding f join submission s on s.number = f.submission where s.id = '"
                                + receipt.submission() + "' and code = 'REF-0003' and cleared_at is null"))
                .isEqualTo(IN_THE_BAD_CLASS);
    }

    @Test
    void whatComesLaterIsOneRootACause() {
        SenderIdentity school = TestHub.sender("r2", "12999999TEST0000R2", Sender.INSTITUTION);
        List<String> lines = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            lines.add(Lines.trainee("M" + n, "甲", 1));
            lines.add(Lines.enrolment("R2-" + n, "CLASS" + n % 6, "M" + n));
        }

        Receipt receipt = hub.judged(school, lines.toArray(String[]::new));

        assertThat(errors(receipt)).hasSize(6).allSatisfy(group -> {
            assertThat(group.root()).isTrue();
            assertThat(group.records()).isEqualTo(10);
            assertThat(group.accountsFor()).isEqualTo(10);
        });
        assertCloses(receipt);
    }

    /** unit <- unit <- cadre <- appointment; and a record with two roots is accounted for once. */
    @Test
    void aChainFallsUnderItsBeginning() {
        String citizen = ReservedCitizenIds.of(LocalDate.of(1980, 5, 7), 51);
        Receipt receipt = hub.judged(
                TestHub.HR,
                Lines.appointment(citizen, "甲").replace("\"postText\":\"局长\"", "\"manner\":\"none\""),
                Lines.cadre(citizen, "甲", "R3.1.1", 1),
                Lines.unit("R3.1.1", "R3.1"),
                Lines.unit("R3.1", "R3"),
                Lines.unit("R3", "").replace("\"name\":\"测试单位 R3\"", "\"level\":\"none\""));

        Receipt.Group name = errors(receipt).stream()
                .filter(group -> group.code().equals("STR-0001"))
                .findFirst()
                .orElseThrow();
        assertThat(name.root()).isTrue();
        assertThat(name.dependents()).isEqualTo(4);
        assertThat(errors(receipt))
                .filteredOn(group -> group.code().startsWith("REF-"))
                .isNotEmpty()
                .noneMatch(Receipt.Group::root);
        assertCloses(receipt);
    }

    @Test
    void whatWaitsInACircleIsAccountedForToo() {
        List<String> lines = new ArrayList<>(Collections.nCopies(3000, "no record ".repeat(10)));
        lines.set(0, Lines.unit("A", "B"));
        lines.set(2999, Lines.unit("B", "A"));
        Receipt receipt = hub.judged(TestHub.HR, lines.toArray(String[]::new));
        assertThat(receipt.counts().quarantined()).isEqualTo(2);
        assertThat(receipt.counts().rejected()).isEqualTo(2998);
        assertCloses(receipt);
    }

    /** A dependant released, the root stays; the root mended, all go. */
    @Test
    void theReceiptFollowsWhatIsMended() {
        SenderIdentity school = TestHub.sender("r5", "12999999TEST0000R5", Sender.INSTITUTION);
        Receipt receipt =
                hub.judged(school, badClass("R5"), Lines.trainee("R5", "甲", 1), Lines.enrolment("R5-E", "R5", "R5"));
        assertThat(errors(receipt)).filteredOn(Receipt.Group::root).hasSize(1);

        hub.judged(school, Lines.trainingClass("R5", 2));

        org.awaitility.Awaitility.await()
                .untilAsserted(
                        () -> assertThat(now(receipt).counts().accepted()).isEqualTo(2));
        assertThat(errors(now(receipt))).extracting(Receipt.Group::code).containsOnly("STR-0001");
        assertCloses(now(receipt));
    }

    private Receipt now(Receipt of) {
        return hub.get(Transactions.class)
                .get(connection -> hub.get(Receipts.class).find(connection, String.valueOf(of.submission())))
                .orElseThrow();
    }

    private static List<Receipt.Group> errors(Receipt receipt) {
        return receipt.findings().stream()
                .filter(group -> group.severity() == Severity.ERROR)
                .toList();
    }

    private static void assertCloses(Receipt receipt) {
        assertThat(errors(receipt).stream()
                        .mapToLong(Receipt.Group::accountsFor)
                        .sum())
                .as("%s", receipt.findings())
                .isEqualTo(receipt.counts().quarantined() + receipt.counts().rejected());
        List<Boolean> roots = errors(receipt).stream().map(Receipt.Group::root).toList();
        assertThat(roots).isSortedAccordingTo(Collections.reverseOrder());
    }
}
