package hub.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.EncodingCheck;
import hub.adapters.Form;
import hub.adapters.Reading;
import hub.schemas.Finding;
import hub.standards.Operation;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRecordReaderTest {
    private static final String GOOD = """
            { "type": "TrainingRecord", "sourceId": "PX2026-007", "sourceVersion": 3, "op": "upsert",
              "data": { "classCode": "PX2026", "traineeName": "阿卜杜拉·买买提", "trainingHours": 36.50, "abroad": false } }""";

    private static String record(String data) {
        return "{\"type\":\"TrainingRecord\",\"sourceId\":\"k\",\"sourceVersion\":1,\"data\":{" + data + "}}";
    }

    private static Reading read(String json) {
        return Reading.of(Form.JSON, json);
    }

    @Test
    void readsOneRecord() {
        Reading reading = read(GOOD);
        assertThat(reading.codes()).isEmpty();
        var record = reading.record(1);
        assertThat(record.key().toString())
                .contains(Reading.INSTITUTION, "academic-office", "TrainingRecord", "PX2026-007");
        assertThat(record.version()).isEqualTo(3);
        assertThat(record.text("traineeName")).isEqualTo("阿卜杜拉·买买提");
        assertThat(record.get("trainingHours")).isEqualTo(new BigDecimal("36.5"));
        assertThat(record.get("abroad")).isEqualTo(false);
        assertThat(reading.candidates().get(0).place().at("trainingHours")).isEqualTo("/data/trainingHours");
    }

    @Test
    void readsAListAndAnEnvelopeTheSameWay() {
        Reading list = read("[" + GOOD + "," + GOOD + "]");
        Reading envelope = read("{\"standard\":\"1.0\",\"secrecy\":\"none\",\"records\":[" + GOOD + "," + GOOD + "]}");
        assertThat(list.codes()).isEmpty();
        assertThat(envelope.codes()).isEmpty();
        assertThat(list.candidates()).hasSize(2);
        assertThat(envelope.record(2).sameContentAs(list.record(2))).isTrue();
        assertThat(list.candidates().get(1).place().at("classCode")).isEqualTo("/1/data/classCode");
        assertThat(envelope.candidates().get(1).place().at("classCode")).isEqualTo("/records/1/data/classCode");
        assertThat(envelope.candidates().get(1).place().at(null)).isEqualTo("/records/1");
    }

    @Test
    void membersMayStandInAnyOrderAndAVoidNeedsNoData() {
        Reading reading = read("""
                {"data":{"classCode":"C1"},"op":"void","institution":"12999999MB0002022H","sourceVersion":0,"sourceId":"a","type":"TrainingClass"}""");
        assertThat(reading.record(1).operation()).isEqualTo(Operation.VOID);
        assertThat(reading.record(1).key().institution()).isEqualTo("12999999MB0002022H");
        assertThat(reading.record(1).text("classCode")).isEqualTo("C1");
        assertThat(read("{\"type\":\"Trainee\",\"sourceId\":\"a\",\"sourceVersion\":1,\"op\":\"void\"}")
                        .codes())
                .isEmpty();
    }

    @Test
    void anUnknownFieldIsNamedWithWhatWasMeantAndNeverDroppedInSilence() {
        Reading reading = read(record("\"trainigHours\": 36, \"classCode\": \"C\""));
        Finding finding = reading.finding("STR-0008");
        assertThat(finding.at()).isEqualTo("/data/trainigHours");
        assertThat(finding.arguments()).containsEntry("suggestion", "trainingHours");
        assertThat(reading.record(1).text("classCode")).isEqualTo("C");
        assertThat(read(GOOD.replace("sourceVersion", "sourceversion")).codes())
                .containsExactly("STR-0008", "VER-0002");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"trainingHours\": \"36\"|trainingHours|36",
                "\"abroad\": \"true\"|abroad|true",
                "\"classCode\": 7|classCode|7",
                "\"result\": 1|result|1",
                "\"startDate\": 20261103|startDate|20261103",
                "\"trainingHours\": 1e999999999|trainingHours|1E+999999999",
                "\"classCode\": {\"a\": 1}|classCode|…",
            })
    void aScalarOfAnotherTypeIsNamedAndKeptAsText(String data, String field, String kept) {
        Reading reading = read(record(data));
        Finding finding = reading.finding("STR-0002");
        assertThat(finding.field()).isEqualTo(field);
        assertThat(finding.at()).isEqualTo("/data/" + field);
        assertThat(reading.record(1).get(field)).isEqualTo(kept);
    }

    @Test
    void numbersHaveOneForm() {
        for (String form : new String[] {"36", "36.0", "36.00", "3.6e1", "0.36E+2"}) {
            assertThat(read(record("\"trainingHours\": " + form)).record(1).get("trainingHours"))
                    .isEqualTo(new BigDecimal("36"));
        }
        assertThat(read(record("\"trainingHours\": -0.0")).record(1).get("trainingHours"))
                .isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void charactersThatCannotBeStoredAreNamedAndMadeVisible() {
        Reading reading =
                read(record("\"className\": \"a\\u0000b\", \"unitText\": \"\\ud800\", \"postText\": \"\\ufffd\""));
        assertThat(reading.codes()).containsExactly("MAP-0001", "MAP-0001", "MAP-0001");
        assertThat(reading.record(1).text("className")).isEqualTo("a\\u0000b");
        assertThat(reading.record(1).text("unitText")).isEqualTo("\\ud800");
    }

    @Test
    void aRecordThatCannotBeToldFromOthersIsUnreadable() {
        assertThat(read("[{\"type\":\"Trainee\",\"sourceVersion\":1,\"data\":{}}]")
                        .codes())
                .containsExactly("SYN-0017");
        assertThat(read("[{\"type\":\"Trainee\",\"sourceId\":\" \",\"sourceVersion\":1}]")
                        .codes())
                .containsExactly("SYN-0017");
        assertThat(read("[{\"type\":\"Trainee\",\"sourceId\":5,\"sourceVersion\":1}]")
                        .codes())
                .containsExactly("STR-0002");
        assertThat(read("[{\"type\":\"Trainee\",\"sourceId\":\"a\",\"sourceVersion\":-1}]")
                        .codes())
                .containsExactly("VER-0002");
        assertThat(read("[{\"type\":\"Trainee\",\"sourceId\":\"a\",\"sourceVersion\":\"1\"}]")
                        .codes())
                .containsExactly("VER-0002");
        assertThat(read("[{\"type\":\"Trainee\",\"sourceId\":\"a\",\"sourceVersion\":1,\"op\":\"delete\"}]")
                        .codes())
                .containsExactly("SYN-0019");
        assertThat(read("[{\"sourceId\":\"a\",\"sourceVersion\":1}]").codes()).containsExactly("SYN-0016");
        assertThat(read("[{\"type\":\"Traine\",\"sourceId\":\"a\",\"sourceVersion\":1}]")
                        .finding("SYN-0016")
                        .arguments())
                .containsEntry("suggestion", "Trainee");
        Reading mixed = read("[5, " + GOOD + ", \"x\"]");
        assertThat(mixed.codes()).containsExactly("STR-0002", "STR-0002");
        assertThat(mixed.candidates()).hasSize(3);
        assertThat(mixed.candidates().get(0).unreadable()).isTrue();
        assertThat(mixed.record(2).version()).isEqualTo(3);
    }

    @Test
    void aSourceIdMayHoldNoCitizenId() {
        String id = hub.standards.ReservedCitizenIds.numbered(7);
        Reading reading = read("[{\"type\":\"Trainee\",\"sourceId\":\"C1-" + id + "\",\"sourceVersion\":1}]");
        assertThat(reading.codes()).containsExactly("STR-0005");
        assertThat(reading.candidates().get(0).unreadable()).isTrue();
        assertThat(reading.finding("STR-0005").toString()).doesNotContain(id.substring(6));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": }|SYN-0002",
                "{\"a\" 1}|SYN-0002",
                "[1,]|SYN-0002",
                "{'a': 1}|SYN-0002",
                "[NaN]|SYN-0002",
                "[01]|SYN-0002",
                "// x|SYN-0002",
                "nonsense|SYN-0002",
                "7|SYN-0002",
                "{\"a\": 1|SYN-0008",
                "[{\"type\": \"Train|SYN-0008",
                "[] x|SYN-0009",
                "[] []|SYN-0009",
                "{\"type\":\"Trainee\",\"type\":\"Trainee\"}|SYN-0010",
                "''|SYN-0013",
                "' \n '|SYN-0013",
                "[]|SYN-0013",
                "{\"standard\":\"1.0\",\"records\":[]}|SYN-0013",
                "{\"standard\":\"0.9\",\"records\":[{}]}|SYN-0018",
                "{\"secrecy\":\"机密\",\"records\":[{}]}|SEC-0002",
                "{\"records\":{}}|STR-0002",
                "{\"records\":[{}],\"recods\":[]}|STR-0008",
                "[1234567890123456789012345678901234]|SYN-0007",
                "[0.00000000000000000000000000000001234]|SYN-0007",
            })
    void whatIsNoJsonGivesOneFindingAndNoRecord(String json, String code) {
        Reading reading = read(json);
        assertThat(reading.codes()).containsExactly(code);
        assertThat(reading.candidates()).isEmpty();
    }

    @Test
    void aFaultAtTheEndKeepsBackTheRecordsBeforeIt() {
        Reading reading = read("[" + GOOD + "," + GOOD + ",");
        assertThat(reading.codes()).containsExactly("SYN-0008");
        assertThat(reading.candidates()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 100_000})
    void depthIsLimited(int depth) {
        assertThat(read("[".repeat(depth) + "]".repeat(depth)).codes()).containsExactly("SYN-0006");
        assertThat(read("{\"a\":".repeat(depth)).codes()).containsExactly("SYN-0006");
        assertThat(read(record("\"classCode\":" + "[".repeat(depth) + "]".repeat(depth)))
                        .codes())
                .containsExactly("SYN-0006");
    }

    @Test
    void anythingButUtf8IsRefusedWithThePlace() {
        byte[] gb = ("[\n" + GOOD + "]").getBytes(EncodingCheck.GB18030);
        Reading reading = Reading.of(Form.JSON, gb);
        assertThat(reading.codes()).containsExactly("SYN-0001");
        assertThat(reading.finding("SYN-0001").at()).startsWith("row 3, byte ");
        assertThat(Reading.of(Form.JSON, GOOD.getBytes(StandardCharsets.UTF_16)).codes())
                .containsExactly("SYN-0001");
        byte[] marked = ("\uFEFF" + GOOD).getBytes(StandardCharsets.UTF_8);
        assertThat(Reading.of(Form.JSON, marked).codes()).isEmpty();
    }

    @Test
    void anObjectOfCountlessNamesIsRefused() {
        StringBuilder names = new StringBuilder("[{");
        for (int i = 0; i < 5_000; i++) {
            names.append("\"n").append(i).append("\":0,");
        }
        assertThat(read(names + "\"z\":0}]").codes()).containsExactly("LIM-0001");
        assertThat(read("[{\"" + "n".repeat(2_000) + "\":0}]").codes()).containsExactly("LIM-0001");
        assertThat(read("[\"" + "n".repeat(200_000) + "\"]").codes()).containsExactly("LIM-0001");
    }

    @Test
    void readingAgainGivesTheSame() {
        String json = "[" + GOOD + ", 7, " + record("\"x\": 1") + "]";
        assertThat(read(json).candidates().toString())
                .isEqualTo(read(json).candidates().toString());
    }
}
