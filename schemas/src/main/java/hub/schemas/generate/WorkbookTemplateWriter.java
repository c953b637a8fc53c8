package hub.schemas.generate;

import hub.standards.CodeSet;
import hub.standards.DataElement;
import hub.standards.DataType;
import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Standard;
import hub.standards.Text;
import hub.standards.Unit;
import hub.standards.ValueDomain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * The workbook a clerk fills in: one sheet with the headings of the CSV template, drop-downs from the code sets, a comment on each heading;
 * then what each column means, and the codes. XLSX 模板。
 *
 * <p>Whatever is not a number is formatted as text, so that leading zeros, long numbers and dates stay as they are typed.
 */
public final class WorkbookTemplateWriter {
    private static final String CODES_SHEET = "代码";
    private static final String MEANINGS_SHEET = "填写说明";
    private static final String REQUIRED_FILL = "1F4E78";
    private static final String OPTIONAL_FILL = "7F7F7F";
    private static final String TEXT_FORMAT = "@";
    private static final int LAST_ROW = Worksheet.MAX_ROWS - 1;
    private static final double NARROWEST = 12;
    private static final double WIDEST = 26;
    private static final double WIDTH_OF_HAN = 2.2;
    private static final double NARROW = 22;
    private static final double WIDE = 48;
    private static final double LINE = 15;

    private final Standard standard;

    public WorkbookTemplateWriter(Standard standard) {
        this.standard = standard;
    }

    /** The template of a record type; the same parts for the same standard. */
    public byte[] template(RecordType type) {
        List<TemplateColumns.Column> columns = TemplateColumns.of(type);
        Map<String, List<String>> lists = lists(columns);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Workbook workbook =
                    new Workbook(bytes, "cadre-training", standard.version().version() + "0");
            workbook.properties().setTitle(type.title().both());
            fill(workbook.newWorksheet(type.title().zh()), columns, List.copyOf(lists.keySet()), lists);
            explain(workbook.newWorksheet(MEANINGS_SHEET), columns);
            list(workbook.newWorksheet(CODES_SHEET), lists);
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return StillArchive.of(bytes.toByteArray(), standard.version().released());
    }

    /** The drop-downs: heading of the list to its entries. */
    private Map<String, List<String>> lists(List<TemplateColumns.Column> columns) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (TemplateColumns.Column column : columns) {
            String list = listOf(column);
            if (list == null) {
                continue;
            }
            CodeSet set = column.field() == null
                    ? null
                    : standard.codeSet(column.field().domain().codes());
            if (set != null) {
                lists.put(
                        list,
                        set.codes().stream()
                                .filter(code -> code.retired() == null)
                                .map(TemplateColumns::shown)
                                .toList());
            } else {
                lists.put(
                        list,
                        column == TemplateColumns.OPERATION ? TemplateColumns.OPERATIONS : TemplateColumns.YES_OR_NO);
            }
        }
        return lists;
    }

    private @Nullable String listOf(TemplateColumns.Column column) {
        if (column == TemplateColumns.OPERATION) {
            return column.label().zh();
        }
        if (column.field() == null) {
            return null;
        }
        return switch (column.field().type()) {
            case CODE -> named(column.field().domain());
            case BOOLEAN -> "是/否";
            default -> null;
        };
    }

    private String named(ValueDomain domain) {
        CodeSet set = Objects.requireNonNull(standard.codeSet(domain.codes()));
        return set.reference() + " " + set.name().zh();
    }

    private void fill(
            Worksheet sheet,
            List<TemplateColumns.Column> columns,
            List<String> order,
            Map<String, List<String>> lists) {
        for (int at = 0; at < columns.size(); at++) {
            TemplateColumns.Column column = columns.get(at);
            String heading = column.label().zh();
            if (isText(column)) {
                sheet.style(at).format(TEXT_FORMAT).set();
            }
            sheet.value(0, at, heading);
            sheet.style(0, at)
                    .bold()
                    .fontColor("FFFFFF")
                    .fillColor(column.required() ? REQUIRED_FILL : OPTIONAL_FILL)
                    .horizontalAlignment("center")
                    .format(TEXT_FORMAT)
                    .set();
            sheet.width(at, Math.min(WIDEST, Math.max(NARROWEST, width(heading) + 2)));
            sheet.comment(0, at, comment(column));
            String list = listOf(column);
            if (list != null) {
                int listed = order.indexOf(list);
                int last = lists.getOrDefault(list, List.of()).size();
                sheet.range(1, at, LAST_ROW, at)
                        .validateWithListByFormula("'" + CODES_SHEET + "'!$" + letters(listed) + "$2:$"
                                + letters(listed) + "$" + (last + 1))
                        .allowBlank(true)
                        .showErrorMessage(true)
                        .errorStyle(DataValidationErrorStyle.WARNING)
                        .errorTitle(heading)
                        .error("请从下拉列表中选择，或只填代码。 Choose from the list, or type the code alone.");
            }
        }
        sheet.freezePane(1, 1);
        print(sheet);
    }

    /** Landscape, as wide as the page. */
    private static void print(Worksheet sheet) {
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.repeatRows(0);
    }

    private void explain(Worksheet sheet, List<TemplateColumns.Column> columns) {
        List<String> headings = List.of("列名", "Column", "必填 Required", "取值 Values", "含义", "Meaning");
        for (int at = 0; at < headings.size(); at++) {
            sheet.value(0, at, headings.get(at));
            sheet.style(0, at).bold().fillColor("D9E1F2").set();
            sheet.width(at, at < 3 ? NARROW : WIDE);
        }
        int row = 1;
        for (TemplateColumns.Column column : columns) {
            Text meaning = meaning(column);
            List<String> cells = List.of(
                    column.label().zh(),
                    column.label().en(),
                    column.required() ? "是 yes" : "",
                    values(column),
                    meaning.zh(),
                    meaning.en());
            int lines = 1;
            for (int at = 0; at < cells.size(); at++) {
                sheet.value(row, at, cells.get(at));
                sheet.style(row, at).wrapText(true).verticalAlignment("top").set();
                lines = Math.max(lines, (int) Math.ceil(width(cells.get(at)) / (at < 3 ? NARROW : WIDE)));
            }
            sheet.rowHeight(row, lines * LINE);
            row++;
        }
        sheet.freezePane(0, 1);
        print(sheet);
    }

    private void list(Worksheet sheet, Map<String, List<String>> lists) {
        int at = 0;
        for (Map.Entry<String, List<String>> list : lists.entrySet()) {
            sheet.value(0, at, list.getKey());
            sheet.style(0, at).bold().fillColor("D9E1F2").set();
            double widest = width(list.getKey());
            for (String entry : list.getValue()) {
                widest = Math.max(widest, width(entry));
            }
            sheet.width(at, Math.max(NARROWEST, widest + 2));
            int row = 1;
            for (String entry : list.getValue()) {
                sheet.value(row++, at, entry);
            }
            at++;
        }
        sheet.freezePane(0, 1);
        print(sheet);
    }

    private static boolean isText(TemplateColumns.Column column) {
        DataType type = column.field() == null ? DataType.TEXT : column.field().type();
        return column != TemplateColumns.SOURCE_VERSION && type != DataType.INTEGER && type != DataType.DECIMAL;
    }

    private String comment(TemplateColumns.Column column) {
        Text meaning = meaning(column);
        return (column.required() ? "必填 required\n" : "") + meaning.zh() + "\n" + meaning.en() + "\n" + values(column);
    }

    private static Text meaning(TemplateColumns.Column column) {
        if (column.field() != null) {
            return column.field().element().definition();
        }
        return switch (column.name()) {
            case "sourceId" ->
                new Text(
                        "本方系统中这条记录的编号，更正和作废时不变",
                        "Your own key of this record; the same when it is corrected or declared void");
            case "sourceVersion" ->
                new Text(
                        "每更正一次加一；不填则以报送先后为准",
                        "One more with each correction; left empty, the order of receipt decides");
            case "institution" ->
                new Text(
                        "主管部门代培训机构报送时，填该机构的统一社会信用代码；不填即为本单位",
                        "Whom a managing department sends it for, by USCID; left empty, the sender's own institution");
            default -> new Text("不填即新增或更正", "Left empty: insert or correct");
        };
    }

    /** What may be typed, in a few words. */
    private String values(TemplateColumns.Column column) {
        Field field = column.field();
        if (field == null) {
            return switch (column.name()) {
                case "sourceId" -> "文本 text, 1–" + JsonSchemaWriter.LONGEST_SOURCE_ID;
                case "sourceVersion" -> "整数 integer, ≥ 0";
                case "institution" -> "统一社会信用代码 USCID, 18";
                default -> "下拉选择 choose from the list";
            };
        }
        List<String> words = new ArrayList<>();
        DataElement element = field.element();
        ValueDomain domain = element.domain();
        words.add(
                switch (domain.type()) {
                    case TEXT -> "文本 text, ≤ " + domain.maxLength();
                    case CODE -> "代码 code, " + named(domain);
                    case INTEGER -> "整数 integer, " + range(domain);
                    case DECIMAL -> "数 number, " + range(domain) + ", 小数 decimals ≤ " + domain.decimals();
                    case DATE -> domain.mayBePartial() ? "日期 date, 2026-11-03 / 2026-11" : "日期 date, 2026-11-03";
                    case DATE_TIME -> "日期时间 date and time, 2026-11-03T08:30:00+08:00";
                    case BOOLEAN -> "是 / 否";
                    case CITIZEN_ID -> "18 位公民身份号码 citizen ID of 18";
                    case USCID -> "18 位统一社会信用代码 USCID of 18";
                });
        Unit unit = element.unit();
        if (unit != null) {
            words.add(unit.unit() != null ? "单位 unit: " + unit.unit() : "单位见 unit in: " + carrier(unit));
        }
        return String.join("; ", words);
    }

    private String carrier(Unit unit) {
        return Objects.requireNonNull(standard.elements().get(Objects.requireNonNull(unit.carriedBy())))
                .name()
                .both();
    }

    private static String range(ValueDomain domain) {
        return (domain.min() == null ? "" : domain.min().toPlainString()) + "–"
                + (domain.max() == null ? "" : domain.max().toPlainString());
    }

    /** How wide a text stands, in widths of a digit. */
    private static double width(String text) {
        return text.codePoints()
                .mapToDouble(character -> character < 0x2000 ? 1.1 : WIDTH_OF_HAN)
                .sum();
    }

    /** Column letters as spreadsheets count: A, B, … Z, AA. */
    static String letters(int column) {
        String letters = "";
        for (int left = column; left >= 0; left = left / 26 - 1) {
            letters = (char) ('A' + left % 26) + letters;
        }
        return letters;
    }
}
