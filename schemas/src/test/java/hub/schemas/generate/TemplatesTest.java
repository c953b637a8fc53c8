package hub.schemas.generate;

import static org.assertj.core.api.Assertions.assertThat;

import hub.standards.RecordType;
import hub.standards.Standard;
import hub.standards.StandardReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** The templates as a clerk's program opens them. */
class TemplatesTest {
    private static final Standard STANDARD = StandardReader.shipped();
    private static final RecordType CLASS = STANDARD.record("TrainingClass");

    @Test
    void csvAndWorkbookHaveTheSameHeadings() throws IOException {
        for (RecordType type : STANDARD.recordTypes()) {
            String csv = new String(new CsvTemplateWriter().template(type), StandardCharsets.UTF_8);
            assertThat(csv).startsWith("\uFEFF来源编号,版本,操作,");
            assertThat(headings(type))
                    .isEqualTo(List.of(csv.substring(1).strip().split(",")));
        }
    }

    /** A managing department names the institution whose class, trainee or training record it speaks of. */
    @Test
    void whatADepartmentSendsForOthersTellsForWhom() {
        assertThat(TemplateColumns.of(STANDARD.record("HoursRecognition"))).contains(TemplateColumns.INSTITUTION);
        assertThat(TemplateColumns.of(STANDARD.record("TrainingRecord"))).doesNotContain(TemplateColumns.INSTITUTION);
        assertThat(new String(new CsvTemplateWriter().template(STANDARD.record("Selection")), StandardCharsets.UTF_8))
                .contains(",操作,代报机构,班次编号,");
    }

    @Test
    void noFieldIsLabelledLikeAColumnOfTheKey() {
        STANDARD.recordTypes()
                .forEach(type -> assertThat(TemplateColumns.of(type).stream()
                                .map(column -> column.label().zh()))
                        .as(type.name())
                        .doesNotHaveDuplicates());
    }

    @Test
    void everyCodeFieldChoosesFromAListOfItsOwnSet() throws IOException {
        Map<String, byte[]> parts = StillArchive.parts(new WorkbookTemplateWriter(STANDARD).template(CLASS));
        String sheet =
                new String(Objects.requireNonNull(parts.get("xl/worksheets/sheet1.xml")), StandardCharsets.UTF_8);
        List<TemplateColumns.Column> columns = TemplateColumns.of(CLASS);
        List<Row> lists = rows(CLASS, "代码");
        for (int at = 0; at < columns.size(); at++) {
            var field = columns.get(at).field();
            if (field == null || field.domain().codes() == null) {
                continue;
            }
            String letters = WorkbookTemplateWriter.letters(at);
            var formula = java.util.regex.Pattern.compile("sqref=\"" + letters + "2:" + letters
                            + "1048576\"[^>]*><formula1>'代码'!\\$([A-Z]+)\\$2:\\$[A-Z]+\\$(\\d+)</formula1>")
                    .matcher(sheet.replace("&apos;", "'").replace("&#x4ee3;&#x7801;", "代码"));
            assertThat(formula.find())
                    .as(field.name() + " in column " + letters)
                    .isTrue();
            int list = column(formula.group(1));
            int last = Integer.parseInt(formula.group(2));
            var codes = Objects.requireNonNull(STANDARD.codeSet(field.domain().codes()))
                    .codes();
            assertThat(lists.subList(1, last).stream().map(row -> row.getCellText(list)))
                    .containsExactlyElementsOf(
                            codes.stream().map(TemplateColumns::shown).toList());
        }
    }

    @Test
    void identifiersStayText() throws IOException {
        Map<String, byte[]> parts = StillArchive.parts(new WorkbookTemplateWriter(STANDARD).template(CLASS));
        String sheet =
                new String(Objects.requireNonNull(parts.get("xl/worksheets/sheet1.xml")), StandardCharsets.UTF_8);
        assertThat(sheet).contains("<col min=\"1\" max=\"1\"").containsPattern("<col min=\"1\"[^>]*style=\"\\d+\"");
        assertThat(new String(Objects.requireNonNull(parts.get("xl/styles.xml")), StandardCharsets.UTF_8))
                .containsPattern("numFmtId=\"49\"|formatCode=\"@\"");
    }

    @Test
    void lettersCountAsSpreadsheetsDo() {
        assertThat(List.of(0, 25, 26, 27, 51, 52, 701, 702).stream().map(WorkbookTemplateWriter::letters))
                .containsExactly("A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA");
    }

    private static List<String> headings(RecordType type) throws IOException {
        return rows(type, type.title().zh()).get(0).stream()
                .map(cell -> cell.getText())
                .toList();
    }

    private static List<Row> rows(RecordType type, String sheet) throws IOException {
        byte[] workbook = new WorkbookTemplateWriter(STANDARD).template(type);
        try (ReadableWorkbook readable = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            return readable.findSheet(sheet).orElseThrow().read();
        }
    }

    private static int column(String letters) {
        int column = 0;
        for (char letter : letters.toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return column - 1;
    }
}
