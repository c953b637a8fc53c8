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
import java.util.Set;

/** The repository of a judgement without a hub: what was accepted so far, in memory. */
final class RememberedFacts implements Facts {
    private final Map<RecordKey, StandardRecord> records = new LinkedHashMap<>();

    void take(StandardRecord record) {
        records.put(record.key(), record);
    }

    @Override
    public Map<Key, StandardRecord> referred(RecordType type, Reference.Scope scope, Collection<Key> keys) {
        Map<Key, StandardRecord> last = new HashMap<>();
        all(type, scope, keys).forEach((key, answers) -> last.put(key, answers.get(answers.size() - 1)));
        return last;
    }

    @Override
    public Map<Key, List<StandardRecord>> all(RecordType type, Reference.Scope scope, Collection<Key> keys) {
        Map<Key, List<StandardRecord>> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        Set<Key> asked = Set.copyOf(keys);
        Collection<String> names = asked.iterator().next().fields().keySet();
        for (StandardRecord record : records.values()) {
            if (record.type() == type) {
                Map<String, String> fields = new LinkedHashMap<>();
                for (String name : names) {
                    String value = record.text(name);
                    fields.put(name, value == null ? "" : value);
                }
                Key key = new Key(
                        scope == Reference.Scope.GLOBAL ? "" : record.key().institution(), fields);
                if (asked.contains(key)) {
                    found.computeIfAbsent(key, unused -> new ArrayList<>()).add(record);
                }
            }
        }
        return found;
    }

    @Override
    public Map<RecordKey, Long> versions(Collection<RecordKey> keys) {
        Map<RecordKey, Long> versions = new HashMap<>();
        for (RecordKey key : keys) {
            StandardRecord record = records.get(key);
            if (record != null) {
                versions.put(key, record.version());
            }
        }
        return versions;
    }
}
