package hub.adapters.projection;

import hub.standards.RecordType;
import hub.standards.StandardRecord;
import hub.standards.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How records of one type appear in an edition of another system's form; data, read from a YAML file and checked against the standard. 投影。
 */
public final class Projection {
    private final String name;
    private final Text title;
    private final String edition;
    private final RecordType record;
    private final Map<String, RecordType> with;
    private final List<Attribute> attributes;

    Projection(
            String name,
            Text title,
            String edition,
            RecordType record,
            Map<String, RecordType> with,
            List<Attribute> attributes) {
        this.name = name;
        this.title = title;
        this.edition = edition;
        this.record = record;
        this.with = Map.copyOf(with);
        this.attributes = List.copyOf(attributes);
    }

    /** Its name, the file's name as well, such as {@code a11-2021}. */
    public String name() {
        return name;
    }

    public Text title() {
        return title;
    }

    /** The edition of the form, such as {@code system copy 2021}. */
    public String edition() {
        return edition;
    }

    /** The record type that gives a row. */
    public RecordType record() {
        return record;
    }

    /** Names of the attributes a row may have, in order, without those for originals. */
    public List<String> attributes() {
        return attributes.stream().map(Attribute::to).toList();
    }

    /**
     * The attributes of one row, in order; what has no value is left out.
     *
     * @param own a record of the projection's type
     * @param others the records it stands with, by the names the projection gives them, as far as they are known
     * @throws IllegalArgumentException if a record is of another type than the projection says
     */
    Map<String, String> attributes(StandardRecord own, Map<String, StandardRecord> others) {
        if (own.type() != record) {
            throw new IllegalArgumentException(name + " gives no rows of " + own.type());
        }
        others.forEach((role, other) -> {
            if (with.containsKey(role) && other.type() != with.get(role)) {
                throw new IllegalArgumentException(name + " takes no " + other.type() + " as " + role);
            }
        });
        Map<String, String> row = new LinkedHashMap<>();
        attributes.forEach(attribute -> attribute.write(own, others, row));
        return row;
    }
}
