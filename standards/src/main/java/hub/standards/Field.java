package hub.standards;

import org.jspecify.annotations.Nullable;

/**
 * The use of an element in a record type: its name there, order and obligation. 字段。
 *
 * @param name name in JSON, XML and CSV, lower camel case
 * @param ordinal position in the record type, from 0; the order of columns everywhere
 * @param element the element it refers to
 * @param label what people see; the element's name unless the record type says otherwise
 * @param required whether a record without it is refused
 * @param since version of the standard that added the field to the record type
 * @param indexed whether records are looked up by this field alone, of which few share a value, so that the repository keeps an index on
 *     it
 * @param retired version that retired it; null while it is in force
 * @param replacedBy the field of the same record type that takes its place
 */
public record Field(
        String name,
        int ordinal,
        DataElement element,
        Text label,
        boolean required,
        String since,
        boolean indexed,
        @Nullable String retired,
        @Nullable String replacedBy) {

    /** A field in force. */
    public Field(
            String name,
            int ordinal,
            DataElement element,
            Text label,
            boolean required,
            String since,
            boolean indexed) {
        this(name, ordinal, element, label, required, since, indexed, null, null);
    }

    /** Name in the repository: {@code trainingHours} is {@code training_hours}. */
    public String column() {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }

    public ValueDomain domain() {
        return element.domain();
    }

    public DataType type() {
        return element.domain().type();
    }
}
