package hub.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.standards.Field;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The fields of a canonical record as a JSON object, in the order of the standard; absent fields are left out. 规范 JSON。 */
public final class CanonicalJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private CanonicalJson() {}

    /** The fields as JSON. */
    public static ObjectNode write(StandardRecord record) {
        ObjectNode node = NODES.objectNode();
        for (Field field : record.type().fields()) {
            Object value = record.get(field.ordinal());
            if (value != null) {
                put(node, field.name(), value);
            }
        }
        return node;
    }

    private static void put(ObjectNode node, String name, Object value) {
        if (value instanceof String text) {
            node.put(name, text);
        } else if (value instanceof BigDecimal decimal) {
            node.put(name, decimal);
        } else if (value instanceof Long number) {
            node.put(name, number);
        } else if (value instanceof Boolean flag) {
            node.put(name, flag);
        } else {
            throw new IllegalArgumentException(
                    name + " holds a " + value.getClass().getName());
        }
    }

    /**
     * The value of a JSON scalar as the Java type of the field; what does not fit comes back as text.
     *
     * @param field the field it is for
     * @param node the JSON value; null, missing and JSON null give null
     */
    public static @Nullable Object value(Field field, @Nullable JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return null;
        }
        return switch (field.type()) {
            case DECIMAL -> node.isNumber() ? node.decimalValue() : scalar(node);
            case INTEGER ->
                node.isIntegralNumber() && node.canConvertToLong() ? (Object) node.longValue() : scalar(node);
            case BOOLEAN -> node.isBoolean() ? (Object) node.booleanValue() : scalar(node);
            default -> scalar(node);
        };
    }

    private static String scalar(JsonNode node) {
        return node.isValueNode() ? node.asText() : node.toString();
    }
}
