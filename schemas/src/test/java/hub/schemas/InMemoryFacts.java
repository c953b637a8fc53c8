package hub.schemas;

import hub.standards.Operation;
import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A repository in a list, the most recently recorded last; counts what it was asked. */
public final class InMemoryFacts implements Facts {
    private static final Standard SHIPPED = StandardReader.shipped();
    private final Standard standard;
    private final List<StandardRecord> records;
    private final List<String> asked = new ArrayList<>();

    public InMemoryFacts(List<StandardRecord> records) {
        this(SHIPPED, records);
    }

    /** A repository that keeps its records as a version of the standard has them. */
    public InMemoryFacts(Standard standard, List<StandardRecord> records) {
        this.standard = standard;
        this.records = records;
    }

    public int questions() {
        return asked.size();
    }

    /** What it was asked, as the record type and the fields it is looked up by. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private void asked(RecordType type, Collection<Key> keys) {
        asked.add(type + " "
                + keys.stream()
                        .flatMap(key -> key.fields().keySet().stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Override
    public Map<Key, StandardRecord> referred(RecordType type, Reference.Scope scope, Collection<Key> keys) {
        asked(type, keys);
        Map<Key, StandardRecord> found = new HashMap<>();
        for (Key key : keys) {
            for (StandardRecord record : records) {
                if (record.type() == type && record.operation() != Operation.VOID && answers(record, scope, key)) {
                    found.put(key, record);
                }
            }
        }
        return found;
    }

    @Override
    public Map<Key, List<StandardRecord>> all(RecordType type, Reference.Scope scope, Collection<Key> keys) {
        asked(type, keys);
        Map<Key, List<StandardRecord>> found = new HashMap<>();
        for (Key key : Set.copyOf(keys)) {
            mustBeLookedUp(type, key.fields().keySet(), scope);
            for (StandardRecord record : records) {
                if (record.type() == type && record.operation() != Operation.VOID && answers(record, scope, key)) {
                    found.computeIfAbsent(key, unused -> new ArrayList<>()).add(record);
                }
            }
        }
        return found;
    }

    /** A real repository would read the whole table. */
    private void mustBeLookedUp(RecordType type, Set<String> fields, Reference.Scope scope) {
        if (!standard.isLookedUp(standard.record(type.name()), fields, scope)) {
            throw new IllegalArgumentException(type + " has no index by " + fields);
        }
    }

    private static boolean answers(StandardRecord record, Reference.Scope scope, Key key) {
        return (scope == Reference.Scope.GLOBAL || record.key().institution().equals(key.institution()))
                && key.fields().entrySet().stream()
                        .allMatch(field -> field.getValue().equals(record.text(field.getKey())));
    }

    @Override
    public Map<RecordKey, Long> versions(Collection<RecordKey> keys) {
        asked.add("versions");
        Map<RecordKey, Long> versions = new HashMap<>();
        for (StandardRecord record : records) {
            if (keys.contains(record.key())) {
                versions.merge(record.key(), record.version(), Math::max);
            }
        }
        return versions;
    }
}
