package hub.adapters.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.Form;
import hub.adapters.Limits;
import hub.adapters.Reading;
import hub.adapters.packed.Unpacking;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.standards.ReservedCitizenIds;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/** Workbooks by the template that derives from the standard. */
class WorkbookRecordReaderTest {
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String[] HEADER = {"来源编号", "班次编号", "学员姓名", "培训开始日期", "培训结束日期", "学时", "学时单位", "培训结果", "学员公民身份号码"
    };
    private static final String[] ROW = {"k1", "PX1", "张三", "2026-11-03", "20261107", "36.50", "period-45", "1 结业", ""};

    private static Reading read(byte[] bytes) {
        return Reading.of(Form.XLSX, bytes);
    }

    @Test
    void readsTheTemplateAndPassesOverItsHelp() {
        byte[] bytes = Books.of(workbook -> {
            Books.rows(workbook.newWorksheet("参训登记"), HEADER, ROW, new String[] {}, ROW);
            Books.rows(workbook.newWorksheet("填写说明"), new String[] {"列名"});
            Books.rows(workbook.newWorksheet("代码"), new String[] {"ZB29"});
        });
        Reading reading = read(bytes);
        assertThat(reading.codes()).isEmpty();
        assertThat(reading.candidates()).hasSize(2);
        assertThat(reading.record(1).text("result")).isEqualTo("1");
        assertThat(reading.record(1).get("trainingHours")).isEqualTo(new BigDecimal("36.5"));
        assertThat(reading.candidates().get(1).place().at("trainingHours")).isEqualTo("参训登记!F4");
        assertThat(reading.candidates().get(1).place().at(null)).isEqualTo("参训登记!4:4");
    }

    @Test
    void numbersDatesAndTruthValuesAreReadAsTheyAreStored() {
        Reading reading = read(Books.of(workbook -> {
            Worksheet sheet = workbook.newWorksheet("参训登记");
            Books.rows(sheet, HEADER, ROW);
            sheet.value(0, 9, "是否出国（境）");
            sheet.value(0, 10, "请假学时");
            sheet.value(1, 1, 20260311);
            sheet.value(1, 3, LocalDate.of(2026, 11, 3));
            sheet.value(1, 4, 20261107);
            sheet.value(1, 5, 36.1);
            sheet.value(1, 7, 1);
            sheet.value(1, 9, true);
            sheet.value(1, 10, 0.1 + 0.2);
        }));
        var record = reading.record(1);
        assertThat(record.text("classCode")).isEqualTo("20260311");
        assertThat(record.text("startDate")).isEqualTo("2026-11-03");
        assertThat(record.text("endDate")).isEqualTo("2026-11-07");
        assertThat(record.get("trainingHours")).isEqualTo(new BigDecimal("36.1"));
        assertThat(record.get("leaveHours")).isEqualTo(new BigDecimal("0.3"));
        assertThat(record.text("result")).isEqualTo("1");
    }

    @Test
    void daysMayBeCountedFrom1904() {
        byte[] bytes = Books.of(workbook -> {
            Worksheet sheet = workbook.newWorksheet("参训登记");
            Books.rows(sheet, HEADER, ROW);
            sheet.value(1, 3, 46329 - 1462);
        });
        assertThat(read(bytes).record(1).text("startDate")).isEqualTo("2022-11-02");
        byte[] mac = Books.with(
                bytes,
                "xl/workbook.xml",
                xml -> xml.replaceFirst("<workbookPr[^>]*/>", "")
                        .replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>"));
        assertThat(read(mac).record(1).text("startDate")).isEqualTo("2026-11-03");
    }

    @Test
    void aFormulaIsNotTrusted() {
        byte[] bytes = Books.of(workbook -> {
            Worksheet sheet = workbook.newWorksheet("参训登记");
            Books.rows(sheet, HEADER, ROW, ROW);
            sheet.formula(1, 5, "6*6");
            sheet.formula(2, 0, "CONCATENATE(B3,1)");
        });
        Reading reading = read(bytes);
        assertThat(reading.codes()).containsExactly("SYN-0012", "SYN-0017");
        Finding formula = reading.finding("SYN-0012");
        assertThat(formula.at()).isEqualTo("参训登记!F2");
        assertThat(formula.field()).isEqualTo("trainingHours");
        assertThat(reading.record(1).get("trainingHours")).isNull();
        assertThat(reading.candidates().get(1).unreadable()).isTrue();
        byte[] cached =
                Books.with(bytes, SHEET, xml -> xml.replaceAll("<f>6\\*6</f>(<v>[^<]*</v>)?", "<f>6*6</f><v>36</v>"));
        assertThat(read(cached).codes()).containsExactly("SYN-0012", "SYN-0017");
    }

    @Test
    void anErrorValueIsNamed() {
        byte[] bytes = Books.with(
                Books.of(workbook -> {
                    Worksheet sheet = workbook.newWorksheet("参训登记");
                    Books.rows(sheet, HEADER, ROW);
                    sheet.value(1, 5, 777);
                }),
                SHEET,
                xml -> xml.replaceFirst("<c r=\"F2\"[^>]*>\\s*<v>777(\\.0)?</v>", "<c r=\"F2\" t=\"e\"><v>#N/A</v>"));
        assertThat(read(bytes).finding("SYN-0024").arguments()).containsEntry("value", "#N/A");
    }

    @Test
    void aCitizenIdStoredAsANumberHasLostItsEnd() {
        double stored = Double.parseDouble(ReservedCitizenIds.numbered(7).substring(0, 17) + "0");
        Reading reading = read(Books.of(workbook -> {
            Worksheet sheet = workbook.newWorksheet("参训登记");
            Books.rows(sheet, HEADER, ROW);
            sheet.value(1, 8, stored);
        }));
        assertThat(reading.finding("MAP-0003").at()).isEqualTo("参训登记!I2");
        assertThat(reading.finding("MAP-0003").value()).startsWith("9*");
    }

    @Test
    void textsKeepRareCharactersRunsAndEscapes() {
        byte[] bytes = Books.sheet("参训登记", HEADER, replaced(2, "甲"));
        byte[] runs = Books.with(
                bytes,
                "xl/sharedStrings.xml",
                xml -> xml.replace(
                        "<si><t xml:space=\"preserve\">&#x7532;</t></si>",
                        "<si><r><rPr><b/></rPr><t>𠮷</t></r><r><t>·㛃_x0041_</t></r><rPh sb=\"0\" eb=\"1\"><t>ji</t></rPh></si>"));
        assertThat(read(runs).record(1).text("traineeName")).isEqualTo("𠮷·㛃A");
        byte[] inline = Books.with(
                bytes,
                SHEET,
                xml -> xml.replaceFirst(
                        "<c r=\"C2\"[^>]*><v>[^<]*</v></c>", "<c r=\"C2\" t=\"inlineStr\"><is><t>乙</t></is></c>"));
        assertThat(read(inline).record(1).text("traineeName")).isEqualTo("乙");
    }

    private static String[] replaced(int at, String text) {
        String[] row = ROW.clone();
        row[at] = text;
        return row;
    }

    @Test
    void theFirstSheetCountsWhereNoneIsNamedAsTheTemplates() {
        byte[] bytes = Books.of(workbook -> {
            Books.rows(workbook.newWorksheet("Sheet1"), HEADER, ROW);
            Books.rows(workbook.newWorksheet("草稿"), HEADER, ROW);
        });
        Reading reading = read(bytes);
        assertThat(reading.candidates()).hasSize(1);
        assertThat(reading.codes()).containsExactly("MAP-0002");
        assertThat(reading.problems().get(0).arguments()).containsEntry("column", "工作表 草稿");
    }

    @Test
    void anErrorInOneHeaderKeepsBackAllSheets() {
        byte[] bytes = Books.of(workbook -> {
            Books.rows(workbook.newWorksheet("参训登记"), HEADER, ROW);
            Books.rows(workbook.newWorksheet("学员"), new String[] {"来源编号", "姓名"}, new String[] {"t1", "李四"});
        });
        Reading reading = read(bytes);
        assertThat(reading.codes()).isNotEmpty().containsOnly("SYN-0014");
        assertThat(reading.candidates()).isEmpty();
    }

    @Test
    void anUnknownColumnAndAMissingOne() {
        Reading unknown = read(Books.sheet("参训登记", appended(HEADER, "请假学吋"), appended(ROW, "1")));
        assertThat(unknown.finding("MAP-0002").at()).isEqualTo("参训登记!J1");
        assertThat(unknown.finding("MAP-0002").arguments()).containsEntry("suggestion", "请假学时");
        String[] header = HEADER.clone();
        header[5] = "学时数";
        assertThat(read(Books.sheet("参训登记", header, ROW)).codes()).containsExactly("SYN-0014", "MAP-0002");
    }

    private static String[] appended(String[] row, String more) {
        String[] longer = Arrays.copyOf(row, row.length + 1);
        longer[row.length] = more;
        return longer;
    }

    @Test
    void whatIsNoWorkbookIsSaid() {
        assertThat(read("来源编号\n".getBytes(StandardCharsets.UTF_8)).codes()).containsExactly("SYN-0011");
        assertThat(read(new byte[0]).codes()).containsExactly("SYN-0011");
        byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        assertThat(read(old).codes()).containsExactly("SYN-0011");
        assertThat(read(Books.packed(Map.of("a.txt", "x"))).codes()).containsExactly("SYN-0011");
        assertThat(read(Books.sheet("参训登记", HEADER)).codes()).containsExactly("SYN-0013");
    }

    @Test
    void aHalfFileGivesNoRecordWhereverItIsCut() {
        byte[] bytes = Books.sheet("参训登记", HEADER, ROW);
        int data = indexOfDirectory(bytes);
        for (int length = 5; length < bytes.length; length += length < data ? 7 : 1) {
            Reading reading = read(Arrays.copyOf(bytes, length));
            assertThat(reading.candidates())
                    .as("cut at %d of %d", length, bytes.length)
                    .isEmpty();
            assertThat(reading.codes())
                    .as("cut at %d of %d", length, bytes.length)
                    .hasSize(1);
        }
    }

    /** Not every byte of a packed file says something about its content: the time a part was written does not. */
    @Test
    void aDamagedByteIsNoticedOrChangesNoRecord() {
        byte[] bytes = Books.sheet("参训登记", HEADER, ROW);
        List<Candidate> whole = read(bytes).candidates();
        int noticed = 0;
        for (int at = 4; at < bytes.length; at++) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x55;
            List<Candidate> candidates = read(damaged).candidates();
            if (candidates.isEmpty()) {
                noticed++;
            } else {
                assertThat(candidates)
                        .as("damaged at %d of %d", at, bytes.length)
                        .usingRecursiveComparison()
                        .isEqualTo(whole);
            }
        }
        assertThat(noticed).isGreaterThan(bytes.length / 2);
    }

    private static int indexOfDirectory(byte[] bytes) {
        for (int i = 0; i + 3 < bytes.length; i++) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
                return i;
            }
        }
        throw new AssertionError("no directory");
    }

    @Test
    void aBombStopsAtTheRatioOrTheLimit() {
        byte[] bytes = Books.sheet("参训登记", HEADER, ROW);
        Map<String, String> parts = new LinkedHashMap<>(Books.parts(bytes));
        parts.put("xl/media/image1.bin", "0".repeat(30 << 20));
        assertThat(read(Books.packed(parts)).codes()).containsExactly("LIM-0004");
        Limits published = Limits.published();
        Limits small = new Limits(
                published.depth(),
                published.numberLength(),
                published.textLength(),
                published.fields(),
                published.lineLength(),
                published.records(),
                1_000,
                published.ratio(),
                published.sharedText());
        assertThat(Reading.of(Form.XLSX, bytes, null, small).codes()).containsExactly("LIM-0004");
        Map<String, String> many = new LinkedHashMap<>(Books.parts(bytes));
        for (int i = 0; i < 1_100; i++) {
            many.put("p" + i, "");
        }
        assertThat(read(Books.packed(many)).codes()).containsExactly("LIM-0004");
    }

    @Test
    void aDocumentTypeInAnyPartIsRefused() {
        byte[] bytes = Books.sheet("参训登记", HEADER, ROW);
        for (String part : new String[] {"xl/workbook.xml", "xl/sharedStrings.xml", SHEET}) {
            byte[] typed =
                    Books.with(bytes, part, xml -> xml.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY a \"b\">]>"));
            assertThat(read(typed).codes()).as(part).containsExactly("SYN-0005");
        }
    }

    @Test
    void brokenPartsAndCellsOutsideTheSheetGiveOneFinding() {
        byte[] bytes = Books.sheet("参训登记", HEADER, ROW);
        assertThat(read(Books.with(bytes, SHEET, xml -> xml.replace("</sheetData>", "")))
                        .codes())
                .containsExactly("SYN-0021");
        assertThat(read(Books.with(bytes, SHEET, xml -> xml.replace("r=\"C2\"", "r=\"ZZZZZZ2\"")))
                        .codes())
                .containsExactly("SYN-0021");
        assertThat(read(Books.with(bytes, SHEET, xml -> xml.replace("<row r=\"2\"", "<row r=\"2000000000\"")))
                        .codes())
                .containsExactly("SYN-0021");
        assertThat(read(Books.with(bytes, SHEET, xml -> xml.replaceFirst("(<c r=\"C2\"[^>]*><v>)[0-9]+", "$199999")))
                        .record(1)
                        .text("traineeName"))
                .isEqualTo("#REF!");
        Map<String, String> without = new LinkedHashMap<>(Books.parts(bytes));
        without.remove(SHEET);
        assertThat(read(Books.packed(without)).codes()).containsExactly("SYN-0008");
    }

    @Test
    void theSameAsTheLibraryReads() throws Exception {
        byte[] bytes = Books.of(WorkbookRecordReaderTest::various);
        java.util.List<String> theirs = new java.util.ArrayList<>();
        try (var workbook = new org.dhatim.fastexcel.reader.ReadableWorkbook(new java.io.ByteArrayInputStream(bytes));
                var rows = workbook.getFirstSheet().openStream()) {
            rows.forEach(row -> row.stream()
                    .filter(cell -> cell != null && cell.getRawValue() != null)
                    .forEach(cell -> theirs.add(cell.getAddress() + "=" + cell.getText())));
        }
        java.util.List<String> ours = new java.util.ArrayList<>();
        Limits limits = Limits.published();
        var xml = new hub.adapters.xml.HardenedXml(limits);
        WorkbookParts parts = WorkbookParts.read(Reading.content(bytes), xml, limits);
        try (Unpacking unpacking = new Unpacking(Reading.content(bytes).open(), limits)) {
            for (String part = unpacking.next(); part != null; part = unpacking.next()) {
                if (parts.sheets().containsKey(part)) {
                    new SheetRows(parts.shared(), false, limits).read(PartXml.open(xml, unpacking.part()), row -> {
                        for (int i = 0; i < row.size(); i++) {
                            if (row.text(i) != null) {
                                ours.add(hub.adapters.mapping.Letters.of(i) + row.number() + "=" + row.text(i));
                            }
                        }
                    });
                }
            }
        }
        assertThat(ours).hasSizeGreaterThan(500).isEqualTo(theirs);
    }

    private static void various(Workbook workbook) {
        Worksheet sheet = workbook.newWorksheet("S");
        for (int row = 0; row < 100; row++) {
            for (int column = 0; column < 30; column += 1 + row % 3) {
                switch ((row + column) % 4) {
                    case 0 -> sheet.value(row, column, "文字 𠮷 <&> " + row);
                    case 1 -> sheet.value(row, column, row * 1.25);
                    case 2 -> sheet.value(row, column, 1234567L * column);
                    default -> sheet.inlineString(row, column, "行内 " + column);
                }
            }
        }
    }
}
