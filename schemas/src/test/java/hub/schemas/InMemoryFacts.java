package hub.schemas;

import hub.standards.Operation;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A repository in a list, the most recently recorded last; counts what it was asked. */
public final class InMemoryFacts implements Facts {
    private final List<StandardRecord> records;
    private int questions;

    public InMemoryFacts(List<StandardRecord> records) {
        this.records = records;
    }

    public int questions() {
        return questions;
    }

    @Override
    public Map<Key, StandardRecord> referred(RecordType type, Reference.Scope scope, Collection<Key> keys) {
        questions++;
        Map<Key, StandardRecord> found = new HashMap<>();
        for (Key key : keys) {
            for (StandardRecord record : records) {
                if (record.type() == type
                        && record.operation() != Operation.VOID
                        && (scope == Reference.Scope.GLOBAL
                                || record.key().institution().equals(key.institution()))
                        && key.fields().entrySet().stream()
                                .allMatch(field -> field.getValue().equals(record.text(field.getKey())))) {
                    found.put(key, record);
                }
            }
        }
        return found;
    }

    @Override
    public Map<String, List<StandardRecord>> having(RecordType type, String field, Collection<String> values) {
        if (!type.field(field).indexed()) {
            throw new IllegalArgumentException(type + "." + field + " is not indexed");
        }
        questions++;
        Map<String, List<StandardRecord>> found = new HashMap<>();
        for (String value : values) {
            for (StandardRecord record : records) {
                if (record.type() == type && record.operation() != Operation.VOID && value.equals(record.text(field))) {
                    found.computeIfAbsent(value, unused -> new ArrayList<>()).add(record);
                }
            }
        }
        return found;
    }
}
