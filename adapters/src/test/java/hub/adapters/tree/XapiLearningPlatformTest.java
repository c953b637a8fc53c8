package hub.adapters.tree;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.Form;
import hub.adapters.Reading;
import hub.schemas.Finding;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Statements of xAPI: results become learning records, what is no result is passed over and counted. */
class XapiLearningPlatformTest {
    private static final String COMPLETED = """
            { "id": "6690e6c9-3ef0-4ed3-8b37-7f3964730bee", "version": "1.0.3", "timestamp": "2026-11-05T18:31:07Z",
              "actor": { "objectType": "Agent", "name": "张三",
                "account": { "homePage": "https://xapi.shili.example", "name": "W00070" } },
              "verb": { "id": "http://adlnet.gov/expapi/verbs/VERB", "display": { "zh-CN": "完成" } },
              "object": { "objectType": "Activity", "id": "https://xapi.shili.example/courses/KC-001",
                "definition": { "name": { "zh-CN": "乡村振兴" }, "type": "http://adlnet.gov/expapi/activities/course" } },
              "result": { "success": true, "completion": true, "duration": "PT1H30M12.5S",
                "score": { "scaled": 0.925, "raw": 92.5, "min": 0, "max": 100 },
                "extensions": { "https://w3id.org/xapi/cmi5/result/extensions/progress": 100,
                  "https://xapi.shili.example/hours": 1.5, "https://xapi.shili.example/started": "2026-11-03T20:00:00+08:00" } },
              "context": { "registration": "ec531277-b57b-4c15-8d91-d292c5b2b8f7",
                "contextActivities": { "parent": [ { "id": "https://xapi.shili.example/classes/WL-2026-11-01" } ] } } }
            """;

    private static String statement(String verb) {
        return COMPLETED.replace("VERB", verb);
    }

    private static Reading read(String... statements) {
        return OwnMapping.shipped(
                "xapi-learning-platform",
                Form.JSON,
                List.of(statements).stream().collect(Collectors.joining(",", "{\"statements\":[", "],\"more\":\"\"}")));
    }

    @Test
    void aResultIsALearningRecord() {
        Reading reading = read(statement("completed"));
        StandardRecord record = reading.record(1);
        assertThat(record.key().sourceId()).isEqualTo("W00070-KC-001");
        assertThat(record.get("traineeNumber")).isEqualTo("W00070");
        assertThat(record.get("courseCode")).isEqualTo("KC-001");
        assertThat(record.get("courseTitle")).isEqualTo("乡村振兴");
        assertThat(record.get("classCode")).isEqualTo("WL-2026-11-01");
        assertThat(record.get("seconds")).isEqualTo(5412L);
        assertThat(record.get("score")).isEqualTo(new BigDecimal("92.5"));
        assertThat(record.get("hours")).isEqualTo(new BigDecimal("1.5"));
        assertThat(record.get("progress")).isEqualTo(new BigDecimal("100"));
        assertThat(record.get("passed")).isEqualTo(true);
    }

    /** 18:31 UTC is half past two in the morning of the next day in Beijing; versions order by that clock too. */
    @Test
    void daysAndVersionsAreOfBeijing() {
        StandardRecord record = read(statement("completed")).record(1);
        assertThat(record.get("startDate")).isEqualTo("2026-11-03");
        assertThat(record.get("endDate")).isEqualTo("2026-11-06");
        assertThat(record.version()).isEqualTo(20261106023107L);
    }

    @Test
    void statementsOfOtherVerbsArePassedOverAndTheSumsClose() {
        Reading reading =
                read(statement("launched"), statement("passed"), statement("experienced"), statement("experienced"));
        assertThat(reading.candidates()).hasSize(1);
        List<Finding> skipped = reading.problems().stream()
                .filter(problem -> problem.code().equals("TRE-0004"))
                .toList();
        assertThat(skipped)
                .extracting(f -> f.arguments().get("reason"))
                .hasSize(2)
                .anyMatch(r -> r.contains("experienced"));
        long count = skipped.stream()
                .mapToLong(finding -> Long.parseLong(finding.arguments().get("skipped")))
                .sum();
        assertThat(skipped).allMatch(f -> f.arguments().get("elements").equals("4"));
        assertThat(count + reading.candidates().size()).isEqualTo(4);
    }

    @Test
    void aStatementThatVoidsAnotherIsRefusedAndNotLost() {
        Reading reading = read(statement("completed"), statement("voided"));
        assertThat(reading.candidates()).hasSize(2);
        assertThat(reading.candidates().get(1).record()).isNull();
        assertThat(reading.finding("TRE-0002").at()).isEqualTo("/statements/1");
    }

    @Test
    void findingsStandAtThePointerOfTheirSource() {
        Reading reading = read(
                statement("completed"),
                statement("completed")
                        .replace("PT1H30M12.5S", "90分钟")
                        .replace("\"scaled\": 0.925", "\"scaled\": 92.5")
                        .replace("2026-11-05T18:31:07Z", "11月5日"));
        assertThat(reading.candidates().get(1).reading())
                .extracting(Finding::code, Finding::at)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("MAP-0001", "/statements/1/result/duration"),
                        org.assertj.core.groups.Tuple.tuple("MAP-0001", "/statements/1/result/score/scaled"),
                        org.assertj.core.groups.Tuple.tuple("VER-0002", "/statements/1/timestamp"));
        assertThat(reading.candidates().get(0).place().at("courseCode")).isEqualTo("/statements/0/object/id");
        assertThat(reading.candidates().get(0).place().at("hours"))
                .isEqualTo("/statements/0/result/extensions/https:~1~1xapi.shili.example~1hours");
    }

    @Test
    void aBareListOfStatementsIsReadToo() {
        Reading reading = OwnMapping.shipped(
                "xapi-learning-platform",
                Form.JSON,
                "[" + statement("failed").replace("\"success\": true", "\"success\": false") + "]");
        assertThat(reading.record(1).get("passed")).isEqualTo(false);
        assertThat(reading.candidates().get(0).place().at("seconds")).isEqualTo("/0/result/duration");
    }
}
