package hub.adapters.repository;

import hub.standards.IllegalStandardException;
import hub.standards.RecordType;
import hub.standards.Standard;
import java.util.HashMap;
import java.util.Map;

/** The tables of all record types of the standard. */
final class RecordTables {
    private final Map<String, RecordTable> byType = new HashMap<>();

    RecordTables(Standard standard) {
        for (RecordType type : standard.recordTypes()) {
            byType.put(type.name(), new RecordTable(type));
        }
    }

    RecordTable of(RecordType type) {
        return of(type.name());
    }

    RecordTable of(String type) {
        RecordTable table = byType.get(type);
        if (table == null) {
            throw new IllegalStandardException("no record type " + type);
        }
        return table;
    }
}
