package hub.conformance.sample;

import hub.standards.RecordKey;
import hub.standards.Standard;
import hub.standards.StandardRecord;

/** Where one partner writes its records. */
record Desk(Standard standard, Partner partner) {

    StandardRecord.Builder draft(String type, String sourceId, long version) {
        return StandardRecord.of(standard.record(type))
                .key(new RecordKey(partner.uscid(), partner.system(), type, sourceId))
                .version(version);
    }
}
