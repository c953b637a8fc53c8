package hub.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.EncodingCheck;
import hub.adapters.Form;
import hub.adapters.Limits;
import hub.adapters.Reading;
import hub.schemas.Finding;
import hub.schemas.Severity;
import hub.standards.Field;
import hub.standards.Operation;
import hub.standards.RecordType;
import hub.standards.ReservedCitizenIds;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Delimited text by the template that derives from the standard. */
class CsvRecordReaderTest {
    private static final String HEADER = "来源编号,班次编号,学员姓名,培训开始日期,培训结束日期,学时,学时单位,培训结果";
    private static final String ROW = "k1,PX1,张三,2026-11-03,20261107,36.50,period-45,1";

    private static Reading read(String csv) {
        return Reading.of(Form.CSV, csv);
    }

    private static byte[] gb(String text) {
        return text.getBytes(EncodingCheck.GB18030);
    }

    @Test
    void readsTheTemplate() {
        Reading reading = read(HEADER + "\n" + ROW + "\n");
        assertThat(reading.codes()).isEmpty();
        var record = reading.record(1);
        assertThat(record.type().name()).isEqualTo("TrainingRecord");
        assertThat(record.key().sourceId()).isEqualTo("k1");
        assertThat(record.version()).isEqualTo(Reading.CONTEXT.receipt());
        assertThat(record.text("startDate")).isEqualTo("2026-11-03");
        assertThat(record.text("endDate")).isEqualTo("2026-11-07");
        assertThat(record.get("trainingHours")).isEqualTo(new BigDecimal("36.5"));
        assertThat(reading.candidates().get(0).place().at("trainingHours")).isEqualTo("row 2, column 6 (学时)");
        assertThat(reading.candidates().get(0).place().at(null)).isEqualTo("row 2");
        assertThat(reading.candidates().get(0).place().at("leaveHours")).isEqualTo("row 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void readsNamesOfAllKindsInBothEncodings(String encoding) {
        String csv = HEADER + "\r\n" + ROW.replace("张三", "㛃䶮𬱖𠮷") + "\r\n" + ROW.replace("张三", "阿卜杜拉·买买提");
        Reading reading = Reading.of(Form.CSV, csv.getBytes(Charset.forName(encoding)));
        assertThat(reading.codes()).isEmpty();
        assertThat(reading.record(1).text("traineeName")).isEqualTo("㛃䶮𬱖𠮷");
        assertThat(reading.record(2).text("traineeName")).isEqualTo("阿卜杜拉·买买提");
    }

    @Test
    void theMarkOfUtf8IsNoPartOfTheHeader() {
        assertThat(read("\uFEFF" + HEADER + "\n" + ROW).codes()).isEmpty();
        assertThat(read("\uFEFF\"来源编号\"" + HEADER.substring(4) + "\n" + ROW).codes())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", ";", "|"})
    void tellsTheSeparator(String separator) {
        Reading reading = read((HEADER + "\n" + ROW).replace(",", separator));
        assertThat(reading.codes()).isEmpty();
        assertThat(reading.record(1).text("classCode")).isEqualTo("PX1");
    }

    @Test
    void rowsAreCountedAsASheetShowsThem() {
        Reading reading =
                read(HEADER + ",结果说明\n\n" + ROW + ",\"两行\n说明,\"\"引号\"\"\"\n,,,\r\n" + ROW.replace("k1", "k2") + ",x\n");
        assertThat(reading.codes()).isEmpty();
        assertThat(reading.candidates().stream().map(c -> c.place().at(null))).containsExactly("row 3", "row 5");
        assertThat(reading.record(1).text("resultRemark")).isEqualTo("两行\n说明,\"引号\"");
    }

    @Test
    void aFileInNeitherEncodingIsOneFindingWithItsPlace() {
        byte[] bytes = gb(HEADER + "\n" + ROW + "\n" + ROW + "\n");
        bytes[bytes.length - 20] = (byte) 0xFF;
        Reading reading = Reading.of(Form.CSV, bytes);
        assertThat(reading.codes()).containsExactly("SYN-0001");
        assertThat(reading.finding("SYN-0001").at()).isEqualTo("row 3, byte " + (bytes.length - 20));
        assertThat(reading.candidates()).isEmpty();
        assertThat(Reading.of(Form.CSV, HEADER.getBytes(StandardCharsets.UTF_16))
                        .codes())
                .containsExactly("SYN-0001");
    }

    @Test
    void aFileCutInTheMiddleIsSaid() {
        byte[] bytes = (HEADER + "\n" + ROW).getBytes(StandardCharsets.UTF_8);
        byte[] inCharacter = Arrays.copyOf(bytes, HEADER.getBytes(StandardCharsets.UTF_8).length + 9);
        assertThat(Reading.of(Form.CSV, inCharacter).codes()).containsExactly("SYN-0001");
        Reading inRow = read(HEADER + "\n" + ROW + "\n" + ROW.substring(0, 20));
        assertThat(inRow.codes()).containsExactly("SYN-0022");
        assertThat(inRow.finding("SYN-0022").at()).isEqualTo("row 3");
        Reading inQuotes = read(HEADER + "\n" + ROW + "\nk2,\"PX1,张三\n" + ROW);
        assertThat(inQuotes.codes()).containsExactly("SYN-0004");
        assertThat(inQuotes.finding("SYN-0004").at()).isEqualTo("row 3");
        assertThat(inQuotes.candidates()).isEmpty();
        assertThat(read(HEADER + "\nk2,\"PX\"1,张三").codes()).containsExactly("SYN-0004");
    }

    @Test
    void anUnknownColumnIsAWarningWithASuggestion() {
        Reading reading = read(HEADER + ",请假学吋,备用\n" + ROW + ",3.5,x\n" + ROW + ",3.5,x\n");
        assertThat(reading.codes()).containsExactly("MAP-0002", "MAP-0002");
        Finding near = reading.problems().get(0);
        assertThat(near.severity()).isEqualTo(Severity.WARNING);
        assertThat(near.at()).isEqualTo("row 1, column 9 (请假学吋)");
        assertThat(near.arguments()).containsEntry("suggestion", "请假学时");
        assertThat(reading.problems().get(1).arguments()).containsEntry("suggestion", "—");
        assertThat(reading.candidates()).hasSize(2);
    }

    @Test
    void missingColumnsAreListedWithTheNearMisses() {
        Reading reading = read(HEADER.replace("学员姓名", "学员名字").replace("来源编号", "编号") + "\n" + ROW);
        assertThat(reading.codes()).containsExactly("SYN-0014", "SYN-0014", "MAP-0002", "MAP-0002");
        assertThat(reading.problems().get(0).arguments()).containsEntry("column", "来源编号");
        assertThat(reading.problems().get(1).arguments()).containsEntry("column", "学员姓名");
        assertThat(reading.candidates()).isEmpty();
    }

    @Test
    void aColumnThatStandsTwiceOrUnderNoHeader() {
        assertThat(read(HEADER + ",学时\n" + ROW + ",1\n").codes()).contains("SYN-0015");
        Reading reading = read(HEADER + ",,请假学时\n" + ROW + ",何故,1\n" + ROW + ",又,1\n");
        assertThat(reading.codes()).containsExactly("MAP-0002");
        assertThat(reading.problems().get(0).at()).isEqualTo("row 2, column 9 (I)");
    }

    @Test
    void aRowThatDoesNotFitItsHeader() {
        Reading reading = read(HEADER + "\n" + ROW + ",,,\n" + ROW + ",x\nk3,PX1,张三,2026-11-03\n");
        assertThat(reading.codes()).containsExactly("SYN-0022", "SYN-0022");
        assertThat(reading.candidates()).hasSize(3);
        assertThat(reading.candidates().get(0).reading()).isEmpty();
        assertThat(reading.candidates().get(1).unreadable()).isFalse();
    }

    @Test
    void headersMayBeCanonicalNamesOrTheTemplatesWithAsterisks() {
        Reading reading = read(
                "sourceId,sourceVersion,op,classCode,traineeName,startDate,endDate,trainingHours*,hoursUnit,result\n"
                        + "k1,7,void 作废,PX1,张三,2026.11.3,2026年11月7日,３６,period-45 学时（45 分钟）,1 结业\n"
                        + "k2,,,PX1,张三,2026/11/3,2026-11-07,36,period-45,1\n");
        assertThat(reading.codes()).isEmpty();
        assertThat(reading.record(1).operation()).isEqualTo(Operation.VOID);
        assertThat(reading.record(1).version()).isEqualTo(7);
        assertThat(reading.record(1).text("hoursUnit")).isEqualTo("period-45");
        assertThat(reading.record(1).text("result")).isEqualTo("1");
        assertThat(reading.record(1)
                        .sameContentAs(reading.record(2)
                                .copy()
                                .operation(Operation.VOID)
                                .build()))
                .isTrue();
        assertThat(reading.record(2).version()).isEqualTo(42);
    }

    @Test
    void theHeaderTellsTheRecordType() {
        assertThat(read("来源编号,学员编号,学员类别,姓名\nt1,N1,1,李四\n").record(1).type().name())
                .isEqualTo("Trainee");
        assertThat(read("来源编号,单位编码,单位全称\nu1,001.001,某局\n").record(1).type().name())
                .isEqualTo("OrganizationUnit");
    }

    static Stream<RecordType> recordTypes() {
        return Reading.STANDARD.recordTypes().stream();
    }

    /** A clerk may leave out every column that need not be there. */
    @ParameterizedTest
    @MethodSource("recordTypes")
    void theRequiredColumnsAloneTellTheRecordType(RecordType type) {
        List<String> header = new ArrayList<>(List.of("来源编号"));
        type.fields().stream()
                .filter(Field::required)
                .forEach(field -> header.add(field.label().zh()));
        String row = "k1" + ",1".repeat(header.size() - 1);
        assertThat(read(String.join(",", header) + "\n" + row + "\n").record(1).type())
                .isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "培训开始日期,2026-02-30,startDate,MAP-0001",
        "培训开始日期,46329,startDate,MAP-0001",
        "培训开始日期,26-11-03,startDate,MAP-0001",
        "学时,四十八,trainingHours,MAP-0001",
        "学时,'1,000',trainingHours,MAP-0001",
        "学时,36学时,trainingHours,MAP-0001",
        "学时,1e3,trainingHours,MAP-0001",
    })
    void whatCannotBeReadIsNamedAtItsPlaceAndKeptAsText(String column, String text, String field, String code) {
        int at = Arrays.asList(HEADER.split(",")).indexOf(column);
        String[] cells = ROW.split(",");
        cells[at] = text.contains(",") ? '"' + text + '"' : text;
        Reading reading = read(HEADER + "\n" + String.join(",", cells));
        Finding finding = reading.finding(code);
        assertThat(finding.field()).isEqualTo(field);
        assertThat(finding.at()).isEqualTo("row 2, column " + (at + 1) + " (" + column + ")");
        assertThat(reading.record(1).get(field)).isEqualTo(text);
    }

    @Test
    void citizenIdsAreTidiedAndNeverGuessed() {
        String id = ReservedCitizenIds.numbered(3);
        String withX = "";
        for (int n = 0; !withX.endsWith("X"); n++) {
            withX = ReservedCitizenIds.numbered(n);
        }
        String old = id.substring(0, 6) + id.substring(8, 17);
        String wide =
                id.chars().mapToObj(c -> String.valueOf((char) (c + 0xFEE0))).reduce("", String::concat);
        Reading reading = read(HEADER + ",学员公民身份号码\n" + ROW + ",\u3000" + wide + " \n" + ROW + ","
                + withX.toLowerCase(java.util.Locale.ROOT) + "\n" + ROW + "," + old + "\n" + ROW + ",9.99999E+17\n"
                + ROW + ","
                + id.substring(0, 17) + "\n");
        assertThat(reading.codes()).containsExactly("MAP-0004", "MAP-0003");
        assertThat(reading.record(1).text("traineeCitizenId")).isEqualTo(id);
        assertThat(reading.record(2).text("traineeCitizenId")).isEqualTo(withX);
        assertThat(reading.record(3).text("traineeCitizenId")).isEqualTo(id);
        assertThat(reading.record(5).text("traineeCitizenId")).isEqualTo(id.substring(0, 17));
        assertThat(reading.finding("MAP-0004").value()).isEqualTo("9" + "*".repeat(14));
    }

    @Test
    void aRowWithoutItsKeyIsARejectedRecordAndNotSkipped() {
        Reading reading = read(HEADER + "\n" + ROW.substring(2) + "\n" + ROW);
        assertThat(reading.codes()).containsExactly("SYN-0017");
        assertThat(reading.candidates()).hasSize(2);
        assertThat(reading.candidates().get(0).unreadable()).isTrue();
        assertThat(reading.finding("SYN-0017").at()).isEqualTo("row 2, column 1 (来源编号)");
    }

    @Test
    void nothingAndTooMuchAreSaid() {
        assertThat(read("").codes()).containsExactly("SYN-0013");
        assertThat(read("\n\n").codes()).containsExactly("SYN-0013");
        assertThat(read(HEADER).codes()).containsExactly("SYN-0013");
        assertThat(read(HEADER + "\n,,,\n").codes()).containsExactly("SYN-0013");
        assertThat(read(HEADER + "\n" + ROW + "x".repeat(2 << 20)).codes()).containsExactly("LIM-0001");
        Limits few = new Limits(64, 32, 1000, 100, 1000, 3, 1000, 100, 1000);
        byte[] bytes = (HEADER + ("\n" + ROW).repeat(3)).getBytes(StandardCharsets.UTF_8);
        assertThat(Reading.of(Form.CSV, bytes, null, few).codes()).containsExactly("LIM-0002");
    }

    @Test
    void aRowOfCountlessCellsShowsOnlyThatItIsTooLong() {
        Reading reading = read(HEADER + "\n" + ROW + ",".repeat(5_000) + "x");
        assertThat(reading.codes()).containsExactly("SYN-0022");
    }

    @Test
    void charactersThatCannotBeStoredAreNamed() {
        Reading reading = read(HEADER + "\n" + ROW.replace("PX1", "P\u0000X") + "\n" + ROW.replace("张三", "张\uFFFD"));
        assertThat(reading.codes()).containsExactly("MAP-0001", "MAP-0001");
        assertThat(reading.record(1).text("classCode")).isEqualTo("P\\u0000X");
    }

    @Test
    void readingAgainGivesTheSame() {
        String csv = HEADER + "\n" + ROW + "\n,,x\n" + ROW;
        assertThat(read(csv).candidates().toString())
                .isEqualTo(read(csv).candidates().toString());
        assertThat(read(csv).candidates().stream().map(c -> c.number())).containsExactly(1, 2, 3);
    }
}
