package hub.standards;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record type: which elements, in which order, with which obligation. 记录类型。
 *
 * <p>Besides its fields every record carries institution, system, source id, source version and operation; these are part of the
 * {@link StandardRecord}, not fields.
 */
public final class RecordType {
    private final String name;
    private final Text title;
    private final Text definition;
    private final List<Sender> senders;
    private final String since;
    private final List<Field> fields;
    private final List<Reference> references;
    private final @Nullable PersonKey person;
    private final @Nullable RecordGroup group;
    private final @Nullable String retired;
    private final Map<String, Field> byName = new HashMap<>();

    /** A record type in force that belongs to no group. */
    public RecordType(
            String name,
            Text title,
            Text definition,
            List<Sender> senders,
            String since,
            List<Field> fields,
            List<Reference> references,
            @Nullable PersonKey person) {
        this(name, title, definition, senders, since, fields, references, person, null);
    }

    /** A record type in force. */
    public RecordType(
            String name,
            Text title,
            Text definition,
            List<Sender> senders,
            String since,
            List<Field> fields,
            List<Reference> references,
            @Nullable PersonKey person,
            @Nullable RecordGroup group) {
        this(name, title, definition, senders, since, fields, references, person, group, null);
    }

    /**
     * Reads as it stands in the YAML file.
     *
     * @param group which part of the work it belongs to; null where the standard does not say
     * @param retired version of the standard that retired it; null while it is in force
     */
    public RecordType(
            String name,
            Text title,
            Text definition,
            List<Sender> senders,
            String since,
            List<Field> fields,
            List<Reference> references,
            @Nullable PersonKey person,
            @Nullable RecordGroup group,
            @Nullable String retired) {
        this.name = name;
        this.title = title;
        this.definition = definition;
        this.senders = List.copyOf(senders);
        this.since = since;
        this.fields = List.copyOf(fields);
        this.references = List.copyOf(references);
        this.person = person;
        this.group = group;
        this.retired = retired;
        for (Field field : fields) {
            if (byName.put(field.name(), field) != null) {
                throw new IllegalStandardException("record type " + name + ": field " + field.name() + " stands twice");
            }
        }
    }

    /** Identifier, such as {@code TrainingRecord}. */
    public String name() {
        return name;
    }

    public Text title() {
        return title;
    }

    public Text definition() {
        return definition;
    }

    /** Who may send it; never anyone else. */
    public List<Sender> senders() {
        return senders;
    }

    public String since() {
        return since;
    }

    /** Version of the standard that retired it; null while it is in force. */
    public @Nullable String retired() {
        return retired;
    }

    /** The fields in their order. */
    public List<Field> fields() {
        return fields;
    }

    public List<Reference> references() {
        return references;
    }

    /** How the one person it is about is told; null where the record is about no single person. */
    public @Nullable PersonKey person() {
        return person;
    }

    /** Which part of the work it belongs to; null where the standard does not say. */
    public @Nullable RecordGroup group() {
        return group;
    }

    /** The field, or null if the record type has none of that name. */
    public @Nullable Field find(String field) {
        return byName.get(field);
    }

    /**
     * The field of that name.
     *
     * @throws IllegalStandardException if there is none
     */
    public Field field(String field) {
        Field found = byName.get(field);
        if (found == null) {
            throw new IllegalStandardException("record type " + name + " has no field " + field);
        }
        return found;
    }

    /** Table of the current state in the repository: {@code TrainingRecord} is {@code training_record}. */
    public String table() {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String toString() {
        return name;
    }
}
