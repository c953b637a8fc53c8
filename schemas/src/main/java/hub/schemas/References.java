package hub.schemas;

import hub.standards.Operation;
import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the references of one chunk meet: records of the chunk itself that stand, and current records of the repository that no standing
 * record of the chunk replaces or voids. 引用。
 */
final class References {

    /** One way to refer: a reference of a record type by one of its alternative keys. */
    private record Way(RecordType from, Reference reference, Map<String, String> key) {}

    /** A record of the chunk that can be referred to. */
    private record Offered(int number, StandardRecord record) {}

    /**
     * What a reference met.
     *
     * @param met the record, null if none
     * @param asked whether any key was filled
     * @param field our field of the first key that was filled, where a finding points
     */
    record Meeting(
            @Nullable StandardRecord met,
            boolean asked,
            @Nullable String field) {}

    private final Map<RecordType, Map<Reference, List<Way>>> ways = new HashMap<>();
    private final Map<Way, Map<Facts.Key, StandardRecord>> known = new HashMap<>();
    private final Map<Way, Map<Facts.Key, Offered>> offered = new HashMap<>();
    private final Set<Integer> met = new HashSet<>();
    private final Replaced replaced;

    /**
     * Asks the repository once a way.
     *
     * @param readable the records of the chunk
     * @param facts the repository
     * @param replaced which records of the repository the chunk replaces
     */
    References(Standard standard, List<Candidate> readable, Facts facts, Replaced replaced) {
        this.replaced = replaced;
        Map<RecordType, List<StandardRecord>> byType = new LinkedHashMap<>();
        for (Candidate candidate : readable) {
            StandardRecord record = Objects.requireNonNull(candidate.record());
            if (record.operation() != Operation.VOID) {
                byType.computeIfAbsent(record.type(), unused -> new ArrayList<>())
                        .add(record);
            }
        }
        byType.forEach((type, records) -> {
            for (Reference reference : type.references()) {
                for (Map<String, String> key : reference.keys()) {
                    Way way = new Way(type, reference, key);
                    ways.computeIfAbsent(type, unused -> new HashMap<>())
                            .computeIfAbsent(reference, unused -> new ArrayList<>())
                            .add(way);
                    known.put(way, ask(standard, way, records, facts));
                }
            }
        });
    }

    private static Map<Facts.Key, StandardRecord> ask(
            Standard standard, Way way, List<StandardRecord> records, Facts facts) {
        Set<Facts.Key> keys = new HashSet<>();
        for (StandardRecord record : records) {
            Facts.Key key = keyOf(record, way);
            if (key != null) {
                keys.add(key);
            }
        }
        Reference reference = way.reference();
        return keys.isEmpty() ? Map.of() : facts.referred(standard.record(reference.record()), reference.scope(), keys);
    }

    /** Takes the records of the chunk that stand as things to refer to. */
    void offer(List<Candidate> readable, Set<Integer> fallen) {
        met.clear();
        offered.clear();
        for (Way way : known.keySet()) {
            Map<Facts.Key, Offered> targets = new HashMap<>();
            for (Candidate candidate : readable) {
                StandardRecord record = Objects.requireNonNull(candidate.record());
                if (record.type().name().equals(way.reference().record())
                        && record.operation() != Operation.VOID
                        && !fallen.contains(candidate.number())) {
                    Facts.Key key = targetKey(record, way);
                    if (key != null) {
                        targets.merge(key, new Offered(candidate.number(), record), References::firstByKey);
                    }
                }
            }
            offered.put(way, targets);
        }
    }

    /** Of two records that answer to one key, always the same one, in whatever order they came. */
    private static Offered firstByKey(Offered one, Offered other) {
        RecordKey key = one.record().key();
        return key.compareTo(other.record().key()) <= 0 ? one : other;
    }

    /** Whether some reference met the record of the chunk with this number. */
    boolean wasMet(int number) {
        return met.contains(number);
    }

    Meeting meet(StandardRecord record, Reference reference) {
        String firstField = null;
        for (Way way : ways.getOrDefault(record.type(), Map.of()).getOrDefault(reference, List.of())) {
            Facts.Key key = keyOf(record, way);
            if (key == null) {
                continue;
            }
            firstField = firstField == null ? way.key().keySet().iterator().next() : firstField;
            StandardRecord other = meet(record, way, key);
            if (other != null) {
                return new Meeting(other, true, firstField);
            }
        }
        return new Meeting(null, firstField != null, firstField);
    }

    private @Nullable StandardRecord meet(StandardRecord record, Way way, Facts.Key key) {
        StandardRecord there = known.getOrDefault(way, Map.of()).get(key);
        if (there != null && (there.key().equals(record.key()) || replaced.hides(there))) {
            there = null;
        }
        Offered own = offered.getOrDefault(way, Map.of()).get(key);
        if (own == null || own.record().key().equals(record.key()) || isNewer(there, own.record())) {
            return there;
        }
        met.add(own.number());
        return own.record();
    }

    /** Whether the repository has a later version of the very record: then the chunk's is stale. */
    private static boolean isNewer(@Nullable StandardRecord there, StandardRecord own) {
        return there != null && there.key().equals(own.key()) && there.version() > own.version();
    }

    private static Facts.@Nullable Key keyOf(StandardRecord record, Way way) {
        return key(record, way, true);
    }

    private static Facts.@Nullable Key targetKey(StandardRecord target, Way way) {
        return key(target, way, false);
    }

    /** The key by the target's field names; the values stand in our fields or in theirs. Null if one is not filled. */
    private static Facts.@Nullable Key key(StandardRecord record, Way way, boolean ours) {
        String institution = way.reference().scope() == Reference.Scope.GLOBAL
                ? ""
                : record.key().institution();
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, String> pair : way.key().entrySet()) {
            String value = record.text(ours ? pair.getKey() : pair.getValue());
            if (value == null || value.isEmpty()) {
                return null;
            }
            fields.put(pair.getValue(), value);
        }
        return new Facts.Key(institution, fields);
    }
}
