package hub.schemas;

import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import hub.standards.VersionBridge;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The facts as another version of the standard would tell them: asked by its fields and codes, answered in its form. 按另一版本陈述的事实。
 *
 * <p>What the other version asks of fields that are not kept has no answer.
 */
public final class FactsInVersion implements Facts {
    private final Facts current;
    private final Standard standard;
    private final VersionBridge bridge;
    private final UnaryOperator<StandardRecord> then;

    /**
     * Facts for the rules of another version.
     *
     * @param current the facts in the form they are kept in
     * @param standard the version they are kept in
     * @param bridge the way to the other version
     * @param then gives a record in the form of the other version
     */
    public FactsInVersion(Facts current, Standard standard, VersionBridge bridge, UnaryOperator<StandardRecord> then) {
        this.current = current;
        this.standard = standard;
        this.bridge = bridge;
        this.then = then;
    }

    @Override
    public Map<Key, StandardRecord> referred(RecordType type, Reference.Scope scope, Collection<Key> keys) {
        Map<Key, StandardRecord> last = new HashMap<>();
        all(type, scope, keys).forEach((key, records) -> last.put(key, records.get(records.size() - 1)));
        return last;
    }

    @Override
    public Map<Key, List<StandardRecord>> all(RecordType type, Reference.Scope scope, Collection<Key> keys) {
        Map<Key, List<Key>> now = new LinkedHashMap<>();
        Map<Set<String>, Set<Key>> asked = new LinkedHashMap<>();
        for (Key key : keys) {
            List<Key> keysNow = now(type, key);
            now.put(key, keysNow);
            keysNow.forEach(one -> asked.computeIfAbsent(one.fields().keySet(), unused -> new LinkedHashSet<>())
                    .add(one));
        }
        Map<Key, List<StandardRecord>> found = new HashMap<>();
        asked.values().forEach(same -> found.putAll(current.all(standard.record(type.name()), scope, same)));
        Map<Key, List<StandardRecord>> told = new LinkedHashMap<>();
        now.forEach((key, keysNow) -> {
            List<StandardRecord> records = keysNow.stream()
                    .flatMap(one -> found.getOrDefault(one, List.of()).stream())
                    .map(then)
                    .filter(record -> answers(record, key))
                    .toList();
            if (!records.isEmpty()) {
                told.put(key, records);
            }
        });
        return told;
    }

    @Override
    public Map<Key, Total> totals(
            RecordType type,
            Reference.Scope scope,
            Collection<Key> keys,
            @Nullable String number,
            Map<RecordKey, Long> without) {
        List<String> numbers = number == null ? List.of() : sources(type, number);
        Map<Key, Key> now = new LinkedHashMap<>();
        for (Key key : keys) {
            List<Key> keysNow = now(type, key);
            if (keysNow.size() != 1 || number != null && numbers.size() != 1) {
                return Facts.super.totals(type, scope, keys, number, without);
            }
            now.put(key, keysNow.get(0));
        }
        Map<Key, Total> found = current.totals(
                standard.record(type.name()),
                scope,
                new LinkedHashSet<>(now.values()),
                number == null ? null : numbers.get(0),
                without);
        Map<Key, Total> told = new HashMap<>();
        now.forEach((key, one) -> {
            Total total = found.get(one);
            if (total != null) {
                told.put(key, total);
            }
        });
        return told;
    }

    @Override
    public Map<RecordKey, Long> versions(Collection<RecordKey> keys) {
        return current.versions(keys);
    }

    /** The keys by which the current version knows what an older one asks for. */
    private List<Key> now(RecordType type, Key key) {
        List<Map<String, String>> now = List.of(Map.of());
        for (Map.Entry<String, String> field : key.fields().entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (String source : sources(type, field.getKey())) {
                for (String value : bridge.saidAs(type.name(), field.getKey(), field.getValue())) {
                    for (Map<String, String> before : now) {
                        Map<String, String> fields = new LinkedHashMap<>(before);
                        fields.put(source, value);
                        longer.add(fields);
                    }
                }
            }
            now = longer;
        }
        return now.stream().map(fields -> new Key(key.institution(), fields)).toList();
    }

    private List<String> sources(RecordType type, String field) {
        RecordType kept = standard.records().get(type.name());
        return kept == null
                ? List.of()
                : bridge.sources(type.name(), field).stream()
                        .filter(source -> kept.find(source) != null)
                        .toList();
    }

    private static boolean answers(StandardRecord record, Key key) {
        return key.fields().entrySet().stream()
                .allMatch(field -> field.getValue().equals(record.text(field.getKey())));
    }
}
