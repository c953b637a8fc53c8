package hub.schemas.generate;

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
    static final String CITIZEN_ID = "^[0-9]{17}[0-9X]$";
    static final String USCID = "^[0-9A-HJ-NPQRTUWXY]{18}$";
    static final String FULL_DATE = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
    static final String PARTIAL_DATE = "^[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$";
    static final String DATE_TIME =
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$";
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private final Standard standard;

    public JsonSchemaWriter(Standard standard) {
        this.standard = standard;
    }

    /** Schema of the {@code data} object of one record. */
    public ObjectNode data(RecordType type) {
        ObjectNode schema = NODES.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:cadre-training:standard:" + standard.version().version() + ":" + type.name());
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
        property.put("x-sensitivity", element.sensitivity().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
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
            case DATE -> property.put("type", "string").put("pattern", domain.mayBePartial() ? PARTIAL_DATE : FULL_DATE);
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
