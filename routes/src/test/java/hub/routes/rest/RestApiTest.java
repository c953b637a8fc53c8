package hub.routes.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hub.standards.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.rest.RestDefinition;
import org.apache.camel.model.rest.VerbDefinition;
import org.junit.jupiter.api.Test;

/** What the hub offers by REST is what its published contract promises, operation for operation. */
class RestApiTest {
    private static final Path CONTRACT = Path.of("..", "schemas", "published", "1.0", "openapi", "hub.yaml");

    @Test
    void theContractAndTheHubNameTheSameOperations() throws Exception {
        assertThat(offered()).isEqualTo(promised());
    }

    private static Map<String, String> offered() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            RestApi api = new RestApi();
            api.setCamelContext(camel);
            api.configure();
            Map<String, String> operations = new TreeMap<>();
            for (RestDefinition rest : api.getRestCollection().getRests()) {
                for (VerbDefinition verb : rest.getVerbs()) {
                    operations.put(verb.getId(), verb.asVerb() + " " + rest.getPath());
                }
            }
            return operations;
        }
    }

    private static Map<String, String> promised() throws IOException {
        Map<String, String> operations = new TreeMap<>();
        JsonNode paths = YamlFile.read(CONTRACT).path("paths");
        paths.fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                    JsonNode id = method.getValue().path("operationId");
                    if (id.isTextual()) {
                        operations.put(id.asText(), method.getKey() + " " + path.getKey());
                    }
                }));
        return operations;
    }
}
