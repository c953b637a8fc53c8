package hub.adapters.tree;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.Form;
import hub.adapters.Reading;
import hub.schemas.Finding;
import hub.schemas.Level;
import hub.standards.Operation;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The online academy's nightly push: quarter hours, numbers as texts, courses and classes below the trainee. */
class OnlineAcademyPushTest {
    private static final String PUSH = """
            { "platform": "示例干部网络学院", "batchNo": "20261103-01", "pushTime": "2026-11-04 02:00:00",
              "data": { "total": "2", "stuList": [
                { "stuNo": "W00070", "name": "张三", "mobile": "", "courseList": [
                    { "recordNo": "XX-1", "courseNo": "KC-001", "courseName": "乡村振兴", "startTime": "2026-11-01 20:01:00",
                      "finishTime": "2026-11-03 21:15:30", "studySeconds": "2712", "progress": "100%", "learnHour": 0.75,
                      "score": "92.50", "pass": "合格", "state": "正常", "updateTime": "2026-11-03 21:15:30",
                      "chapterList": [ { "no": 1, "seconds": 600 } ] },
                    { "recordNo": "XX-2", "courseNo": "KC-002", "startTime": "2026-11-02 20:00:00", "studySeconds": 300,
                      "progress": 10, "learnHour": "0学时", "pass": "不合格", "state": "撤销", "updateTime": 7 } ],
                  "trainList": [
                    { "recordNo": "PX-1", "classCode": "WL-2026-11-01", "shortName": "数字素养网络专题班", "beginDate": "20261102",
                      "endDate": "2026/11/27", "learnHour": "12.00学时", "status": "结业", "updateTime": "2026-11-27 18:00:00" } ] },
                { "stuNo": "W00071", "name": "李四", "courseList": [], "trainList": [] } ] } }
            """;

    private static Reading read(String text) {
        return OwnMapping.shipped("online-academy-push", Form.JSON, text);
    }

    @Test
    void aPushBecomesLearningRecordsAndTrainingRecords() {
        Reading reading = read(PUSH);
        assertThat(reading.codes()).containsExactly("TRE-0004");
        assertThat(reading.candidates()).hasSize(3);
        StandardRecord learning = reading.record(1);
        assertThat(learning.type().name()).isEqualTo("LearningRecord");
        assertThat(learning.key().sourceId()).isEqualTo("XX-1");
        assertThat(learning.version()).isEqualTo(20261103211530L);
        assertThat(learning.get("traineeNumber")).isEqualTo("W00070");
        assertThat(learning.get("startDate")).isEqualTo("2026-11-01");
        assertThat(learning.get("seconds")).isEqualTo(2712L);
        assertThat(learning.get("hours")).isEqualTo(new BigDecimal("0.75"));
        assertThat(learning.get("hoursUnit")).isEqualTo("period");
        assertThat(learning.get("progress")).isEqualTo(new BigDecimal("100"));
        assertThat(learning.get("score")).isEqualTo(new BigDecimal("92.5"));
        assertThat(learning.get("passed")).isEqualTo(true);
        StandardRecord withdrawn = reading.record(2);
        assertThat(withdrawn.operation()).isEqualTo(Operation.VOID);
        assertThat(withdrawn.version()).isEqualTo(7);
        assertThat(withdrawn.get("passed")).isEqualTo(false);
        assertThat(withdrawn.get("endDate")).isNull();
        StandardRecord training = reading.record(3);
        assertThat(training.type().name()).isEqualTo("TrainingRecord");
        assertThat(training.get("startDate")).isEqualTo("2026-11-02");
        assertThat(training.get("endDate")).isEqualTo("2026-11-27");
        assertThat(training.get("trainingHours")).isEqualTo(new BigDecimal("12"));
        assertThat(training.get("result")).isEqualTo("1");
    }

    @Test
    void whoDidNothingIsPassedOverAndCounted() {
        Finding skipped = read(PUSH).finding("TRE-0004");
        assertThat(skipped.isError()).isFalse();
        assertThat(skipped.arguments()).containsEntry("skipped", "1").containsEntry("elements", "2");
        assertThat(skipped.arguments().get("reason")).contains("没有学习");
    }

    @Test
    void everyFindingStandsWhereTheSenderSeesIt() {
        Reading reading = read(PUSH.replace("\"2712\"", "\"四十五分\"")
                .replace("2026-11-01 20:01:00", "2026-13-01 20:01:00")
                .replace("\"合格\"", "\"优\"")
                .replace("\"learnHour\": 0.75", "\"learnHour\": \"0.75课时\"")
                .replace("\"结业\"", "\"优秀\"")
                .replace("\"updateTime\": 7", "\"updateTime\": \"昨天\""));
        assertThat(reading.candidates().get(0).reading())
                .extracting(Finding::field, Finding::at)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("seconds", "/data/stuList/0/courseList/0/studySeconds"),
                        org.assertj.core.groups.Tuple.tuple("startDate", "/data/stuList/0/courseList/0/startTime"),
                        org.assertj.core.groups.Tuple.tuple("passed", "/data/stuList/0/courseList/0/pass"),
                        org.assertj.core.groups.Tuple.tuple("hours", "/data/stuList/0/courseList/0/learnHour"));
        assertThat(reading.candidates().get(1).reading())
                .extracting(Finding::code, Finding::at)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("VER-0002", "/data/stuList/0/courseList/1/updateTime"));
        assertThat(reading.candidates().get(1).record()).isNull();
        assertThat(reading.candidates().get(2).place().at("result")).isEqualTo("/data/stuList/0/trainList/0/status");
        assertThat(reading.candidates().get(2).place().at("traineeName")).isEqualTo("/data/stuList/0/name");
        assertThat(reading.candidates().get(2).place().at("postText")).isEqualTo("/data/stuList/0");
    }

    @Test
    void aNameThatTheMappingDoesNotKnowIsNamedWithASuggestion() {
        Finding unread = read(PUSH.replace("\"studySeconds\": \"2712\"", "\"studySecond\": \"2712\""))
                .finding("TRE-0003");
        assertThat(unread.isError()).isFalse();
        assertThat(unread.at()).isEqualTo("/data/stuList/0/courseList/0/studySecond");
        assertThat(unread.arguments())
                .containsEntry("path", "courseList/studySecond")
                .containsEntry("suggestion", "studySeconds");
        Finding beside = read(PUSH.replace("\"batchNo\"", "\"sign\": \"x\", \"batchNo\""))
                .finding("TRE-0003");
        assertThat(beside.at()).isEqualTo("/sign");
    }

    @Test
    void anotherStructureIsRefusedAsAWhole() {
        Reading moved = read(PUSH.replace("stuList", "students"));
        assertThat(moved.codes()).containsExactly("TRE-0005");
        assertThat(moved.candidates()).isEmpty();
        assertThat(moved.finding("TRE-0005").level()).isEqualTo(Level.SYNTAX);
        assertThat(read(PUSH.substring(0, PUSH.length() - 12)).codes()).containsExactly("SYN-0008");
        assertThat(read(PUSH + "{}").codes()).containsExactly("SYN-0009");
        assertThat(read(PUSH.replace("\"stuNo\": \"W00070\"", "\"stuNo\": \"W\", \"stuNo\": \"W00070\""))
                        .codes())
                .containsExactly("SYN-0010");
        assertThat(OwnMapping.shipped(
                                "online-academy-push",
                                Form.JSON,
                                PUSH.getBytes(java.nio.charset.Charset.forName("GBK")))
                        .codes())
                .containsExactly("SYN-0001");
    }
}
