package hub.schemas.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

/** The page of differences names what changed and nothing else, and the earlier version's files never change by what comes later. */
class DifferencesTest {
    private static final StandardTree TREE = StandardReader.shippedTree();

    @Test
    void everythingThatChangedIsNamed() {
        Differences differences = Differences.between(TREE, TREE.at("1.0"), TREE.at("1.1"));
        assertThat(differences.changes().stream()
                        .map(change -> (change.added() ? "+" : "-")
                                + change.name()
                                + (change.replacedBy() == null ? "" : ">" + change.replacedBy())))
                .containsExactlyInAnyOrder(
                        "+TrainingClass.undertakerUscid",
                        "+TrainingClass.abroadTopic",
                        "+TrainingRecord.makeUpHours",
                        "+AbroadTopic",
                        "+MakeUpHours",
                        "-HubConversionRule@1.0 national-7.5-per-day>derived-7.5-per-day",
                        "+HubConversionRule@1.0 derived-7.5-per-day",
                        "-CLS-0014>CLS-0022",
                        "+CLS-0022",
                        "-TRN-0029>TRN-0036",
                        "+TRN-0036",
                        "+TRN-0037",
                        "-CLS-0018>CLS-0023",
                        "+CLS-0023",
                        "-TRN-0035>TRN-0038",
                        "+TRN-0038",
                        "+VER-0004",
                        "+VER-0005",
                        "+VER-0006",
                        "+HUB-0007");
    }

    @Test
    void aVersionDoesNotDifferFromItself() {
        assertThat(Differences.between(TREE, TREE.at("1.1"), TREE.at("1.1")).changes())
                .isEmpty();
    }

    @Test
    void theThreePagesSayTheSame() throws IOException {
        Map<String, byte[]> files =
                new DifferenceWriter(Differences.between(TREE, TREE.at("1.0"), TREE.at("1.1"))).files();
        JsonNode json = new ObjectMapper().readTree(files.get("changes/1.0-to-1.1.json"));
        String page = text(files, "changes/1.0-to-1.1.md");
        String html = text(files, "changes/1.0-to-1.1.html");
        assertThat(json.path("changes")).isNotEmpty();
        for (JsonNode change : json.path("changes")) {
            assertThat(page).contains("| `" + change.path("name").asText() + "` |");
            assertThat(html).contains("<code>" + change.path("name").asText() + "</code>");
        }
        assertThat(page).contains("错误，记录待更正，原 TRN-0029 为提醒");
        assertThat(html).contains("停用，改用 derived-7.5-per-day");
    }

    @Test
    void whatALaterVersionAddsLeavesTheFilesOfTheEarlierAsTheyWere(@TempDir Path temporary) throws IOException {
        StandardCopy copy = StandardCopy.in(temporary);
        copy.add("elements/study-group.yaml", """
                element: StudyGroup
                name: { zh: 学习小组, en: Study group }
                definition: { zh: 学员在班内所属的学习小组, en: The group within the class }
                domain: { type: text, minLength: 1, maxLength: 40 }
                source: { norm: 干部教育培训数据交换标准, edition: "1.2", evidence: OWN }
                sensitivity: internal
                since: "1.2"
                """);
        copy.addLineAfter(
                "records/training-record.yaml",
                "name: classCode",
                "  - { name: studyGroup, element: StudyGroup, since: \"1.2\" }");
        copy.replace(
                "codesets/HubTrainingResult@1.0.yaml",
                "{ code: \"2\", zh: 未结业, en: Not completed }",
                "{ code: \"2\", zh: 未结业, en: Not completed, retired: \"1.2\", replacedBy: \"9\" }");
        copy.replace(
                "versions.yaml",
                "status: current }",
                "status: previous }\n  - { version: \"1.2\", released: \"2028-06-01\", rules: \"1.2.0\", status: current }");
        copy.replace("versions.yaml", "rules: \"1.0.0\", status: previous", "rules: \"1.0.0\", status: withdrawn");
        StandardTree later = copy.tree();
        for (String version : List.of("1.0", "1.1")) {
            Map<String, byte[]> then = Published.files(TREE, TREE.at(version));
            Map<String, byte[]> now = Published.files(later, later.at(version));
            assertThat(now.keySet()).isEqualTo(then.keySet());
            then.forEach((name, bytes) -> assertThat(now.get(name)).as(name).isEqualTo(bytes));
        }
        assertThat(text(Published.files(later, later.current()), "changes/1.1-to-1.2.md"))
                .contains("TrainingRecord.studyGroup")
                .contains("停用，改用 9");
    }

    @Test
    void theSoapContractOfALaterVersionTakesItsRecords(@TempDir Path out) throws IOException, SAXException {
        Standard current = TREE.current();
        GenerateAll.write(TREE, current, out);
        Path folder = out.resolve(current.version().version());
        assertThat(Files.readString(folder.resolve("wsdl/submission.xsd")))
                .contains("urn:cadre-training:exchange:1.1")
                .doesNotContain("urn:cadre-training:exchange:1.0");
        String call = """
                <submit xmlns="urn:cadre-training:service:1">
                  <standard>1.1</standard><secrecy>none</secrecy>
                  <records xmlns="urn:cadre-training:exchange:1.1">
                    <record type="TrainingRecord" sourceId="1" sourceVersion="4" op="void"/>
                  </records>
                </submit>
                """;
        assertThat(Documents.errors(Documents.schema(folder.resolve("wsdl/submission.xsd")), call))
                .isEmpty();
        assertThat(Documents.errors(
                        Documents.schema(folder.resolve("wsdl/submission.xsd")),
                        call.replace("exchange:1.1", "exchange:1.0")))
                .isNotEmpty();
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(Objects.requireNonNull(files.get(name), name), StandardCharsets.UTF_8);
    }
}
