package hub.routes.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hub.adapters.receipt.Receipt;
import hub.adapters.receipt.SubmissionState;
import hub.routes.deliver.ChangeFeed;
import hub.routes.deliver.FeedPage;
import hub.routes.intake.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two versions at once: each submission is judged by its own, all are kept in the current one, each subscriber is answered in its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VersionsInTheHubTest {
    private static final String OLD_CODE = "national-7.5-per-day";
    private static final String NEW_CODE = "derived-7.5-per-day";
    private TestHub hub = TestHub.NONE;

    @BeforeAll
    void start() {
        hub = TestHub.delivering(Map.of(
                "hub.delivery.subscriptions[0].name", "old-reader",
                "hub.delivery.subscriptions[0].types[0]", "TrainingClass",
                "hub.delivery.subscriptions[0].standard", "1.0",
                "hub.delivery.subscriptions[1].name", "new-reader",
                "hub.delivery.subscriptions[1].types[0]", "TrainingClass"));
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @Test
    void whatIsSentByTheEarlierVersionIsKeptInTheCurrentOne() {
        Receipt receipt = hub.judgedBy("1.0", TestHub.SCHOOL, counted("A1", 1, OLD_CODE));
        assertThat(receipt.state()).isEqualTo(SubmissionState.ACCEPTED);
        assertThat(receipt.findings()).isEmpty();
        assertThat(receipt.standard()).isEqualTo("1.0");
        assertThat(receipt.rules()).isEqualTo("1.0.0");
        assertThat(hub.text("select conversion_rule from training_class where class_code = 'A1'"))
                .isEqualTo(NEW_CODE);
        assertThat(hub.text("select standard from submission where id = '" + receipt.submission() + "'"))
                .isEqualTo("1.0");

        Receipt again = hub.judgedBy("1.1", TestHub.SCHOOL, counted("A1", 1, NEW_CODE));
        assertThat(again.counts().unchanged()).isEqualTo(1);
        assertThat(again.standard()).isEqualTo("1.1");
        assertThat(again.rules()).isEqualTo("1.1.0");
    }

    @Test
    void aRetiredCodeIsRefusedOfWhoeverNamesTheNewVersion() {
        Receipt receipt = hub.judgedBy("1.1", TestHub.SCHOOL, counted("B1", 1, OLD_CODE));
        assertThat(receipt.state()).isEqualTo(SubmissionState.QUARANTINED);
        assertThat(receipt.findings()).extracting(Receipt.Group::code).containsExactly("COD-0002");
        assertThat(receipt.findings().get(0).hint().zh()).contains(NEW_CODE);
    }

    @Test
    void aVersionThatIsNotAcceptedIsRefusedAtTheDoor() {
        Received refused = hub.sendBy("0.9", TestHub.SCHOOL, counted("D1", 1, OLD_CODE));
        assertThat(refused).isInstanceOfSatisfying(Received.Refused.class, one -> {
            assertThat(one.httpStatus()).isEqualTo(422);
            assertThat(one.finding().code()).isEqualTo("SYN-0018");
            assertThat(one.finding().arguments()).containsEntry("supported", "1.1, 1.0");
        });
    }

    @Test
    void theTightenedRuleHoldsForTheNewVersionOnly() {
        hub.judgedBy(
                "1.0",
                TestHub.SCHOOL,
                Lines.trainingClass("E1", 1),
                Lines.trainee("E1", "甲", 1),
                Lines.trainee("E2", "甲", 1));
        String overfull =
                Lines.record("E-R1", "E1", "E1", "5", 1).replace("\"result\"", "\"leaveHours\":0.5,\"result\"");
        Receipt old = hub.judgedBy("1.0", TestHub.SCHOOL, overfull);
        assertThat(old.state()).isEqualTo(SubmissionState.ACCEPTED);
        assertThat(old.findings()).extracting(Receipt.Group::code).contains("TRN-0029");
        assertThat(old.findings())
                .allSatisfy(group -> assertThat(group.message().zh()).doesNotContain("{"));
        Receipt now = hub.judgedBy("1.1", TestHub.SCHOOL, overfull.replace("E-R1", "E-R2"));
        assertThat(now.state()).isEqualTo(SubmissionState.QUARANTINED);
        assertThat(now.findings()).extracting(Receipt.Group::code).contains("TRN-0036");
        Receipt madeUp = hub.judgedBy(
                "1.1",
                TestHub.SCHOOL,
                overfull.replace("E-R1", "E-R3")
                        .replace("\"traineeNumber\":\"E1\"", "\"traineeNumber\":\"E2\"")
                        .replace("\"result\"", "\"makeUpHours\":0.5,\"result\""));
        assertThat(madeUp.state()).isEqualTo(SubmissionState.ACCEPTED);
        assertThat(hub.text("select make_up_hours from training_record where source_id = 'E-R3'"))
                .isEqualTo("0.50");
    }

    @Test
    void whatWaitedIsJudgedAgainByTheVersionItCameBy() {
        String waiting = counted("F1", 1, OLD_CODE).replace("\"endDate\":\"2026-11-06\"", "\"endDate\":\"2026-11-01\"");
        Receipt receipt = hub.judgedBy("1.0", TestHub.SCHOOL, waiting);
        assertThat(receipt.state()).isEqualTo(SubmissionState.QUARANTINED);
        List<String> codes =
                receipt.findings().stream().map(Receipt.Group::code).sorted().toList();
        hub.get(Redrive.class).redrive(receipt.submission(), null);
        assertThat(hub.text("select array_to_string(codes, ',') || ' ' || round from quarantine q join submission s"
                        + " on s.number = q.submission where s.id = '" + receipt.submission() + "'"))
                .endsWith(" 2")
                .doesNotContain("COD-");
        assertThat(codes).doesNotContain("COD-0001", "COD-0002");
    }

    @Test
    void eachSubscriberIsAnsweredInItsVersion() {
        hub.judgedBy(
                "1.1",
                TestHub.SCHOOL,
                counted("G1", 1, NEW_CODE).replace("\"hoursUnit\"", "\"abroadTopic\":\"公共治理\",\"hoursUnit\""));
        JsonNode old = record("old-reader", null, "C-G1");
        assertThat(old.path("standard").asText()).isEqualTo("1.0");
        assertThat(old.at("/data/conversionRule").asText()).isEqualTo(OLD_CODE);
        assertThat(old.at("/data").has("abroadTopic")).isFalse();
        assertThat(old.has("newerCodes")).isFalse();
        JsonNode now = record("new-reader", null, "C-G1");
        assertThat(now.path("standard").asText()).isEqualTo("1.1");
        assertThat(now.at("/data/conversionRule").asText()).isEqualTo(NEW_CODE);
        assertThat(now.at("/data/abroadTopic").asText()).isEqualTo("公共治理");
        assertThat(record("new-reader", "1.0", "C-G1")
                        .at("/data/conversionRule")
                        .asText())
                .isEqualTo(OLD_CODE);
    }

    @Test
    void whatAnEarlierHubKeptIsReadAsTheCurrentVersionHasIt() {
        hub.judgedBy("1.0", TestHub.SCHOOL, counted("H1", 1, OLD_CODE));
        // as a hub of 1.0 kept it
        hub.execute("alter table change disable trigger change_append_only; update change set body = replace(body, '"
                + NEW_CODE + "', '" + OLD_CODE
                + "') where source_id = 'C-H1'; alter table change enable trigger change_append_only");
        assertThat(record("new-reader", null, "C-H1").at("/data/conversionRule").asText())
                .isEqualTo(NEW_CODE);
        assertThat(record("old-reader", null, "C-H1").at("/data/conversionRule").asText())
                .isEqualTo(OLD_CODE);
    }

    /** The record of that source id in a subscriber's feed, once it is there. */
    private JsonNode record(String subscriber, @org.jspecify.annotations.Nullable String version, String sourceId) {
        List<JsonNode> found = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            FeedPage page = hub.get(ChangeFeed.class).read(subscriber, null, 1000, ChangeFeed.Form.RECORD, version);
            ((FeedPage.Page) page).json().path("changes").forEach(change -> {
                if (change.at("/key/sourceId").asText().equals(sourceId)) {
                    found.add(change);
                }
            });
            return !found.isEmpty();
        });
        return found.get(0);
    }

    private static String counted(String code, long version, String rule) {
        return """
            {"type":"TrainingClass","sourceId":"C-%s","sourceVersion":%d,"data":{"classCode":"%s","name":"测试班次","trainingKind":"1",\
            "offJobState":"1","delivery":"1","host":"测试主办单位","startDate":"2026-11-02","endDate":"2026-11-06","days":5,\
            "plannedHours":37.5,"hoursUnit":"period-45","conversionRule":"%s"}}""".formatted(code, version, code, rule);
    }
}
