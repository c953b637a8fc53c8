package hub.schemas.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hub.schemas.generate.ChangelogProposal.AddColumn;
import hub.schemas.generate.ChangelogProposal.Change;
import hub.schemas.generate.RequiredColumns.Column;
import hub.standards.Standard;
import hub.standards.StandardReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proof that the standard is one source: one new file and one new line, and everything derived has the element. */
class OneSourceTest {
    private static final String ELEMENT = """
            element: StudyGroup
            name: { zh: 学习小组, en: Study group }
            definition: { zh: 学员在班内所属的学习小组, en: The group within the class in which the trainee studies }
            domain: { type: text, minLength: 1, maxLength: 40 }
            source: { norm: 干部教育培训数据交换标准, edition: "1.1", evidence: OWN }
            sensitivity: internal
            since: "1.1"
            """;
    private static final String FIELD = "  - { name: studyGroup, element: StudyGroup }";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path temporary;

    private StandardCopy copy;
    private Standard changed;

    @BeforeEach
    void oneFileAndOneLine() throws IOException {
        copy = StandardCopy.in(temporary);
        copy.add("elements/study-group.yaml", ELEMENT);
        copy.addLineAfter("records/training-record.yaml", "name: certificateNo", FIELD);
        changed = copy.read();
    }

    @Test
    void everythingDerivedHasTheElement() throws IOException {
        SortedMap<String, byte[]> files = Published.files(changed);
        JsonNode property = JSON.readTree(files.get("json/TrainingRecord.json")).at("/properties/studyGroup");
        assertThat(property.path("title").asText()).isEqualTo("学习小组 / Study group");
        assertThat(property.path("maxLength").asInt()).isEqualTo(40);
        assertThat(JSON.readTree(files.get("json/submission.json")).at("/$defs/TrainingRecord/properties/studyGroup"))
                .isEqualTo(property);
        assertThat(JSON.readTree(files.get("openapi/models.json"))
                        .at("/components/schemas/TrainingRecord/properties/studyGroup"))
                .isEqualTo(property);
        assertThat(text(files, "xsd/records.xsd"))
                .contains("<xs:element name=\"studyGroup\" type=\"StudyGroup\" minOccurs=\"0\">")
                .contains("<xs:simpleType name=\"StudyGroup\">");
        assertThat(text(files, "csv/TrainingRecord.csv")).contains(",结业证书编号,学习小组,");
        Map<String, byte[]> workbook = StillArchive.parts(bytes(files, "xlsx/TrainingRecord.xlsx"));
        assertThat(text(workbook, "xl/sharedStrings.xml"))
                .contains(escaped("学习小组"))
                .contains(escaped("学员在班内所属的学习小组"));
        assertThat(text(files, "handbook/element-StudyGroup.html"))
                .contains("学员在班内所属的学习小组")
                .contains("href=\"record-TrainingRecord.html#f-studyGroup\"");
        assertThat(text(files, "handbook/record-TrainingRecord.html")).contains("id=\"f-studyGroup\"");
        assertThat(text(files, "handbook/search-index.js")).contains("[\"element\",\"StudyGroup\",");
        assertThat(Objects.requireNonNull(RequiredColumns.of(changed).table("training_record"))
                        .column("study_group"))
                .isEqualTo(new Column("study_group", "text", true, "studyGroup", "学习小组 / Study group"));
    }

    @Test
    void nothingElseChanges() {
        SortedMap<String, byte[]> before = Published.files(StandardReader.shipped());
        SortedMap<String, byte[]> after = Published.files(changed);
        assertThat(after.keySet()).containsAll(before.keySet());
        assertThat(after.keySet().stream()
                        .filter(name -> !Arrays.equals(before.get(name), after.get(name)))
                        .toList())
                .containsExactly(
                        "csv/TrainingRecord.csv",
                        "db/record-tables.yaml",
                        "db/required-columns.json",
                        "handbook/element-StudyGroup.html",
                        "handbook/elements.html",
                        "handbook/index.html",
                        "handbook/record-TrainingRecord.html",
                        "handbook/records.html",
                        "handbook/search-index.js",
                        "json/TrainingRecord.json",
                        "json/submission.json",
                        "openapi/models.json",
                        "xlsx/TrainingRecord.xlsx",
                        "xsd/records.xsd");
    }

    @Test
    void theProposalIsOneColumnToAdd() {
        List<Change> changes =
                ChangelogProposal.between(RequiredColumns.of(StandardReader.shipped()), RequiredColumns.of(changed));
        assertThat(changes)
                .containsExactly(new AddColumn(
                        "training_record",
                        new Column("study_group", "text", true, "studyGroup", "学习小组 / Study group")));
    }

    @Test
    void theOfficersCommandsDoIt() throws IOException {
        Path out = temporary.resolve("out");
        GenerateAll.main(new String[] {"--standard", copy.folder().toString(), "--out", out.toString()});
        assertThat(Files.readString(out.resolve("1.1/json/TrainingRecord.json")))
                .contains("studyGroup");
        assertThat(Files.readString(out.resolve("1.0/json/TrainingRecord.json")))
                .doesNotContain("studyGroup");
        assertThat(Files.readString(out.resolve("1.1/changes/1.0-to-1.1.md"))).contains("TrainingRecord.studyGroup");

        Path before = temporary.resolve("required-columns.json");
        Files.write(before, bytes(Published.files(StandardReader.shipped()), "db/required-columns.json"));
        Path changelog = temporary.resolve("changelog.yaml");
        ProposeChangelog.main(new String[] {
            "--standard", copy.folder().toString(), "--against", before.toString(), "--out", changelog.toString()
        });
        assertThat(Files.readString(changelog)).isEqualTo("""
                # Proposed from the standard 1.1; review before it is committed.
                # 由标准派生的建议，审阅后提交；已提交的变更不再改动。
                databaseChangeLog:
                  - changeSet:
                      id: "1.1-training_record-study_group"
                      author: standard
                      changes:
                        - addColumn:
                            tableName: training_record
                            columns:
                              - column: { name: study_group, type: "text", remarks: "学习小组 / Study group" }
                """);
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(bytes(files, name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Map<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    /** As the workbook writer writes characters beyond ASCII. */
    private static String escaped(String words) {
        StringBuilder text = new StringBuilder();
        words.codePoints()
                .forEach(character -> text.append("&#x")
                        .append(Integer.toHexString(character))
                        .append(';'));
        return text.toString();
    }
}
