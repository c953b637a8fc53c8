package hub.schemas.generate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.standards.DataElement;
import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Standard;
import hub.standards.ValueDomain;
import java.math.BigDecimal;

/**
 * JSON Schema 2020-12 of the canonical form of a record type's fields. 记录类型的 JSON Schema。
 *
 * <p>Codes stand as a reference to their set and edition, and as {@code x-codes}; whether a value is among them is judged by the level of
 * codes, so that a wrong code is one finding with the set's name and not a list of thousands.
 */
public final class JsonSchemaWriter {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    static final String CITIZEN_ID = "^[0-9]{17}[0-9X]$";
    static final String USCID = "^[0-9A-HJ-NPQRTUWXY]{18}$";
    static final String FULL_DATE = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
    static final String PARTIAL_DATE = "^[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$";
    static final String DATE_TIME =
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$";
    /** Longest source id, in characters: it is part of a key and of an address. */
    static final int LONGEST_SOURCE_ID = 128;

    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private final Standard standard;

    public JsonSchemaWriter(Standard standard) {
        this.standard = standard;
    }

    /** Identifier of a schema of this version, such as {@code urn:cadre-training:standard:1.0:TrainingRecord}. */
    private String id(String name) {
        return "urn:cadre-training:standard:" + standard.version().version() + ":" + name;
    }

    /**
     * Schema of what is sent as JSON: the envelope with its records. It holds the schemas of all record types, so it is enough by itself;
     * a single record, and each line of NDJSON, is judged by its {@code #/$defs/record}.
     */
    public ObjectNode submission() {
        ObjectNode schema = NODES.objectNode();
        schema.put("$schema", DIALECT);
        schema.put("$id", id("submission"));
        schema.put("title", "报送信封 / Submission");
        envelope(schema, "#/$defs/record");
        ObjectNode definitions = schema.putObject("$defs");
        definitions.set("record", record());
        for (RecordType type : standard.recordTypes()) {
            definitions.set(type.name(), data(type));
        }
        return schema;
    }

    /** The envelope's own properties; also those of the OpenAPI model. */
    void envelope(ObjectNode schema, String record) {
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        properties
                .putObject("standard")
                .put("description", "所依标准版本 / version of the standard the records are of")
                .put("const", standard.version().version());
        properties
                .putObject("secrecy")
                .put(
                        "description",
                        "密级声明，只接收非密；REST 以 Hub-Secrecy 标头声明 / none is the only secrecy taken; by REST the header says it")
                .put("const", "none");
        properties
                .putObject("records")
                .put("type", "array")
                .put("minItems", 1)
                .putObject("items")
                .put("$ref", record);
        schema.putArray("required").add("standard").add("records");
    }

    private ObjectNode record() {
        ObjectNode record = NODES.objectNode();
        record.put("title", "记录 / Record");
        record.put("type", "object");
        record.put("additionalProperties", false);
        ObjectNode properties = record.putObject("properties");
        ArrayNode types = properties.putObject("type").putArray("enum");
        standard.recordTypes().forEach(type -> types.add(type.name()));
        keys(properties);
        properties.putObject("data").put("type", "object");
        record.putArray("required").add("type").add("sourceId").add("sourceVersion");
        ArrayNode all = record.putArray("allOf");
        for (RecordType type : standard.recordTypes()) {
            ObjectNode choice = all.addObject();
            is(choice.putObject("if"), "type", type.name());
            choice.putObject("then").putObject("properties").putObject("data").put("$ref", id(type.name()));
        }
        ObjectNode unlessVoid = all.addObject();
        is(unlessVoid.putObject("if"), "op", "void");
        unlessVoid.putObject("else").putArray("required").add("data");
        return record;
    }

    private static void is(ObjectNode condition, String property, String value) {
        condition.putObject("properties").putObject(property).put("const", value);
        condition.putArray("required").add(property);
    }

    /** What every record carries besides type and fields. */
    static void keys(ObjectNode properties) {
        properties
                .putObject("sourceId")
                .put("description", "报送方自己的编号 / the sender's own key")
                .put("type", "string")
                .put("minLength", 1)
                .put("maxLength", LONGEST_SOURCE_ID);
        properties
                .putObject("sourceVersion")
                .put("description", "来源版本，大者为新 / orders the versions of one key")
                .put("type", "integer")
                .put("minimum", 0);
        ObjectNode operation = properties.putObject("op");
        operation.put(
                "description", "upsert 新增或更正；void 作废，可不带内容 / insert or correct; declare void, data may be left out");
        operation.putArray("enum").add("upsert").add("void");
        operation.put("default", "upsert");
        properties
                .putObject("institution")
                .put(
                        "description",
                        "代报时填所代机构，缺省为凭证所属机构 / whom it is sent for; the credential's own institution by default")
                .put("type", "string")
                .put("pattern", USCID);
    }

    /** Schema of the {@code data} object of one record. */
    public ObjectNode data(RecordType type) {
        ObjectNode schema = NODES.objectNode();
        schema.put("$schema", DIALECT);
        schema.put("$id", id(type.name()));
        schema.put("title", type.title().both());
        schema.put("description", type.definition().both());
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        type.fields().forEach(field -> properties.set(field.name(), property(field)));
        var required = schema.putArray("required");
        type.fields().stream().filter(Field::required).forEach(field -> required.add(field.name()));
        return schema;
    }

    private static ObjectNode property(Field field) {
        DataElement element = field.element();
        ObjectNode property = NODES.objectNode();
        property.put("title", field.label().both());
        property.put("description", element.definition().both());
        constrain(property, element.domain());
        property.put("x-element", element.element());
        property.put(
                "x-sensitivity",
                element.sensitivity().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        return property;
    }

    private static void constrain(ObjectNode property, ValueDomain domain) {
        switch (domain.type()) {
            case TEXT -> text(property, domain);
            case CODE -> code(property, domain);
            case INTEGER -> number(property, "integer", domain);
            case DECIMAL -> {
                number(property, "number", domain);
                property.put("multipleOf", BigDecimal.ONE.scaleByPowerOfTen(-domain.scale()));
            }
            case DATE ->
                property.put("type", "string").put("pattern", domain.mayBePartial() ? PARTIAL_DATE : FULL_DATE);
            case DATE_TIME -> property.put("type", "string").put("pattern", DATE_TIME);
            case BOOLEAN -> property.put("type", "boolean");
            case CITIZEN_ID -> property.put("type", "string").put("pattern", CITIZEN_ID);
            case USCID -> property.put("type", "string").put("pattern", USCID);
        }
    }

    private static void text(ObjectNode property, ValueDomain domain) {
        property.put("type", "string");
        if (domain.minLength() != null) {
            property.put("minLength", domain.minLength());
        }
        if (domain.maxLength() != null) {
            property.put("maxLength", domain.maxLength());
        }
        if (domain.pattern() != null) {
            property.put("pattern", domain.pattern());
        }
    }

    private static void code(ObjectNode property, ValueDomain domain) {
        property.put("type", "string");
        property.put("x-codeset", domain.codes());
    }

    private static void number(ObjectNode property, String type, ValueDomain domain) {
        property.put("type", type);
        if (domain.min() != null) {
            property.put("minimum", domain.min());
        }
        if (domain.max() != null) {
            property.put("maximum", domain.max());
        }
    }
}
