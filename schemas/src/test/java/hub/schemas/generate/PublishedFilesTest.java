package hub.schemas.generate;

import static org.assertj.core.api.Assertions.assertThat;

import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is committed under {@code published/} is what the standard gives, byte for byte; workbooks part by part. */
class PublishedFilesTest {
    private static final Path PUBLISHED = Path.of("published");
    private static final StandardTree TREE = StandardReader.shippedTree();
    private static final Standard STANDARD = TREE.at("1.0");

    @Test
    void whatIsPublishedIsWhatTheStandardGives() throws IOException {
        for (Standard version : TREE.released()) {
            assertThat(differences(version, PUBLISHED))
                    .as(
                            "Version %s: the standard changed, or a derived file was edited by hand. Refresh with%n  %s%nand review the"
                                    + " difference; what a released version publishes never changes.",
                            version.version().version(), GenerateAll.COMMAND)
                    .isEmpty();
        }
    }

    @Test
    void aFileEditedByHandIsNoticed(@TempDir Path folder) throws IOException {
        GenerateAll.write(TREE, STANDARD, folder);
        assertThat(differences(STANDARD, folder)).isEmpty();

        Path schema = folder.resolve("1.0/json/Trainee.json");
        Files.writeString(schema, Files.readString(schema).replaceFirst("\"required\"", "\"optional\""));
        Path workbook = folder.resolve("1.0/xlsx/Trainee.xlsx");
        Files.write(workbook, new WorkbookTemplateWriter(STANDARD).template(STANDARD.record("Cadre")));
        Files.delete(folder.resolve("1.0/csv/Cadre.csv"));
        Files.writeString(folder.resolve("1.0/csv/Unheard.csv"), "");

        assertThat(differences(STANDARD, folder))
                .containsExactly(
                        "csv/Cadre.csv is missing",
                        "csv/Unheard.csv derives from nothing",
                        "json/Trainee.json differs",
                        "xlsx/Trainee.xlsx differs");
        assertThat(GenerateAll.write(TREE, STANDARD, folder)).isEqualTo(4);
        assertThat(differences(STANDARD, folder)).isEmpty();
    }

    @Test
    void theSameStandardGivesTheSameBytes() {
        Map<String, byte[]> once = Published.files(TREE, TREE.current());
        StandardTree other = new StandardReader().tree(StandardCopy.SOURCE);
        Map<String, byte[]> again = Published.files(other, other.current());
        assertThat(again.keySet()).isEqualTo(once.keySet());
        once.forEach((name, bytes) -> assertThat(again.get(name)).as(name).isEqualTo(bytes));
    }

    @Test
    void textsHaveNoCarriageReturnAndEndWithALine() {
        Published.files(TREE, TREE.current()).forEach((name, bytes) -> {
            if (!name.endsWith(".xlsx")) {
                assertThat(new String(bytes, StandardCharsets.UTF_8))
                        .as(name)
                        .doesNotContain("\r")
                        .endsWith("\n");
            }
        });
    }

    @Test
    void theHubFindsWhatIsPublishedOnItsClassPath() throws IOException {
        for (String name : List.of("xsd/records.xsd", "wsdl/submission-runtime.wsdl", "openapi/hub.yaml")) {
            try (InputStream in =
                    Objects.requireNonNull(GenerateAll.class.getResourceAsStream("/published/1.0/" + name), name)) {
                assertThat(in.readAllBytes())
                        .as(name)
                        .isEqualTo(Files.readAllBytes(PUBLISHED.resolve("1.0").resolve(name)));
            }
        }
    }

    private static List<String> differences(Standard standard, Path published) throws IOException {
        Path folder = published.resolve(standard.version().version());
        Map<String, byte[]> expected = Published.files(TREE, standard);
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : expected.entrySet()) {
            Path path = folder.resolve(file.getKey());
            if (!Files.exists(path)) {
                differences.add(file.getKey() + " is missing");
            } else if (!same(file.getKey(), file.getValue(), Files.readAllBytes(path))) {
                differences.add(file.getKey() + " differs");
            }
        }
        for (Path path : Published.derivedIn(folder)) {
            if (!expected.containsKey(Published.name(folder, path))) {
                differences.add(Published.name(folder, path) + " derives from nothing");
            }
        }
        return differences.stream().sorted().toList();
    }

    /** Workbooks are compared by what is in them: another deflater may pack the same parts otherwise. */
    private static boolean same(String name, byte[] expected, byte[] found) throws IOException {
        if (!name.endsWith(".xlsx")) {
            return Arrays.equals(expected, found);
        }
        Map<String, byte[]> ours = StillArchive.parts(expected);
        Map<String, byte[]> theirs = StillArchive.parts(found);
        return ours.keySet().equals(theirs.keySet())
                && ours.entrySet().stream().allMatch(part -> Arrays.equals(part.getValue(), theirs.get(part.getKey())));
    }
}
