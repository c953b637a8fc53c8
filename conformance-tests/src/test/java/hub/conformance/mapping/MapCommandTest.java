package hub.conformance.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import hub.conformance.sample.PartnerFile;
import hub.conformance.sample.PartnerTables;
import hub.standards.ReservedCitizenIds;
import hub.standards.Standard;
import hub.standards.StandardReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as people run it: what it prints and how it ends. */
class MapCommandTest {
    private static final Standard STANDARD = StandardReader.shipped();
    private static final Path PARTNERS = Path.of("../adapters/src/main/resources/partners");

    @TempDir
    Path folder;

    private String printed = "";

    private int map(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int exit = new MapCommand(new PrintStream(bytes, true, StandardCharsets.UTF_8), STANDARD).run(arguments);
        printed = bytes.toString(StandardCharsets.UTF_8);
        return exit;
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void theShippedMappingsPassTheCheck() {
        assertThat(map("check", PARTNERS.toString())).as(printed).isZero();
        assertThat(printed).contains("✓ county-party-school.yaml").contains("0 个问题 problems");
    }

    @Test
    void aWrongMappingIsNamedByLineInBothLanguagesWithAHint() throws IOException {
        String file = write("my-school.yaml", """
                partner: my-school
                title: { zh: a, en: b }
                appliesTo: { credentials: [x], files: ["*.csv"] }
                form: { kind: csv }
                record: Trainee
                key: [编号]
                columns:
                  编号: traineeNumbr
                  姓名: name
                  层次: { to: positionLevel, values: { 正处: "1A39" } }
                """);
        assertThat(map("check", file)).isEqualTo(1);
        assertThat(printed)
                .contains("my-school.yaml:8  /columns/编号")
                .contains("Trainee 没有字段 traineeNumbr")
                .contains("→ 是不是 traineeNumber / did you mean traineeNumber")
                .contains("my-school.yaml:10  /columns/层次/values")
                .contains("ZB09@2014 has no code 1A39")
                .contains("没有列填 category（学员类别）");
    }

    @Test
    void aFileIsReadAndJudgedWithoutAHub() throws IOException {
        PartnerFile good = new PartnerTables(3).countyPartySchool(false);
        Path data = Files.write(folder.resolve(good.name()), good.bytes());
        String mapping = PARTNERS.resolve("county-party-school.yaml").toString();
        assertThat(map("try", mapping, data.toString(), "--today", "2026-11-25"))
                .as(printed)
                .isZero();
        assertThat(printed).contains("\"type\":\"TrainingRecord\"").contains("✗ 待处理 would be quarantined: 0");
        assertThat(printed).doesNotContainPattern("999999[0-9]{11}[0-9X]");

        PartnerFile faulty = new PartnerTables(3).countyPartySchool(true);
        Files.write(data, faulty.bytes());
        assertThat(map("try", mapping, data.toString(), "--today", "2026-11-25"))
                .isEqualTo(1);
        assertThat(printed)
                .contains("COD-0003  名册!G4")
                .contains("MAP-0027  名册!A9")
                .contains("未判 not judged offline: cross-record");
    }

    @Test
    void whatStandsInAnUnknownSheetIsGuessedAndTheRestIsListed() throws IOException {
        String data = write("登记.csv", """
                某局培训登记表,,,,,,,,
                流水号,班级编号,班级名称,学号,参训人员,证件,培训时间,学时数,结论
                LS1,SZ2026-01,公文写作班,S001,李红,%s,2026.3.2-3.6,40学时,结业
                LS2,SZ2026-01,公文写作班,S002,王强,%s,2026.3.2-3.6,5天,合格
                """.formatted(ReservedCitizenIds.numbered(1), ReservedCitizenIds.numbered(2)));
        String draft = folder.resolve("some-office.yaml").toString();
        assertThat(map("suggest", data, "--out", draft)).as(printed).isZero();
        String text = Files.readString(Path.of(draft));
        assertThat(text)
                .contains("record: TrainingRecord")
                .contains("headerWith: [班级编号, 班级名称]")
                .contains("班级编号: classCode   # 90%")
                .contains("证件: traineeCitizenId   # 65%  学员公民身份号码：内容像公民身份号码")
                .contains("{ to: startDate, as: date-range, endTo: endDate }")
                .contains("units: { 天: day, 学时: period }, unitTo: hoursUnit")
                .contains("register under values: 合格")
                .contains("#   流水号");
        assertThat(map("check", draft)).as(printed).isZero();
        Files.writeString(
                Path.of(draft),
                text.replace("{ to: result, by: name }", "{ to: result, by: name, values: { 合格: \"1\" } }"));
        assertThat(map("try", draft, data, "--today", "2026-11-25")).as(printed).isZero();
        assertThat(printed).contains("MAP-0002  row 2, column 1 (流水号)").contains("\"hoursUnit\":\"day\"");
    }

    @Test
    void aRecordTypeCanBeNamedAndWhatItNeedsIsListed() throws IOException {
        String data = write("x.csv", "班号,班名\nB1,第一期班\n");
        assertThat(map("suggest", data, "--record", "TrainingClass")).isZero();
        assertThat(printed).contains("record: TrainingClass").contains("#   delivery 培训形式：\"1\" 面授");
        assertThat(map("suggest", data, "--record", "Nothing")).isEqualTo(2);
    }

    @Test
    void aWrongCommandLineEndsWithTwoAndAMissingFileWithThree() throws IOException {
        assertThat(map()).isEqualTo(2);
        assertThat(map("check")).isEqualTo(2);
        assertThat(map("try", write("a.yaml", "a: 1"))).isEqualTo(2);
        assertThat(map("check", "--what")).isEqualTo(2);
        assertThat(map("check", folder.resolve("nothing.yaml").toString())).isEqualTo(3);
        assertThat(map("suggest", write("b.xlsx", "no workbook"))).isEqualTo(3);
    }

    @Test
    void aMappingThatIsNoYamlIsNamedByItsLine() throws IOException {
        assertThat(map("check", write("broken.yaml", "partner: broken\na: [\n")))
                .isEqualTo(1);
        assertThat(printed).contains("✗ broken.yaml:");
    }

    @Test
    void commonNamesAreOfElementsThatExist() {
        assertThat(STANDARD.elements().keySet()).containsAll(Heading.elements());
    }
}
