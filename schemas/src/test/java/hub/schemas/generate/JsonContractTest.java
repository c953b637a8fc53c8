package hub.schemas.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The schema of what is sent as JSON, used as a partner would: one file, no other at hand. */
class JsonContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLASS = """
            {"type":"TrainingClass","sourceId":"B-1","sourceVersion":0,"data":{"classCode":"PX2026-0311","name":"县处级干部进修班",
             "trainingKind":"2","offJobState":"1","delivery":"1","host":"某市委组织部","startDate":"2026-11-03",
             "endDate":"2026-11-07","plannedHours":36.25,"hoursUnit":"period-45"}}""";

    private static Schema submission;

    @BeforeAll
    static void readTheSchema() throws IOException {
        String text = Files.readString(Documents.FOLDER.resolve("json/submission.json"));
        submission = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text);
    }

    @Test
    void recordsOfAllKindsPass() throws IOException {
        assertThat(errors(CLASS)).isEmpty();
        assertThat(errors(
                        CLASS,
                        "{\"type\":\"TrainingRecord\",\"sourceId\":\"R-1\",\"sourceVersion\":4,\"op\":\"void\"}"))
                .isEmpty();
    }

    @Test
    void dataIsJudgedByItsOwnType() throws IOException {
        assertThat(errors(CLASS.replace("36.25", "36.255"))).anyMatch(error -> error.contains("plannedHours"));
        assertThat(errors(CLASS.replace("\"host\":", "\"hoster\":"))).anyMatch(error -> error.contains("hoster"));
        assertThat(errors(CLASS.replace("TrainingClass", "Trainee")))
                .anyMatch(error -> error.contains("traineeNumber"));
    }

    @Test
    void theEnvelopeIsStrict() throws IOException {
        assertThat(errors(CLASS.replace("\"sourceId\":\"B-1\",", ""))).isNotEmpty();
        assertThat(errors(CLASS.replace("TrainingClass", "Lesson"))).isNotEmpty();
        assertThat(errors("{\"type\":\"TrainingRecord\",\"sourceId\":\"R-1\",\"sourceVersion\":4}"))
                .anyMatch(error -> error.contains("data"));
        assertThat(errors()).isNotEmpty();
    }

    private static List<String> errors(String... records) throws IOException {
        JsonNode envelope = JSON.readTree(
                "{\"standard\":\"1.0\",\"secrecy\":\"none\",\"records\":[" + String.join(",", records) + "]}");
        return submission.validate(envelope).stream().map(Error::toString).toList();
    }
}
