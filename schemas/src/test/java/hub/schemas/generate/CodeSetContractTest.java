package hub.schemas.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The models of the REST contract describe everything that stands in a published code set, and nothing else stands there. */
class CodeSetContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SETS = Documents.FOLDER.resolve("codesets");

    private static Schema set;
    private static Schema summary;

    @BeforeAll
    static void readTheModels() throws IOException {
        ObjectNode models = (ObjectNode)
                JSON.readTree(Documents.FOLDER.resolve("openapi/models.json").toFile());
        models.path("components").path("schemas").forEach(model -> {
            if (model.has("properties")) {
                ((ObjectNode) model).put("additionalProperties", false);
            }
        });
        set = model(models, "CodeSet");
        summary = model(models, "CodeSetSummary");
    }

    private static Schema model(ObjectNode models, String name) throws IOException {
        ObjectNode schema = models.deepCopy().put("$ref", "#/components/schemas/" + name);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JSON.writeValueAsString(schema));
    }

    @Test
    void everyCodeSetIsDescribed() throws IOException {
        try (Stream<Path> files = Files.list(SETS)) {
            List<Path> sets =
                    files.filter(file -> file.toString().contains("@")).toList();
            assertThat(sets).hasSizeGreaterThan(25);
            for (Path file : sets) {
                assertThat(errors(set, JSON.readTree(file.toFile())))
                        .as(file.getFileName().toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void theListIsDescribed() throws IOException {
        for (JsonNode entry : JSON.readTree(SETS.resolve("codesets.json").toFile())) {
            assertThat(errors(summary, entry)).isEmpty();
        }
    }

    @Test
    void whatIsNotDescribedIsNoticed() throws IOException {
        JsonNode kinds = JSON.readTree(SETS.resolve("ZB29@2006.json").toFile());
        ((ObjectNode) kinds.at("/translations/0/codes/0")).put("guess", "9");
        assertThat(errors(set, kinds)).hasSize(1).first().asString().contains("guess");
    }

    private static List<String> errors(Schema schema, JsonNode node) {
        return schema.validate(node).stream().map(Error::toString).toList();
    }
}
