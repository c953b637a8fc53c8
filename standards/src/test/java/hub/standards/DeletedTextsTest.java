package hub.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A text taken out of any file of the standard, in either language, stops its reading, and the file is named. */
class DeletedTextsTest {
    private static final Path STANDARD = Path.of("src/main/resources/standard");
    private static final Map<String, String> KINDS = Map.of(
            "rules", "rule",
            "findings", "finding",
            "elements", "element",
            "codesets", "codeset",
            "records", "record");

    @Test
    void everyLanguageOfEveryText() throws IOException {
        Metamodel metamodel = new Metamodel(
                new ObjectMapper().readTree(STANDARD.resolve("metamodel.json").toFile()));
        int tried = 0;
        for (Map.Entry<String, String> kind : KINDS.entrySet()) {
            try (Stream<Path> files = Files.list(STANDARD.resolve(kind.getKey()))) {
                for (Path file : files.sorted().toList()) {
                    JsonNode node = YamlFile.read(file);
                    // a code set's codes are of one form, so that one of them stands for all
                    if (node.path("codes").size() > 1) {
                        ((ObjectNode) node)
                                .putArray("codes")
                                .add(YamlFile.read(file).path("codes").get(0));
                    }
                    String name = kind.getKey() + "/" + file.getFileName();
                    for (ObjectNode text : texts(node, new ArrayList<>())) {
                        for (String language : List.of("zh", "en")) {
                            JsonNode gone = text.remove(language);
                            assertThatThrownBy(() -> metamodel.check(kind.getValue(), node, name))
                                    .isInstanceOf(IllegalStandardException.class)
                                    .hasMessageStartingWith(name)
                                    .hasMessageContaining(language);
                            text.set(language, gone);
                            tried++;
                        }
                    }
                    assertThat(metamodel.check(kind.getValue(), node, name)).isSameAs(node);
                }
            }
        }
        assertThat(tried).isGreaterThan(3000);
    }

    private static List<ObjectNode> texts(JsonNode node, List<ObjectNode> found) {
        if (node instanceof ObjectNode object && object.has("zh") && object.has("en")) {
            found.add(object);
        }
        node.forEach(child -> texts(child, found));
        return found;
    }
}
