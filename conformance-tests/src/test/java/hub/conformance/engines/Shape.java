package hub.conformance.engines;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One shape of one record, said in both languages that have a schema.
 *
 * @param kind what is tried, the same for all record types, such as {@code decimal: one digit too many}
 * @param type the record type
 * @param field the field that was changed; null if it is the record as a whole
 * @param json the record's data; null if JSON cannot say it
 * @param xml the record's fields as XML elements, in order; null if XML cannot say it
 */
record Shape(
        String kind,
        String type,
        @Nullable String field,
        @Nullable ObjectNode json,
        @Nullable List<Element> xml) {

    /** One element of a record: its name and its text as it stands in the document, not yet escaped. */
    record Element(String name, String text) {}

    @Override
    public String toString() {
        return type + (field == null ? "" : "." + field) + ", " + kind;
    }
}
