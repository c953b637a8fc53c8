package hub.conformance.sample;

import hub.schemas.Facts;
import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The repository of a judgement without a hub: what was accepted so far, in memory. */
final class RememberedFacts implements Facts {
    private final Map<RecordKey, StandardRecord> records = new LinkedHashMap<>();

    void take(StandardRecord record) {
        records.put(record.key(), record);
    }

    @Override
    public Map<Key, StandardRecord> referred(RecordType type, Reference.Scope scope, Collection<Key> keys) {
        Map<Key, StandardRecord> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        Collection<String> names = keys.iterator().next().fields().keySet();
        for (StandardRecord record : records.values()) {
            if (record.type() == type) {
                Map<String, String> fields = new LinkedHashMap<>();
                for (String name : names) {
                    String value = record.text(name);
                    fields.put(name, value == null ? "" : value);
                }
                Key key = new Key(
                        scope == Reference.Scope.GLOBAL ? "" : record.key().institution(), fields);
                if (keys.contains(key)) {
                    found.put(key, record);
                }
            }
        }
        return found;
    }

    @Override
    public Map<String, List<StandardRecord>> having(RecordType type, String field, Collection<String> values) {
        Map<String, List<StandardRecord>> found = new HashMap<>();
        for (StandardRecord record : records.values()) {
            String value = record.type() == type ? record.text(field) : null;
            if (value != null && values.contains(value)) {
                found.computeIfAbsent(value, key -> new ArrayList<>()).add(record);
            }
        }
        return found;
    }
}
