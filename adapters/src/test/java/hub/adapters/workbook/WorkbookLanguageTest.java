package hub.adapters.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.Reading;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/** What a mapping file can say of workbooks: merged cells, header rows, joined sheets, titles. */
class WorkbookLanguageTest {
    private static final String MERGED = """
            form: { kind: workbook, sheet: 名册, header: by-position, headerWith: [班号, 学号] }
            record: Enrolment
            key: [A, B]
            merged: [A, D]
            year: 年度
            derived: { 年度: { from: title, take: year } }
            columns: { A: classCode, B: traineeNumber, C: traineeName, D: { to: enrolledOn, as: date } }
            constants: { state: "1" }
            ignores: [E]
            """;

    private static Reading read(String mapping, Consumer<Workbook> fill) {
        return Reading.by(mapping, "名册.xlsx", Books.of(fill));
    }

    private static void roster(Workbook workbook) {
        Worksheet sheet = workbook.newWorksheet("名册");
        Books.rows(
                sheet,
                new String[] {"示例区委党校2026年报名表"},
                new String[] {"班号", "学号", "姓名", "报名日期", "备注"},
                new String[] {"B1", "S1", "李红", "3月2日", "已交"},
                new String[] {"", "S2", "王强", "", ""},
                new String[] {"B2", "S3", "赵敏", "3月9日", ""},
                new String[] {"", "S4", "陈刚", "", ""});
        sheet.range(0, 0, 0, 4).merge();
        sheet.range(2, 0, 3, 0).merge();
        sheet.range(4, 0, 5, 0).merge();
        sheet.range(2, 3, 3, 3).merge();
        sheet.range(2, 4, 3, 4).merge();
    }

    @Test
    void aMergedCellCountsForTheRowsItCoversWhereTheMappingSaysSo() {
        Reading reading = read(MERGED, WorkbookLanguageTest::roster);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.record(2).key().sourceId()).isEqualTo("B1-S2");
        assertThat(reading.record(2).text("enrolledOn")).isEqualTo("2026-03-02");
        assertThat(reading.candidates().get(1).place().at("enrolledOn")).isEqualTo("名册!D3");
        assertThat(reading.candidates().get(1).place().at("traineeName")).isEqualTo("名册!C4");
        assertThat(reading.record(4).text("classCode")).isEqualTo("B2");
        // D5 is not merged, so the cell below it is as empty as it looks
        assertThat(reading.record(4).text("enrolledOn")).isNull();
    }

    @Test
    void withoutThatItCountsWhereItStands() {
        Reading reading = read(MERGED.replace("merged: [A, D]\n", ""), WorkbookLanguageTest::roster);
        assertThat(reading.candidates().get(1).unreadable()).isTrue();
        assertThat(reading.candidates().get(1).reading())
                .extracting(finding -> finding.code() + " " + finding.at())
                .containsExactly("SYN-0017 名册!A4");
    }

    private static final String TWO_HEADERS = """
            form: { kind: workbook, sheet: 学时, headerWith: [工号], headerRows: 2 }
            record: TrainingRecord
            key: [班次, 工号]
            ignores: [学时/线上]
            derived:
              班次: { from: file-name, between: [学时-, .xlsx] }
              班名: { from: title, between: [《, 》] }
            columns:
              班次: classCode
              班名: className
              工号: traineeStaffNumber
              姓名: traineeName
              日期: { to: startDate, as: date-range, endTo: endDate }
              学时/合计: { to: trainingHours, as: number }
            constants: { hoursUnit: period, result: "1" }
            """;

    @Test
    void namesOfTwoHeaderRowsAreJoined() {
        Reading reading = Reading.by(TWO_HEADERS, "学时-GX01.xlsx", Books.of(workbook -> {
            Worksheet sheet = workbook.newWorksheet("学时");
            Books.rows(
                    sheet,
                    new String[] {"《示例大学干部培训班》学时情况"},
                    new String[] {"工号", "姓名", "日期", "学时", ""},
                    new String[] {"", "", "", "合计", "线上"},
                    new String[] {"G1", "李红", "2026.3.1-3.5", "7.5", "2"});
            sheet.range(1, 0, 2, 0).merge();
            sheet.range(1, 3, 1, 4).merge();
        }));
        assertThat(reading.codes()).isEmpty();
        assertThat(reading.record(1).key().sourceId()).isEqualTo("GX01-G1");
        assertThat(reading.record(1).text("className")).isEqualTo("示例大学干部培训班");
        assertThat(reading.record(1).decimal("trainingHours")).isEqualByComparingTo("7.5");
        assertThat(reading.candidates().get(0).place().at("trainingHours")).isEqualTo("学时!D4");
        assertThat(reading.candidates().get(0).place().at("className")).isEqualTo("学时!A1");
        assertThat(reading.candidates().get(0).place().at("classCode")).isEqualTo("学时-GX01.xlsx");
    }

    @Test
    void aTitleWithTwoNamesTellsNone() {
        Reading reading = Reading.by(TWO_HEADERS, "学时-GX01.xlsx", Books.of(workbook -> {
            Worksheet sheet = workbook.newWorksheet("学时");
            Books.rows(
                    sheet,
                    new String[] {"《第一班》《第二班》学时情况"},
                    new String[] {"工号", "姓名", "日期", "学时", ""},
                    new String[] {"", "", "", "合计", "线上"},
                    new String[] {"G1", "李红", "2026.3.1-3.5", "7.5", "2"});
            sheet.range(1, 3, 1, 4).merge();
        }));
        assertThat(reading.codes()).containsExactly("MAP-0022");
        assertThat(reading.candidates()).isEmpty();
    }

    private static final String JOINED = """
            form: { kind: workbook }
            tables:
              - sheet: 报名
                joins:
                  - { sheet: 学员, by: 学号, ignores: [备注] }
                  - { sheet: 单位, by: { here: 学员.单位, there: 名称 }, optional: true }
                derived: { 姓名: { from: columns, of: [学员.姓, 学员.名] } }
                records:
                  - record: Enrolment
                    key: [班号, 学号]
                    columns:
                      班号: classCode
                      学号: traineeNumber
                      姓名: traineeName
                      单位.代码: { to: unitCode, optional: true }
                      日期: { to: enrolledOn, as: date }
                    constants: { state: "1" }
            """;

    private static void joined(Workbook workbook) {
        Books.rows(
                workbook.newWorksheet("报名"),
                new String[] {"班号", "学号", "日期"},
                new String[] {"B1", "S1", "20260302"},
                new String[] {"B1", "S2", "20260302"},
                new String[] {"B1", "S3", "20260302"},
                new String[] {"B1", "S9", "20260302"});
        Books.rows(
                workbook.newWorksheet("学员"),
                new String[] {"学号", "姓", "名", "单位", "备注"},
                new String[] {"S1", "李", "红", "某局", ""},
                new String[] {"S2", "王", "强", "", ""},
                new String[] {"S3", "赵", "敏", "某局", ""},
                new String[] {"S3", "赵", "民", "某局", ""});
        Books.rows(workbook.newWorksheet("单位"), new String[] {"名称", "代码"}, new String[] {"某局", "001.002"});
    }

    @Test
    void oneRecordIsMadeOfSeveralSheets() {
        Reading reading = read(JOINED, WorkbookLanguageTest::joined);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.record(1).text("traineeName")).isEqualTo("李红");
        assertThat(reading.record(1).text("unitCode")).isEqualTo("001.002");
        assertThat(reading.candidates().get(0).place().at("traineeName")).isEqualTo("学员!B2");
        assertThat(reading.candidates().get(0).place().at("unitCode")).isEqualTo("单位!B2");
        assertThat(reading.record(2).text("traineeName")).isEqualTo("王强");
        assertThat(reading.record(2).text("unitCode")).isNull();
        assertThat(reading.finding("MAP-0028").at()).isEqualTo("报名!B4");
        assertThat(reading.finding("MAP-0027").at()).isEqualTo("报名!B5");
    }

    @Test
    void aJoinedSheetThatIsMissingOrLacksAColumnRefusesTheWorkbook() {
        Reading missing = read(
                JOINED,
                workbook -> Books.rows(workbook.newWorksheet("报名"), new String[] {"班号", "学号", "日期"}, new String[] {
                    "B1", "S1", "20260302"
                }));
        assertThat(missing.codes()).containsExactly("SYN-0020", "SYN-0020");
        assertThat(missing.candidates()).isEmpty();
        Reading lacking = read(JOINED.replace("学员.名", "学员.名字"), WorkbookLanguageTest::joined);
        assertThat(lacking.codes()).contains("SYN-0014");
        assertThat(lacking.finding("SYN-0014").at()).isEqualTo("学员!1:1");
        assertThat(lacking.candidates()).isEmpty();
    }
}
