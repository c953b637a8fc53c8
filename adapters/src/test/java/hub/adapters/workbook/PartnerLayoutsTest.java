package hub.adapters.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.EncodingCheck;
import hub.adapters.Form;
import hub.adapters.Limits;
import hub.adapters.Reading;
import hub.adapters.mapping.Mapping;
import hub.standards.Operation;
import hub.standards.ReservedCitizenIds;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The two shipped layouts: sheets by position with names for codes, and a CSV in GB 18030 with names of its own. */
class PartnerLayoutsTest {
    private static final String[] TITLE = {"市委党校培训班数据表"};
    private static final String[] CLASS_HEADER = {
        "年度", "班次编号", "班次名称", "培训类别", "主办单位", "开始", "结束", "选调对象", "地点", "人数", "学制", "教学计划", "课程表", "评估", "计划学时", "承办单位",
        "班次类型", "办班级别", "离岗状态", "培训形式", "出国"
    };
    private static final String[] CLASS = {
        "2026",
        "PX2026-11",
        "第1期中青年干部培训班",
        "任职培训",
        "市委组织部",
        "20261102",
        "2026.11.06",
        "科级干部",
        "党校",
        "44人",
        "5天",
        "",
        "",
        "",
        "40学时",
        "市委党校",
        "主体班次",
        "市级",
        "全脱产(离岗)",
        "面授",
        "否"
    };
    private static final String[] TRAINEE_HEADER = {
        "班次编号", "姓名", "性别", "身份证", "单位编码", "单位职务全称", "市管干部", "职务层次", "班组长", "优秀学员", "考勤", "小结", "学时", "学员编号", "班内序号",
        "开始", "结束", "结果", "请假学时", "旷课学时", "工作单位", "出生日期", "工作证号"
    };
    private static final String ID = ReservedCitizenIds.numbered(42);
    private static final String[] TRAINEE = {
        "PX2026-11",
        "阿卜杜拉·买买提",
        "男",
        ID,
        "001.001",
        "某局副局长",
        "是",
        "县处级副职",
        "否",
        "否",
        "全勤",
        "",
        "40学时",
        "DX0001",
        "007",
        "20261102",
        "2026年11月6日",
        "结业",
        "",
        "",
        "某局",
        "1980-05",
        "G7"
    };

    private static Reading party(String[]... trainees) {
        byte[] bytes = Books.of(workbook -> {
            Books.rows(workbook.newWorksheet("培训班数据"), TITLE, CLASS_HEADER, CLASS);
            String[][] rows = new String[trainees.length + 2][];
            rows[0] = TITLE;
            rows[1] = TRAINEE_HEADER;
            System.arraycopy(trainees, 0, rows, 2, trainees.length);
            Books.rows(workbook.newWorksheet("学员培训信息"), rows);
        });
        Mapping mapping = Reading.MAPPINGS.forFile("municipal-party-school", "2026年11月.xlsx");
        return Reading.of(Form.XLSX, bytes, mapping, Limits.published());
    }

    private static String[] changed(int column, String text) {
        String[] row = TRAINEE.clone();
        row[column] = text;
        return row;
    }

    @Test
    void aRowGivesATraineeAndATrainingRecord() {
        Reading reading = party(TRAINEE);
        assertThat(reading.codes()).isEmpty();
        assertThat(reading.candidates())
                .extracting(c -> c.record() == null ? "" : c.record().type().name())
                .containsExactly("TrainingClass", "Trainee", "TrainingRecord");
        StandardRecord taken = reading.record(1);
        assertThat(taken.key().sourceId()).isEqualTo("PX2026-11");
        assertThat(taken.text("trainingKind")).isEqualTo("2");
        assertThat(taken.text("classLevel")).isEqualTo("3");
        assertThat(taken.text("offJobState")).isEqualTo("1");
        assertThat(taken.get("plannedHours")).isEqualTo(new BigDecimal("40"));
        assertThat(taken.text("endDate")).isEqualTo("2026-11-06");
        assertThat(taken.get("abroad")).isEqualTo(false);
        StandardRecord trainee = reading.record(2);
        assertThat(trainee.key().sourceId()).isEqualTo("DX0001");
        assertThat(trainee.text("name")).isEqualTo("阿卜杜拉·买买提");
        assertThat(trainee.text("sex")).isEqualTo("1");
        assertThat(trainee.text("citizenId")).isEqualTo(ID);
        assertThat(trainee.text("positionLevel")).isEqualTo("1A32");
        assertThat(trainee.text("category")).isEqualTo("1");
        StandardRecord record = reading.record(3);
        assertThat(record.key().sourceId()).isEqualTo("PX2026-11-007");
        assertThat(record.text("traineeNumber")).isEqualTo("DX0001");
        assertThat(record.text("result")).isEqualTo("1");
        assertThat(record.text("hoursUnit")).isEqualTo("period-45");
        assertThat(record.text("endDate")).isEqualTo("2026-11-06");
        assertThat(reading.candidates().get(2).place().at("trainingHours")).isEqualTo("学员培训信息!M3");
        assertThat(reading.candidates().get(2).place().at("hoursUnit")).isEqualTo("学员培训信息!3:3");
    }

    @Test
    void whatIsWrongIsNamedAtItsCell() {
        Reading reading = party(changed(7, "正处"), changed(16, "下周五"), changed(12, "5天"), changed(14, ""));
        assertThat(reading.finding("SYN-0017").at()).isEqualTo("学员培训信息!O6");
        List<String> said = reading.candidates().stream()
                .flatMap(c -> c.reading().stream())
                .map(f -> f.code() + " " + f.at() + " " + f.field())
                .toList();
        assertThat(said)
                .containsExactly(
                        "COD-0003 学员培训信息!H3 positionLevel", // in the trainee
                        "COD-0003 学员培训信息!H3 positionLevel", // and in the training record
                        "MAP-0001 学员培训信息!Q4 endDate",
                        "MAP-0001 学员培训信息!M5 trainingHours",
                        "SYN-0017 学员培训信息!O6 null");
    }

    @Test
    void aSheetThatIsMissingOrUnknownIsSaid() {
        byte[] bytes = Books.of(workbook -> Books.rows(workbook.newWorksheet("学员"), TITLE, TRAINEE_HEADER, TRAINEE));
        Mapping mapping = Reading.MAPPINGS.forFile("municipal-party-school", "a.xlsx");
        Reading reading = Reading.of(Form.XLSX, bytes, mapping, Limits.published());
        assertThat(reading.codes()).containsExactly("SYN-0020", "MAP-0002");
        assertThat(reading.finding("SYN-0020").arguments()).containsEntry("sheet", "学员培训信息");
        assertThat(reading.candidates()).isEmpty();
    }

    @Test
    void aColumnBeyondTheLayoutIsNamedOnce() {
        String[] more = Arrays.copyOf(TRAINEE, TRAINEE.length + 1);
        more[TRAINEE.length] = "？";
        Reading reading = party(more, more);
        assertThat(reading.codes()).containsExactly("MAP-0002");
        assertThat(reading.finding("MAP-0002").at()).isEqualTo("学员培训信息!X3");
    }

    private static final String CENTRE = """
            序号;登记流水号;班号;班名;学号;学员;培训起;培训止;天数;学时或天;类别;脱产;结论;所在单位;职务;修改时间;状态
            1;R1;B7;业务培训班;S1;㛃䶮·𬱖;2026.11.02;2026/11/6;5天;48学时;3;是;合格;某中心;主任;2026-11-07 09:30:15;正常
            2;R2;B7;业务培训班;S2;李四;20261102;20261106;５天;6天;3;半;不合格;某中心;科员;2026-11-07 09:30:16;作废
            3;R3;B7;业务培训班;S3;王五;20261102;20261106;5;36;3;否;结业;某中心;科员;昨天;正常
            4;R4;B7;业务培训班;S4;赵六;20261102;20261106;5;36小时;3;否;优秀;某中心;科员;2026-11-07 09:30:16;待定
            """;

    @Test
    void aCsvWithNamesOfItsOwnInGb18030() {
        Mapping mapping = Reading.MAPPINGS.forFile("sector-training-centre", "登记表.csv");
        Reading reading = Reading.of(Form.CSV, CENTRE.getBytes(EncodingCheck.GB18030), mapping, Limits.published());
        assertThat(reading.problems()).isEmpty();
        StandardRecord first = reading.record(1);
        assertThat(first.key().sourceId()).isEqualTo("R1");
        assertThat(first.version()).isEqualTo(20261107093015L);
        assertThat(first.text("traineeName")).isEqualTo("㛃䶮·𬱖");
        assertThat(first.get("trainingHours")).isEqualTo(new BigDecimal("48"));
        assertThat(first.text("hoursUnit")).isEqualTo("period-50");
        StandardRecord second = reading.record(2);
        assertThat(second.operation()).isEqualTo(Operation.VOID);
        assertThat(second.get("trainingHours")).isEqualTo(new BigDecimal("6"));
        assertThat(second.text("hoursUnit")).isEqualTo("day");
        assertThat(second.text("offJobState")).isEqualTo("2");
        assertThat(reading.finding("VER-0002").at()).isEqualTo("row 4, column 16 (修改时间)");
        assertThat(reading.candidates().get(2).unreadable()).isTrue();
        assertThat(reading.candidates().get(3).reading())
                .extracting(f -> f.code() + " " + f.field())
                .containsExactly("MAP-0001 trainingHours", "SYN-0019 null");
    }

    @Test
    void aChangedLayoutIsRefusedAsAWhole() {
        Mapping mapping = Reading.MAPPINGS.forFile("sector-training-centre", "登记表.csv");
        byte[] bytes = CENTRE.replace("结论;", "结沦;").getBytes(EncodingCheck.GB18030);
        Reading reading = Reading.of(Form.CSV, bytes, mapping, Limits.published());
        assertThat(reading.finding("SYN-0014").arguments()).containsEntry("column", "结论");
        assertThat(reading.candidates()).isEmpty();
    }
}
