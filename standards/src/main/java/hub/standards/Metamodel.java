package hub.standards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The closed metamodel: what a file of the standard may say, as a JSON Schema with one definition a kind. Thread-safe. 元模型。 */
final class Metamodel {
    private final JsonNode schema;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> kinds = new ConcurrentHashMap<>();

    Metamodel(JsonNode schema) {
        this.schema = schema;
    }

    JsonNode check(String kind, JsonNode file) {
        return check(kind, file, kind + ".yaml");
    }

    /** The file itself, if it fits. */
    JsonNode check(String kind, JsonNode file, String name) {
        List<Error> errors = kinds.computeIfAbsent(kind, this::kind).validate(file);
        if (!errors.isEmpty()) {
            throw new IllegalStandardException(name + ": " + errors.get(0).getInstanceLocation() + " "
                    + errors.get(0).getMessage());
        }
        return file;
    }

    private Schema kind(String kind) {
        if (!schema.path("$defs").has(kind)) {
            throw new IllegalStandardException("the metamodel defines no " + kind);
        }
        ObjectNode root = schema.deepCopy();
        root.remove(List.of("oneOf", "anyOf", "$id", "if", "then", "else", "allOf", "type"));
        root.put("$ref", "#/$defs/" + kind);
        Schema compiled = registry.getSchema(root);
        compiled.initializeValidators();
        return compiled;
    }
}
