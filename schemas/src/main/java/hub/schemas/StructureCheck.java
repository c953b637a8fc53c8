package hub.schemas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import hub.schemas.generate.JsonSchemaWriter;
import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Level structure: the canonical record against the JSON Schema of its type, the very schema that is published, whatever the channel.
 * 结构校验。
 */
final class StructureCheck {
    /** Finding code for each keyword of JSON Schema that the published schemas use. */
    private static final Map<String, String> CODES = Map.of(
            "required", "STR-0001",
            "type", "STR-0002",
            "maxLength", "STR-0003",
            "minLength", "STR-0004",
            "pattern", "STR-0005",
            "minimum", "STR-0006",
            "maximum", "STR-0006",
            "multipleOf", "STR-0007",
            "format", "STR-0005");

    private final Map<String, Schema> schemas = new HashMap<>();
    private final Findings findings;

    StructureCheck(Standard standard, Findings findings) {
        this.findings = findings;
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        JsonSchemaWriter writer = new JsonSchemaWriter(standard);
        for (RecordType type : standard.recordTypes()) {
            schemas.put(type.name(), registry.getSchema(writer.data(type)));
        }
    }

    void check(Candidate candidate, StandardRecord record, Consumer<Finding> sink) {
        ObjectNode node = CanonicalJson.write(record);
        List<Error> errors = schema(record).validate(node);
        for (Error error : errors) {
            sink.accept(finding(candidate, record, error));
        }
    }

    private Schema schema(StandardRecord record) {
        Schema schema = schemas.get(record.type().name());
        if (schema == null) {
            throw new IllegalArgumentException("no schema for " + record.type());
        }
        return schema;
    }

    private Finding finding(Candidate candidate, StandardRecord record, Error error) {
        String keyword = error.getKeyword();
        String name = keyword.equals("required")
                ? error.getProperty()
                : error.getInstanceLocation().getNameCount() == 0
                        ? null
                        : error.getInstanceLocation().getName(0);
        Field field = name == null ? null : record.type().find(name);
        Object value = field == null ? null : record.get(field.ordinal());
        return findings.of(
                CODES.getOrDefault(keyword, "STR-0002"),
                name,
                candidate.place().at(name),
                Masking.show(field == null ? null : field.element(), value),
                arguments(field, value));
    }

    /** Everything a structure message may name: the field's label, type and bounds. */
    private static Map<String, String> arguments(@Nullable Field field, @Nullable Object value) {
        Map<String, String> arguments = new HashMap<>();
        if (field == null) {
            return arguments;
        }
        arguments.put("field", field.label().zh() + " " + field.name());
        arguments.put("type", field.type().name().toLowerCase(java.util.Locale.ROOT));
        put(arguments, "min", field.domain().min());
        put(arguments, "max", field.domain().max());
        put(arguments, "minLength", field.domain().minLength());
        put(arguments, "maxLength", field.domain().maxLength());
        put(arguments, "decimals", field.domain().decimals());
        put(arguments, "digits", field.domain().digits());
        put(arguments, "pattern", field.domain().pattern());
        put(arguments, "value", Masking.show(field.element(), value));
        return arguments;
    }

    private static void put(Map<String, String> arguments, String name, @Nullable Object value) {
        if (value != null) {
            arguments.put(name, value.toString());
        }
    }
}
