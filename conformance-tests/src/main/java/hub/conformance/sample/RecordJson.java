package hub.conformance.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.schemas.CanonicalJson;
import hub.standards.Operation;
import hub.standards.StandardRecord;

/** A record as it stands in JSON: its key, version and operation, and its fields under {@code data}. */
public final class RecordJson {
    private RecordJson() {}

    /** The record, of its sender's own institution. */
    public static ObjectNode of(StandardRecord record) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", record.type().name());
        json.put("sourceId", record.key().sourceId());
        json.put("sourceVersion", record.version());
        json.put("op", record.operation().wire());
        if (record.operation() == Operation.UPSERT) {
            json.set("data", CanonicalJson.write(record));
        }
        return json;
    }

    /** The record as a sender sends it: with its institution where that is another than the sender's own. */
    static ObjectNode of(StandardRecord record, Partner sender) {
        ObjectNode json = of(record);
        String institution = record.key().institution();
        return institution.equals(sender.uscid()) ? json : json.put("institution", institution);
    }
}
