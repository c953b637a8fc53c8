package hub.routes.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hub.adapters.SenderIdentity;
import hub.adapters.receipt.Receipt;
import hub.adapters.receipt.SubmissionState;
import hub.adapters.repository.Receipts;
import hub.adapters.repository.Waiver;
import hub.schemas.Severity;
import hub.standards.Sender;
import java.time.LocalDate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An institution let off a rule for a time, and nobody else, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaiverTest {
    /** An enrolment that was dealt with has a date. */
    private static final String RULE = "ENR-0004";

    private static final LocalDate TODAY = LocalDate.now(ClaimWork.ZONE);
    private TestHub hub = TestHub.NONE;

    @BeforeAll
    void start() {
        hub = TestHub.start();
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private SenderIdentity school(String name) {
        SenderIdentity school = TestHub.sender(name, "12999999TEST0000" + name, Sender.INSTITUTION);
        hub.judged(school, Lines.trainingClass(name, 1), Lines.trainee(name, "甲", 1));
        return school;
    }

    private static String dealtWith(String id, String name) {
        return Lines.enrolment(id, name, name).replace("\"state\":\"1\"", "\"state\":\"2\"");
    }

    private Waiver grant(SenderIdentity school, @Nullable String field, LocalDate from, LocalDate until) {
        return hub.get(Waive.class)
                .grant(
                        new Waive.Wish(school.institution(), RULE, field, "系统改造期间无此日期", "某市委组织部", from, until),
                        "operator");
    }

    @Test
    void whatWaitedForTheRuleGoesOnAndTheReceiptNamesTheWaiver() {
        SenderIdentity school = school("W1");
        SenderIdentity other = school("W2");
        Receipt waiting = hub.judged(school, dealtWith("W1-E", "W1"));
        Receipt others = hub.judged(other, dealtWith("W2-E", "W2"));
        assertThat(waiting.state()).isEqualTo(SubmissionState.QUARANTINED);

        Waiver waiver = grant(school, null, TODAY, TODAY.plusDays(30));

        Awaitility.await()
                .untilAsserted(() -> assertThat(receipt(waiting).state()).isEqualTo(SubmissionState.ACCEPTED));
        assertThat(receipt(waiting).findings()).extracting(Receipt.Group::code).contains(RULE, "WVR-0001");
        assertThat(receipt(waiting).findings()).allMatch(group -> group.severity() == Severity.WARNING);
        assertThat(receipt(waiting).findings().toString()).contains(waiver.id());
        assertThat(receipt(others).state()).isEqualTo(SubmissionState.QUARANTINED);
        assertThat(hub.judged(school, dealtWith("W1-F", "W1").replace("2026-10-02", "2026-10-03"))
                        .counts()
                        .accepted())
                .isEqualTo(1);
        assertThat(hub.number("select count(*) from audit where action = 'waiver-granted' and subject = '" + waiver.id()
                        + "'"))
                .isEqualTo(1);
    }

    @Test
    void beforeAndAfterItsDaysAndOnceEndedItIsAsIfThereWereNone() {
        SenderIdentity school = school("W3");
        grant(school, null, TODAY.minusDays(9), TODAY.minusDays(1));
        grant(school, null, TODAY.plusDays(1), TODAY.plusDays(9));
        assertThat(hub.judged(school, dealtWith("W3-E", "W3")).state()).isEqualTo(SubmissionState.QUARANTINED);

        Waiver waiver = grant(school, null, TODAY, TODAY);
        Awaitility.await().until(() -> hub.number("select count(*) from enrolment where source_id = 'W3-E'") == 1);
        assertThat(hub.get(Waive.class).end(waiver.id(), "operator")).isPresent();
        assertThat(hub.get(Waive.class).end(waiver.id(), "operator")).isEmpty();

        assertThat(hub.judged(school, dealtWith("W3-F", "W3")).state()).isEqualTo(SubmissionState.QUARANTINED);
        assertThat(hub.number("select count(*) from enrolment where source_id = 'W3-E' and not void"))
                .isEqualTo(1);
        assertThat(hub.get(Waive.class).list(school.institution())).hasSize(3);
    }

    @Test
    void aWaiverForOneFieldHoldsForNoOther() {
        SenderIdentity school = school("W4");
        grant(school, "state", TODAY, TODAY.plusDays(1));
        assertThat(hub.judged(school, dealtWith("W4-E", "W4")).state()).isEqualTo(SubmissionState.QUARANTINED);
        grant(school, "stateDate", TODAY, TODAY.plusDays(1));
        Awaitility.await().until(() -> hub.number("select count(*) from enrolment where source_id = 'W4-E'") == 1);
    }

    @Test
    void whatGuardsIdentityKeysStructureAndSecrecyCannotBeWaived() {
        Waive waive = hub.get(Waive.class);
        assertThat(waive.waivable(RULE)).isTrue();
        for (String code : new String[] {
            "TRN-0028",
            "TRN-0004",
            "CLS-0101",
            "CAD-0101",
            "STR-0001",
            "SEC-0001",
            "IDN-0001",
            "REF-0003",
            "COD-0001",
            "NO-SUCH"
        }) {
            assertThat(waive.waivable(code)).as(code).isFalse();
        }
        assertThatThrownBy(() -> waive.grant(
                        new Waive.Wish("12999999TEST0000W9", "TRN-0004", null, "r", "a", TODAY, TODAY), "operator"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Receipt receipt(Receipt of) {
        return hub.get(Transactions.class)
                .get(connection -> hub.get(Receipts.class).find(connection, String.valueOf(of.submission())))
                .orElseThrow();
    }
}
