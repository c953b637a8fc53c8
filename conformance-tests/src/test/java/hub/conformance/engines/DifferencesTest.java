package hub.conformance.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import hub.standards.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every difference is told once, with its reason, and people find it on a page. */
class DifferencesTest {
    private static final Path PAGE = Path.of("..", "docs", "standard", "independent-engines.md");

    @Test
    void everyDifferenceIsToldOnceWithItsReason() throws IOException {
        String page = Files.readString(PAGE);
        Set<String> told = new HashSet<>();
        for (JsonNode one : YamlFile.read(Differences.FILE).path("differences")) {
            String kind = one.path("kind").asText();
            assertThat(told.add(one.path("engine").asText()
                            + kind
                            + one.path("ours").asText()))
                    .as(kind)
                    .isTrue();
            assertThat(one.path("ours").asText()).as(kind).isIn("accept", "refuse");
            assertThat(one.path("why").path("zh").asText()).as(kind).isNotBlank();
            assertThat(page)
                    .contains("| " + kind + " |")
                    .contains(one.path("why").path("zh").asText())
                    .contains(one.path("why").path("en").asText());
        }
        assertThat(told).isNotEmpty();
    }

    @Test
    void aNewDifferenceFailsAndSoDoesOneThatIsGone() {
        Differences all = new Differences("libxml2");
        all.compare("text: the longest in rare characters", false, true, "here");
        all.compare("integer: with blanks around", true, false, "here");
        all.areThoseListed();
        all.compare("date: a day", true, false, "there");
        assertThatThrownBy(all::areThoseListed)
                .hasMessageContaining("date: a day")
                .hasMessageContaining("there");
        Differences fewer = new Differences("libxml2");
        fewer.compare("integer: with blanks around", true, false, "here");
        assertThatThrownBy(fewer::areThoseListed).hasMessageContaining("rare characters");
    }
}
