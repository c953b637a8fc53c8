package hub.routes.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hub.adapters.SenderIdentity;
import hub.adapters.receipt.Receipt;
import hub.routes.deliver.Trace;
import hub.standards.RecordKey;
import hub.standards.ReservedCitizenIds;
import hub.standards.Sender;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** From a record back to where it stood and forward to where it went, in one call. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineageTest {
    private static final SenderIdentity SCHOOL = TestHub.sender("lin", "12999999TEST0000LI", Sender.INSTITUTION);
    private TestHub hub = TestHub.NONE;

    @BeforeAll
    void start() {
        hub = TestHub.delivering(Map.of(
                "hub.delivery.subscriptions[0].name", "everything",
                "hub.delivery.subscriptions[0].types", "TrainingClass,Trainee,TrainingRecord",
                "hub.delivery.subscriptions[0].matched-only", "false",
                "hub.delivery.subscriptions[1].name", "known-people",
                "hub.delivery.subscriptions[1].types", "TrainingClass,Trainee,TrainingRecord",
                "hub.delivery.subscriptions[2].name", "classes",
                "hub.delivery.subscriptions[2].types", "TrainingClass"));
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private JsonNode lineage(String type, String sourceId) {
        return hub.get(Trace.class)
                .of(new RecordKey(SCHOOL.institution(), SCHOOL.system(), type, sourceId), null, "auditor")
                .orElseThrow();
    }

    private static JsonNode named(JsonNode list, String member, String name) {
        for (JsonNode one : list) {
            if (one.path(member).asText().equals(name)) {
                return one;
            }
        }
        throw new AssertionError(name + " is not in " + list);
    }

    @Test
    void backToTheRowAndFieldOfEachVersionAndForwardToEachSubscriber() {
        hub.judged(SCHOOL, Lines.trainee("LI", "甲", 1), Lines.trainingClass("LI", 1));
        Receipt first = hub.judged(SCHOOL, "no record", Lines.record("LI-R", "LI", "LI", "5", 1));
        Receipt second = hub.judged(SCHOOL, "no record", "no record", Lines.record("LI-R", "LI", "LI", "4.5", 2));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> hub.number("select count(*) from arrived a, lease l where l.name = 'sequencer'"
                                + " and a.upto_seq = l.value - 1")
                        == 3);

        JsonNode lineage = lineage("TrainingRecord", "LI-R");

        assertThat(lineage.path("versions")).hasSize(2);
        JsonNode latest = lineage.path("versions").get(0);
        assertThat(latest.path("version").asLong()).isEqualTo(2);
        assertThat(latest.path("submission").asText()).isEqualTo(second.submission());
        assertThat(latest.path("file").asText()).isEqualTo("lines.ndjson");
        assertThat(latest.path("record").asInt()).isEqualTo(3);
        assertThat(latest.path("at").asText()).isEqualTo("line 3");
        assertThat(latest.path("rules").asText()).isEqualTo(second.rules());
        assertThat(lineage.path("versions").get(1).path("submission").asText()).isEqualTo(first.submission());
        assertThat(lineage.path("versions").get(1).path("at").asText()).isEqualTo("line 2");
        JsonNode hours = named(lineage.path("fields"), "field", "trainingHours");
        assertThat(hours.path("at").asText()).isEqualTo("line 3 trainingHours");
        assertThat(hours.path("value").asText()).isEqualTo("4.5");

        JsonNode deliveries = lineage.path("deliveries");
        JsonNode everything = named(deliveries, "subscriber", "everything");
        assertThat(everything.path("state").asText()).isEqualTo("delivered");
        assertThat(everything.path("seq").asLong())
                .isEqualTo(hub.number("select max(value) - 1 from lease where name = 'sequencer'"));
        assertThat(everything.path("at").asText()).isNotEmpty();
        assertThat(named(deliveries, "subscriber", "known-people").path("state").asText())
                .isEqualTo("held");
        assertThat(named(deliveries, "subscriber", "classes").path("state").asText())
                .isEqualTo("filtered");
        assertThat(hub.number("select count(*) from audit where action = 'lineage-read' and actor = 'auditor'"))
                .isPositive();
    }

    @Test
    void personalValuesAreMaskedAndOneFieldMayBeAskedAlone() {
        String citizen = ReservedCitizenIds.of(LocalDate.of(1980, 5, 8), 61);
        hub.judged(SCHOOL, Lines.trainee("LP", "甲", citizen, 1));
        assertThat(lineage("Trainee", "T-LP").toString()).doesNotContain(citizen);

        JsonNode one = hub.get(Trace.class)
                .of(new RecordKey(SCHOOL.institution(), SCHOOL.system(), "Trainee", "T-LP"), "citizenId", "auditor")
                .orElseThrow();
        assertThat(one.path("fields")).hasSize(1);
        assertThat(one.path("fields").get(0).path("at").asText()).isEqualTo("line 1 citizenId");
    }

    @Test
    void ofARecordThatIsNotThereNothingIsTold() {
        Trace trace = hub.get(Trace.class);
        assertThat(trace.of(new RecordKey("x", "y", "TrainingRecord", "z"), null, "auditor"))
                .isEmpty();
        assertThat(trace.of(new RecordKey("x", "y", "NoType", "z"), null, "auditor"))
                .isEmpty();
    }
}
