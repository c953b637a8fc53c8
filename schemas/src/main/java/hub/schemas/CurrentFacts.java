package hub.schemas;

import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The repository as repository rules see it: without the records that the chunk replaces, and each value asked for only once a chunk. */
final class CurrentFacts implements Facts {
    private record Asked(RecordType type, String field) {}

    private final Facts repository;
    private final Replaced replaced;
    private final Map<Asked, Map<String, List<StandardRecord>>> answers = new HashMap<>();

    CurrentFacts(Facts repository, Replaced replaced) {
        this.repository = repository;
        this.replaced = replaced;
    }

    @Override
    public Map<Key, StandardRecord> referred(RecordType type, Reference.Scope scope, Collection<Key> keys) {
        Map<Key, StandardRecord> current = new HashMap<>(repository.referred(type, scope, keys));
        current.values().removeIf(replaced::hides);
        return current;
    }

    @Override
    public Map<String, List<StandardRecord>> having(RecordType type, String field, Collection<String> values) {
        Map<String, List<StandardRecord>> known =
                answers.computeIfAbsent(new Asked(type, field), unused -> new HashMap<>());
        List<String> unasked = values.stream()
                .distinct()
                .filter(value -> !known.containsKey(value))
                .toList();
        if (!unasked.isEmpty()) {
            Map<String, List<StandardRecord>> found = repository.having(type, field, unasked);
            unasked.forEach(value -> known.put(value, found.getOrDefault(value, List.of())));
        }
        Map<String, List<StandardRecord>> current = new HashMap<>();
        for (String value : values) {
            List<StandardRecord> records = new ArrayList<>(known.getOrDefault(value, List.of()));
            records.removeIf(replaced::hides);
            if (!records.isEmpty()) {
                current.put(value, records);
            }
        }
        return current;
    }
}
