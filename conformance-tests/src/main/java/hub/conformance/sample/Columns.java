package hub.conformance.sample;

import hub.standards.Field;
import hub.standards.StandardRecord;
import java.util.Set;

/** What a form has columns for; the rest of a record does not travel in it. */
final class Columns {
    private Columns() {}

    /** The record with the fields named, and no others. */
    static StandardRecord only(StandardRecord record, Set<String> fields) {
        StandardRecord.Builder carried = record.copy();
        for (Field field : record.type().fields()) {
            if (!fields.contains(field.name())) {
                carried.set(field.ordinal(), null);
            }
        }
        return carried.build();
    }
}
