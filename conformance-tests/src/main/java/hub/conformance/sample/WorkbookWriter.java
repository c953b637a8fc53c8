package hub.conformance.sample;

import hub.schemas.Place;
import hub.standards.Code;
import hub.standards.CodeSet;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes the party school's workbook as its academic office exports it: by position, names in place of codes, numbers with units. */
final class WorkbookWriter {
    private static final List<String> CLASS_HEADINGS = List.of(
            "年度", "班次编号", "班次名称", "培训类别", "主办单位", "开始", "结束", "选调对象", "地点", "人数", "学制", "教学计划", "课程表", "评估", "学时",
            "承办单位", "班次类型", "办班级别", "离岗状态", "培训形式", "出国（境）");
    private static final List<String> TRAINEE_HEADINGS = List.of(
            "班次编号", "姓名", "性别", "身份证号", "单位编码", "单位职务", "市管干部", "职务层次", "班组长", "优秀学员", "考勤", "小结", "学时", "学员编号", "序号",
            "开始", "结束", "结果", "请假学时", "旷课学时", "工作单位", "出生日期", "工作证号");

    private final Standard standard;

    WorkbookWriter(Standard standard) {
        this.standard = standard;
    }

    Written write(String title, List<Item> items) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Place> places = new ArrayList<>();
        try (Workbook workbook = new Workbook(bytes, "academic-office", "1.0")) {
            Worksheet classes = sheet(workbook, WorkbookColumns.CLASSES, title, CLASS_HEADINGS);
            Worksheet trainees = sheet(workbook, WorkbookColumns.TRAINEES, title, TRAINEE_HEADINGS);
            int classRow = WorkbookColumns.FIRST_ROW;
            int traineeRow = WorkbookColumns.FIRST_ROW - 1;
            for (Item item : items) {
                StandardRecord record = item.record();
                boolean ofClass = record.type().name().equals("TrainingClass");
                // a row tells of a trainee and of the training record that follows
                boolean nextRow = !record.type().name().equals("TrainingRecord");
                int row = ofClass ? classRow++ : nextRow ? ++traineeRow : traineeRow;
                writeRow(ofClass ? classes : trainees, row, record);
                if (!ofClass && !nextRow) {
                    String sourceId = record.key().sourceId();
                    trainees.value(row, index("O"), sourceId.substring(sourceId.lastIndexOf('-') + 1));
                }
                if (item.fault() != null) {
                    spoil(trainees, row, item.fault(), record);
                }
                places.add(place(ofClass ? WorkbookColumns.CLASSES : WorkbookColumns.TRAINEES, row, record));
            }
        }
        return new Written(bytes.toByteArray(), places);
    }

    private static Worksheet sheet(Workbook workbook, String name, String title, List<String> headings) {
        Worksheet sheet = workbook.newWorksheet(name);
        sheet.value(0, 0, title);
        for (int column = 0; column < headings.size(); column++) {
            sheet.value(1, column, headings.get(column));
        }
        return sheet;
    }

    private static Place place(String sheet, int row, StandardRecord record) {
        int shown = row + 1;
        return field -> {
            String column = field == null ? "" : WorkbookColumns.of(record).getOrDefault(field, "");
            return column.isEmpty() ? sheet + "!" + shown + ":" + shown : sheet + "!" + column + shown;
        };
    }

    private void writeRow(Worksheet sheet, int row, StandardRecord record) {
        WorkbookColumns.of(record).forEach((field, column) -> {
            Object value = record.get(field);
            if (!column.isEmpty() && value != null) {
                sheet.value(row, index(column), cell(record, field, value.toString()));
            }
        });
    }

    /** The value as the academic office writes it. */
    private String cell(StandardRecord record, String field, String value) {
        return switch (field) {
            case "trainingKind", "classKind", "delivery", "sex", "positionLevel", "result" ->
                named(record, field, value);
            case "startDate", "endDate" -> value.replace("-", "");
            case "birthDate" -> value.replace('-', '.');
            case "days" -> value + "天";
            case "plannedHours", "trainingHours", "leaveHours", "truancyHours" -> value + "学时";
            case "classLevel" -> "市级";
            case "offJobState" -> "全脱产";
            case "abroad" -> "否";
            default -> value;
        };
    }

    /** The Chinese name of the code. */
    private String named(StandardRecord record, String field, String code) {
        CodeSet codes = standard.codeSet(record.type().field(field).domain().codes());
        Code found = codes == null ? null : codes.find(code);
        return found == null ? code : found.zh();
    }

    private static void spoil(Worksheet sheet, int row, FaultKind kind, StandardRecord record) {
        switch (kind) {
            case FORMULA_CELL -> sheet.formula(row, index("M"), "5*8");
            case ID_AS_NUMBER ->
                sheet.value(
                        row,
                        index("D"),
                        new BigDecimal(
                                String.valueOf(record.get("traineeCitizenId")).substring(0, 17) + "0"));
            case SHORTHAND_FOR_A_CODE -> sheet.value(row, index("H"), "正处");
            default -> throw new IllegalArgumentException(kind + " is not planted in workbooks");
        }
    }

    private static int index(String column) {
        return column.charAt(0) - 'A';
    }
}
