package hub.conformance.sample;

import com.fasterxml.jackson.databind.JsonNode;
import hub.schemas.CanonicalJson;
import hub.standards.Field;
import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Sender;
import hub.standards.StandardRecord;

/**
 * One good record of a type: an example for people, and what tests and the kit send. 示例记录。
 *
 * <p>Its keys hold a mark, the same in the samples it refers to, so that several can be sent side by side.
 *
 * @param type the record type
 * @param sentBy who sends it
 * @param sentFor whose record it is, where that is another than who sends it; a managing department sends for institutions
 * @param data its fields, {@code {mark}} where the mark belongs
 */
public record RecordSample(RecordType type, Sender sentBy, Sender sentFor, JsonNode data) {
    private static final String MARK = "{mark}";

    /**
     * The record.
     *
     * @param mark letters and digits
     * @param institution whose it is
     * @param system from which system of the sender it comes
     */
    public StandardRecord record(String mark, String institution, String system) {
        StandardRecord.Builder record = StandardRecord.of(type)
                .key(new RecordKey(institution, system, type.name(), type.name() + "-" + mark))
                .version(1);
        for (Field field : type.fields()) {
            Object value = CanonicalJson.value(field, data.get(field.name()));
            record.set(field.ordinal(), value instanceof String text ? text.replace(MARK, mark) : value);
        }
        return record.build();
    }

    /** Whether the sample names what the reference leads to. */
    boolean names(Reference reference) {
        return reference.keys().stream().anyMatch(key -> key.keySet().stream().allMatch(data::has));
    }
}
