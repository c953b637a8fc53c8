package hub.adapters.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.Form;
import hub.adapters.Reading;
import hub.adapters.returned.Told;
import hub.schemas.CanonicalJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** What a clerk gets back, opened by an office library that had no part in writing it. */
class MarkedWorkbookTest {
    private static final String[] HEADER = {"来源编号", "班次编号", "学员姓名", "培训开始日期", "培训结束日期", "学时", "学时单位", "培训结果"};
    private static final String HEADING = "错误说明〔更正报送 " + Told.SUBMISSION + "〕";
    private static final int ERRORS = HEADER.length;

    /** A sheet as an office program writes it: styles, widths, drop-downs, merged cells, comments, a formula, a date, a second sheet. */
    private static byte[] sheet() {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = book.createSheet("参训登记");
            CellStyle bold = book.createCellStyle();
            bold.setFillForegroundColor(IndexedColors.LIGHT_GREEN.getIndex());
            bold.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            bold.setBorderBottom(BorderStyle.THIN);
            CellStyle date = book.createCellStyle();
            date.setDataFormat(book.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
            row(sheet, 0, HEADER);
            sheet.getRow(0).forEach(cell -> cell.setCellStyle(bold));
            for (int row = 1; row <= 4; row++) {
                row(sheet, row, "k" + row, "PX1", "张三", "", "20261107", "36.50", "period-45", "1 结业");
                sheet.getRow(row).createCell(3).setCellValue(LocalDate.of(2026, 11, 3));
                sheet.getRow(row).getCell(3).setCellStyle(date);
            }
            sheet.getRow(2).removeCell(sheet.getRow(2).getCell(1));
            sheet.getRow(4).getCell(5).setCellFormula("6*6");
            sheet.addMergedRegion(new CellRangeAddress(6, 7, 0, 2));
            sheet.setColumnWidth(2, 30 * 256);
            var validation = sheet.getDataValidationHelper();
            sheet.addValidationData(validation.createValidation(
                    validation.createExplicitListConstraint(new String[] {"1 结业", "2 未结业"}),
                    new CellRangeAddressList(1, 100, 7, 7)));
            comment(book, sheet, 1, 2, "请核对姓名");
            XSSFSheet other = book.createSheet("说明页");
            row(other, 0, "不是数据", "=1+1");
            comment(book, other, 0, 0, "别的表的批注");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void comment(XSSFWorkbook book, XSSFSheet sheet, int row, int column, String text) {
        XSSFComment comment = sheet.createDrawingPatriarch()
                .createCellComment(new XSSFClientAnchor(0, 0, 0, 0, column, row, column + 2, row + 2));
        comment.setString(book.getCreationHelper().createRichTextString(text));
        comment.setAuthor("经办人");
        sheet.getRow(row).getCell(column).setCellComment(comment);
    }

    private static void row(XSSFSheet sheet, int number, String... texts) {
        Row row = sheet.createRow(number);
        for (int column = 0; column < texts.length; column++) {
            row.createCell(column).setCellValue(texts[column]);
        }
    }

    private static XSSFWorkbook opened(byte[] bytes) {
        try {
            return new XSSFWorkbook(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fill(Cell cell) {
        XSSFCellStyle style = (XSSFCellStyle) cell.getCellStyle();
        return style.getFillForegroundXSSFColor() == null
                ? ""
                : style.getFillForegroundXSSFColor().getARGBHex();
    }

    /** Everything there is to see of each cell but those in the columns named. */
    private static Map<String, String> cells(byte[] bytes, int without) {
        Map<String, String> cells = new TreeMap<>();
        opened(bytes)
                .forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> {
                    if (cell.getColumnIndex() != without
                            || !sheet.getSheetName().equals("参训登记")) {
                        XSSFCell one = (XSSFCell) cell;
                        cells.put(
                                sheet.getSheetName() + "!" + cell.getAddress(),
                                one.getCTCell().getS() + " " + one.getCTCell().getT() + " " + one.getRawValue() + " "
                                        + one);
                    }
                })));
        return cells;
    }

    private static String part(Map<String, String> parts, String name) {
        return Objects.requireNonNull(parts.get(name), name);
    }

    private static Told two() {
        return new Told()
                .error(2, "参训登记!B3")
                .error(2, "参训登记!D3")
                .warning(2, "参训登记!D3")
                .warning(3, "参训登记!4:4")
                .error(4, "参训登记!F5");
    }

    @Test
    void exactlyTheRowsWithFindingsHaveAnErrorText() {
        XSSFSheet sheet = opened(two().on(Form.XLSX, sheet())).getSheet("参训登记");

        assertThat(sheet.getRow(0).getCell(ERRORS).getStringCellValue()).isEqualTo(HEADING);
        assertThat(sheet.getRow(1).getCell(ERRORS)).isNull();
        assertThat(sheet.getRow(2).getCell(ERRORS).getStringCellValue()).isEqualTo("""
                        B3 错误 COD-0101：职务层次“正处”不在代码表 ZB09 中。改法：请改为代码表中的名称
                        D3 错误 COD-0101：职务层次“正处”不在代码表 ZB09 中。改法：请改为代码表中的名称
                        D3 提示 COD-0101：列“备 注”不认识。改法：请改为代码表中的名称""");
        assertThat(sheet.getRow(3).getCell(ERRORS).getStringCellValue()).startsWith("第 4 行 提示 COD-0101");
        assertThat(sheet.getRow(4).getCell(ERRORS).getStringCellValue()).startsWith("F5 错误");
    }

    @Test
    void wrongCellsAreFilledAndKeepTheRestOfTheirLook() {
        XSSFSheet before = opened(sheet()).getSheet("参训登记");
        XSSFSheet sheet = opened(two().on(Form.XLSX, sheet())).getSheet("参训登记");

        Cell date = sheet.getRow(2).getCell(3);
        assertThat(fill(date)).isEqualTo("FFFFC7C1");
        assertThat(date.getCellStyle().getDataFormatString())
                .isEqualTo(before.getRow(2).getCell(3).getCellStyle().getDataFormatString());
        assertThat(date.getNumericCellValue()).isEqualTo(46329);
        assertThat(before.getRow(2).getCell(1)).isNull();
        assertThat(fill(sheet.getRow(2).getCell(1)))
                .as("a cell that was not there")
                .isEqualTo("FFFFC7C1");
        assertThat(fill(sheet.getRow(4).getCell(5))).isEqualTo("FFFFC7C1");
        assertThat(sheet.getRow(4).getCell(5).getCellFormula()).isEqualTo("6*6");
        assertThat(fill(sheet.getRow(1).getCell(3))).isEmpty();
    }

    @Test
    void everyOtherCellIsTheSameWithItsStyle() {
        Map<String, String> expected = cells(sheet(), ERRORS);
        Map<String, String> got = cells(two().on(Form.XLSX, sheet()), ERRORS);
        List.of("参训登记!B3", "参训登记!D3", "参训登记!F5").forEach(cell -> {
            expected.remove(cell);
            got.remove(cell);
        });
        assertThat(got).isEqualTo(expected).hasSizeGreaterThan(30);
    }

    @Test
    void commentsTellWhatIsWrongAndThoseOfTheSenderStay() {
        XSSFWorkbook book = opened(two().error(4, "参训登记!H5").on(Form.XLSX, sheet()));
        XSSFSheet sheet = book.getSheet("参训登记");

        assertThat(sheet.getCellComments().keySet().stream().map(CellAddress::formatAsString))
                .containsExactlyInAnyOrder("C2", "B3", "D3", "F5", "H5");
        assertThat(sheet.getCellComment(new CellAddress("C2")).getString().getString())
                .isEqualTo("请核对姓名");
        Comment comment = sheet.getCellComment(new CellAddress("D3"));
        assertThat(comment.getString().getString()).isEqualTo("""
                        错误 COD-0101：职务层次“正处”不在代码表 ZB09 中。改法：请改为代码表中的名称
                        提示 COD-0101：列“备 注”不认识。改法：请改为代码表中的名称""");
        assertThat(comment.getClientAnchor()).as("drawn").isNotNull();
        assertThat(book.getSheet("说明页")
                        .getCellComment(new CellAddress("A1"))
                        .getString()
                        .getString())
                .isEqualTo("别的表的批注");
    }

    @Test
    void aCommentOfTheSendersIsNotWrittenOver() {
        XSSFSheet sheet =
                opened(new Told().error(1, "参训登记!C2").on(Form.XLSX, sheet())).getSheet("参训登记");

        assertThat(sheet.getCellComment(new CellAddress("C2")).getString().getString())
                .isEqualTo("请核对姓名");
        assertThat(fill(sheet.getRow(1).getCell(2))).isEqualTo("FFFFC7C1");
        assertThat(sheet.getRow(1).getCell(ERRORS).getStringCellValue()).startsWith("C2 错误");
    }

    @Test
    void dropDownsMergedCellsAndWidthsStay() {
        XSSFSheet sheet = opened(two().on(Form.XLSX, sheet())).getSheet("参训登记");

        assertThat(sheet.getDataValidations()).hasSize(1);
        assertThat(sheet.getDataValidations().get(0).getValidationConstraint().getExplicitListValues())
                .containsExactly("1 结业", "2 未结业");
        assertThat(sheet.getMergedRegions()).containsExactly(new CellRangeAddress(6, 7, 0, 2));
        assertThat(sheet.getColumnWidth(2)).isEqualTo(30 * 256);
        assertThat(sheet.getColumnWidth(ERRORS)).isEqualTo(80 * 256);
    }

    @Test
    void partsThatNobodyChangesAreTheSameByteForByte() {
        Map<String, String> before = Books.parts(sheet());
        Map<String, String> after = Books.parts(two().on(Form.XLSX, sheet()));

        Map<String, String> rest = new LinkedHashMap<>(before);
        rest.keySet()
                .removeAll(List.of(
                        "xl/worksheets/sheet1.xml",
                        "xl/comments1.xml",
                        "xl/drawings/vmlDrawing0.vml",
                        "xl/styles.xml",
                        "xl/workbook.xml"));
        assertThat(after).containsAllEntriesOf(rest).containsOnlyKeys(before.keySet());
        assertThat(rest).containsKeys("xl/sharedStrings.xml", "xl/worksheets/sheet2.xml", "xl/comments2.xml");
        String sheet = part(before, "xl/worksheets/sheet1.xml");
        assertThat(part(after, "xl/worksheets/sheet1.xml")).endsWith(sheet.substring(sheet.indexOf("</sheetData>")));
    }

    @Test
    void aWorkbookWithoutCommentsStylesOrWidthsGetsThem() {
        byte[] plain = Books.sheet("参训登记", HEADER, new String[] {"k1", "PX1"}, new String[] {"k2", "PX1"});
        byte[] back = new Told().error(2, "参训登记!C3").on(Form.XLSX, plain);
        XSSFSheet sheet = opened(back).getSheet("参训登记");

        assertThat(sheet.getCellComment(new CellAddress("C3"))).isNotNull();
        assertThat(fill(sheet.getRow(2).getCell(2))).isEqualTo("FFFFC7C1");
        assertThat(sheet.getRow(2).getCell(ERRORS).getStringCellValue()).startsWith("C3 错误");
        assertThat(Books.parts(back).keySet()).contains("xl/worksheets/_rels/sheet1.xml.rels");
    }

    @Test
    void whatIsWrongWithTheWholeStandsInTheHeading() {
        byte[] back = new Told()
                .error(0, "报送文件")
                .error(0, "参训登记!1:1")
                .warning(0, "参训登记!C1")
                .error(2, "参训登记!C3")
                .on(Form.XLSX, sheet());
        XSSFSheet sheet = opened(back).getSheet("参训登记");

        assertThat(sheet.getRow(0).getCell(ERRORS).getStringCellValue())
                .startsWith(HEADING + "\n整个文件 错误 COD-0101：")
                .contains("\n第 1 行 错误", "\nC1 提示");
        assertThat(fill(sheet.getRow(0).getCell(2))).isEqualTo("FFFFEB91");
        assertThat(Told.corrected(Form.XLSX, back)).containsExactly(Told.SUBMISSION);
    }

    @Test
    void itIsReadAgainAsIfNothingHadBeenAdded() {
        byte[] back = two().on(Form.XLSX, sheet());
        Reading before = Reading.of(Form.XLSX, sheet());
        Reading after = Reading.of(Form.XLSX, back);

        assertThat(after.codes()).isEqualTo(before.codes());
        assertThat(after.candidates()).hasSameSizeAs(before.candidates());
        for (int number = 1; number <= before.candidates().size(); number++) {
            if (before.candidates().get(number - 1).record() != null) {
                assertThat(CanonicalJson.write(after.record(number)))
                        .isEqualTo(CanonicalJson.write(before.record(number)));
            }
        }
        assertThat(Told.corrected(Form.XLSX, sheet())).isEmpty();
        assertThat(Told.corrected(Form.XLSX, back)).containsExactly(Told.SUBMISSION);
    }

    @Test
    void whoDeletesTheColumnStillCorrects() {
        byte[] back = two().on(Form.XLSX, sheet());
        byte[] tidied =
                Books.with(back, "xl/worksheets/sheet1.xml", xml -> xml.replaceAll("<c r=\"I[0-9]+\".*?</c>", ""));
        assertThat(Told.corrected(Form.XLSX, tidied)).containsExactly(Told.SUBMISSION);
        byte[] copied =
                Books.with(back, "xl/workbook.xml", xml -> xml.replaceAll("<definedNames>.*</definedNames>", ""));
        assertThat(Told.corrected(Form.XLSX, copied)).containsExactly(Told.SUBMISSION);
    }

    @Test
    void aRowOfWhichOnlyTheErrorTextIsLeftIsEmpty() {
        byte[] back = two().on(Form.XLSX, sheet());
        byte[] emptied = Books.with(
                back, "xl/worksheets/sheet1.xml", xml -> xml.replaceAll("<c r=\"[A-H]3\"[^>]*?(/>|>.*?</c>)", ""));
        assertThat(Reading.of(Form.XLSX, emptied).candidates()).hasSize(3);
    }

    @Test
    void theNextRoundTakesTheMarksOfTheFirstOff() {
        byte[] back = new Told().warning(3, "参训登记!G4").on(Form.XLSX, two().on(Form.XLSX, sheet()));
        XSSFSheet sheet = opened(back).getSheet("参训登记");

        assertThat(sheet.getRow(0).getLastCellNum()).isEqualTo((short) (ERRORS + 1));
        assertThat(sheet.getRow(2).getCell(ERRORS)).isNull();
        assertThat(sheet.getRow(4).getCell(ERRORS)).isNull();
        assertThat(sheet.getRow(3).getCell(ERRORS).getStringCellValue()).startsWith("G4 提示");
        assertThat(fill(sheet.getRow(2).getCell(3))).isEmpty();
        assertThat(sheet.getRow(2).getCell(3).getCellStyle().getDataFormatString())
                .contains("年");
        assertThat(fill(sheet.getRow(3).getCell(6))).isEqualTo("FFFFEB91");
        assertThat(sheet.getCellComments().keySet().stream().map(CellAddress::formatAsString))
                .containsExactlyInAnyOrder("C2", "G4");
        Map<String, String> parts = Books.parts(back);
        assertThat(part(parts, "xl/workbook.xml").split("hub_corrects", -1)).hasSize(2);
        assertThat(part(parts, "xl/drawings/vmlDrawing0.vml").split("<x:Row>", -1))
                .hasSize(3);
    }

    @Test
    void theErrorColumnStandsBehindAllColumnsThatAreReadByLetter() {
        var mapping = Reading.MAPPINGS
                .named("municipal-party-school", hub.adapters.mapping.Mapping.Kind.WORKBOOK)
                .orElseThrow();
        int last = mapping.tables().get(0).lastLettered();
        String name = String.valueOf(mapping.tables().get(0).sheet());
        byte[] plain = Books.sheet(name, new String[] {"班次"}, new String[] {"PX1"});
        XSSFSheet sheet = opened(new Told().error(1, name + "!A2").on(Form.XLSX, plain, mapping))
                .getSheet(name);

        assertThat(last).isGreaterThan(3);
        assertThat(sheet.getRow(1).getLastCellNum()).isEqualTo((short) (last + 2));
    }

    @Test
    void noTextIsAFormula() {
        String xml = part(Books.parts(two().on(Form.XLSX, sheet())), "xl/worksheets/sheet1.xml");
        assertThat(xml).contains("t=\"inlineStr\"");
        assertThat(xml.split("<f>", -1)).hasSize(2);
    }
}
