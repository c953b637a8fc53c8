package hub.adapters.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.Reading;
import hub.schemas.Finding;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mapping file can say of delimited text; every thing it cannot read is named at the sender's cell. */
class MappingLanguageTest {
    private static final String ATTENDANCE = """
            form: { kind: csv, headerWith: [班号, 学号] }
            record: Attendance
            key: [班号, 学号]
            year: 年度
            synonyms: { 学号: [学员编号, 编号] }
            derived: { 年度: { from: title, take: year } }
            footer: [合计, 填表人]
            columns: { 班号: classCode, 学号: traineeNumber, 姓名: traineeName }
            eachColumn:
              like: "*月*日"
              value: { to: state, values: { √: "1", 假: "2", 旷: "3" } }
              header: { to: attendanceDate, as: date }
            constants: { hours: 8, hoursUnit: period }
            """;

    private static Reading csv(String mapping, String name, String text) {
        return Reading.by(mapping, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> said(Reading reading) {
        return reading.candidates().stream()
                .flatMap(candidate -> candidate.reading().stream())
                .map(finding -> finding.code() + " " + finding.at())
                .toList();
    }

    @Test
    void eachDayOfARowIsARecordOfItsOwn() {
        Reading reading = csv(ATTENDANCE, "考勤.csv", """
                2026年第一期主体班考勤表,,,,
                ,,,,
                班号,编号,姓名,11月2日,11月3日
                B1,S1,李红,√,假
                B1,S2,王强,,旷
                合计,2,,1,2
                填表人：赵敏,,,,
                """);
        assertThat(reading.codes()).isEmpty();
        assertThat(reading.candidates()).hasSize(3);
        assertThat(reading.record(1).key().sourceId()).isEqualTo("B1-S1-2026-11-02");
        assertThat(reading.record(2).text("attendanceDate")).isEqualTo("2026-11-03");
        assertThat(reading.record(2).text("state")).isEqualTo("2");
        assertThat(reading.record(3).text("traineeNumber")).isEqualTo("S2");
        assertThat(reading.record(3).text("state")).isEqualTo("3");
        assertThat(reading.candidates().get(2).place().at("state")).isEqualTo("row 5, column 5 (11月3日)");
    }

    @Test
    void aTitleThatTellsTwoYearsTellsNone() {
        String table = """
                2025至2026年度考勤表,,,
                班号,学号,姓名,11月2日
                B1,S1,李红,√
                """;
        Reading reading = csv(ATTENDANCE, "考勤.csv", table);
        assertThat(reading.codes()).contains("MAP-0022");
        assertThat(reading.candidates()).isEmpty();
        Reading byName = csv(ATTENDANCE.replace("from: title", "from: file-name"), "考勤-202611.csv", table);
        assertThat(byName.codes()).isEmpty();
        assertThat(byName.record(1).text("attendanceDate")).isEqualTo("2026-11-02");
        assertThat(csv(ATTENDANCE.replace("from: title", "from: file-name"), "考勤.csv", table)
                        .codes())
                .contains("MAP-0023");
    }

    @Test
    void aHeaderThatIsNotThereIsSaidOnce() {
        Reading reading = csv(ATTENDANCE, "考勤.csv", "2026年\n班级,学号,姓名,11月2日\nB1,S1,李红,√\n");
        assertThat(reading.codes()).containsExactly("MAP-0021");
        assertThat(reading.problems().get(0).arguments()).containsEntry("marker", "班号、学号");
    }

    private static final String RECORD = """
            form: { kind: csv }
            record: TrainingRecord
            key: [编号]
            year: 年
            columns:
              编号: [classCode, traineeNumber]
              姓名: traineeName
              年: { to: resultRemark, optional: true }
              起止: { to: startDate, as: date-range, endTo: endDate }
              学时:
                to: trainingHours
                as: number-with-unit
                units: { 学时: { unit: period-50, rule: actual-lessons }, 天: { unit: day, rule: municipal-8-per-day }, 学分: credit }
                unitTo: hoursUnit
                ruleTo: conversionRule
              层次: { to: positionLevel, codes: ZB09@2006, pad: 4 }
              结果: { to: result, by: name, default: "1", optional: true }
              证书: { to: certificateNo, values: 证书 }
            constants: { hoursUnit: period }
            lookups: { 证书: { values: { 甲: A-1, 乙: B-2 } } }
            """;

    private static Reading row(String header, String row) {
        return csv(RECORD, "a.csv", header + "\n" + row + "\n");
    }

    private static final String HEADER = "编号;姓名;年;起止;学时;层次;结果;证书";

    @ParameterizedTest
    @CsvSource({
        "2026.3.1-3.5,2026-03-01,2026-03-05",
        "2026.3.1-5,2026-03-01,2026-03-05",
        "2026年3月1日至5日,2026-03-01,2026-03-05",
        "2026年3月1日—4月5日,2026-03-01,2026-04-05",
        "20260301-20260305,2026-03-01,2026-03-05",
        "2026-03-01 ~ 2026-03-05,2026-03-01,2026-03-05",
        "2026/3/1－2026/3/5,2026-03-01,2026-03-05",
        "2026-03-01-2026-03-05,2026-03-01,2026-03-05",
        "3月1日-3月5日,2026-03-01,2026-03-05",
        "3.1-3.5,2026-03-01,2026-03-05",
        "2026.12.28至2027.1.3,2026-12-28,2027-01-03",
        "3月1日,2026-03-01,2026-03-01",
    })
    void readsEveryFormOfARange(String text, String from, String to) {
        Reading reading = row(HEADER, "C1;李红;2026;" + text + ";40;131;结业;甲");
        assertThat(reading.codes()).isEmpty();
        assertThat(reading.record(1).text("startDate")).isEqualTo(from);
        assertThat(reading.record(1).text("endDate")).isEqualTo(to);
        assertThat(reading.candidates().get(0).place().at("endDate")).isEqualTo("row 2, column 4 (起止)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026.12.28-1.3",
                "2026-3-1-5",
                "2026.3-2026.5",
                "三月上旬",
                "2026.3.5-3.1",
                "2026.2.28-30",
                "3-1-3-5"
            })
    void aRangeThatCanBeReadInTwoWaysOrNoneIsRefused(String text) {
        Reading reading = row(HEADER, "C1;李红;2026;" + text + ";40;131;结业;甲");
        assertThat(said(reading)).containsExactly("MAP-0001 row 2, column 4 (起止)");
    }

    @Test
    void aDateWithoutAYearIsRefusedWhereNothingTellsIt() {
        assertThat(said(row(HEADER, "C1;李红;;3月1日-5日;40;131;结业;甲"))).containsExactly("MAP-0029 row 2, column 4 (起止)");
    }

    @Test
    void theNumberStaysAndItsUnitBringsTheRule() {
        Reading days = row(HEADER, "C1;李红;2026;3.1;2.5天;131;结业;甲");
        assertThat(days.record(1).get("trainingHours")).isEqualTo(new BigDecimal("2.5"));
        assertThat(days.record(1).text("hoursUnit")).isEqualTo("day");
        assertThat(days.record(1).text("conversionRule")).isEqualTo("municipal-8-per-day");
        Reading plain = row(HEADER, "C1;李红;2026;3.1;48;131;结业;甲");
        assertThat(plain.record(1).text("hoursUnit")).isEqualTo("period");
        assertThat(plain.record(1).text("conversionRule")).isNull();
        Reading credits = row(HEADER, "C1;李红;2026;3.1;3学分;131;结业;甲");
        assertThat(credits.record(1).text("hoursUnit")).isEqualTo("credit");
        assertThat(said(row(HEADER, "C1;李红;2026;3.1;6小时;131;结业;甲"))).containsExactly("MAP-0001 row 2, column 5 (学时)");
    }

    @Test
    void codesOfAnotherEditionAreTranslatedAsTheStandardSays() {
        assertThat(row(HEADER, "C1;李红;2026;3.1;8;131;结业;甲").record(1).text("positionLevel"))
                .isEqualTo("1A31");
        Reading heading = row(HEADER, "C1;李红;2026;3.1;8;01A;结业;甲");
        assertThat(said(heading)).containsExactly("MAP-0024 row 2, column 6 (层次)");
        assertThat(heading.finding("MAP-0024").arguments()).containsEntry("to", "ZB09@2014");
        assertThat(said(row(HEADER, "C1;李红;2026;3.1;8;7777;结业;甲"))).containsExactly("COD-0001 row 2, column 6 (层次)");
    }

    @Test
    void aDefaultFillsWhatIsEmptyOrMissingAndNothingElse() {
        assertThat(row(HEADER, "C1;李红;2026;3.1;8;131;;甲").record(1).text("result"))
                .isEqualTo("1");
        assertThat(row(HEADER.replace(";结果", ""), "C1;李红;2026;3.1;8;131;甲")
                        .record(1)
                        .text("result"))
                .isEqualTo("1");
        Reading wrong = row(HEADER, "C1;李红;2026;3.1;8;131;很好;甲");
        assertThat(wrong.record(1).text("result")).isEqualTo("很好");
        assertThat(said(wrong)).containsExactly("COD-0001 row 2, column 7 (结果)");
    }

    @Test
    void textThatIsNotInItsLookUpTableIsRefused() {
        assertThat(row(HEADER, "C1;李红;2026;3.1;8;131;结业; 乙 ").record(1).text("certificateNo"))
                .isEqualTo("B-2");
        Finding refused = row(HEADER, "C1;李红;2026;3.1;8;131;结业;丙").finding("MAP-0031");
        assertThat(refused.at()).isEqualTo("row 2, column 8 (证书)");
        assertThat(refused.arguments()).containsEntry("table", "证书");
    }

    private static final String ROLES = """
            form: { kind: csv }
            tables:
              - passes: { column: 角色, is: [管理员] }
                records:
                  - record: Trainee
                    when: { column: 角色, is: [学员] }
                    key: [编号]
                    columns: { 编号: traineeNumber, 姓名: name }
                    constants: { category: "1" }
                  - record: Teacher
                    when: { column: 角色, is: [教师] }
                    key: [编号]
                    columns: { 编号: teacherNumber, 姓名: name }
                    constants: { employment: "1" }
            """;

    @Test
    void aRowGivesTheRecordItsColumnSaysAndAnythingElseIsRefused() {
        Reading reading = csv(ROLES, "a.csv", "编号,姓名,角色\nA1,李红,学员\nA2,王强,教师\nA3,赵敏,管理员\nA4,陈刚,访客\n");
        assertThat(reading.candidates()).hasSize(3);
        assertThat(reading.record(1).type().name()).isEqualTo("Trainee");
        assertThat(reading.record(2).type().name()).isEqualTo("Teacher");
        assertThat(reading.candidates().get(2).unreadable()).isTrue();
        assertThat(reading.finding("MAP-0026").at()).isEqualTo("row 5, column 3 (角色)");
    }

    @Test
    void fullWidthDigitsAndSignsAreReadAsPlainOnes() {
        Reading reading = row(HEADER, "C1;李红;２０２６;３月１日－５日;４８学时;131;结业;甲");
        assertThat(said(reading)).isEmpty();
        assertThat(reading.record(1).text("endDate")).isEqualTo("2026-03-05");
    }
}
