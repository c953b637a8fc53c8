package hub.schemas;

import hub.standards.Operation;
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

/** What the references of one chunk meet: records of the chunk itself that stand, and records of the repository. */
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

    private final List<Way> ways = new ArrayList<>();
    private final Map<Way, Map<Facts.Key, StandardRecord>> known = new HashMap<>();
    private final Map<Way, Map<Facts.Key, Offered>> offered = new HashMap<>();
    private final Map<RecordType, List<Way>> waysFrom = new HashMap<>();
    private final Set<Integer> met = new HashSet<>();

    References(Standard standard, List<Candidate> readable, Facts facts) {
        Set<RecordType> types = new HashSet<>();
        readable.forEach(candidate ->
                types.add(Objects.requireNonNull(candidate.record()).type()));
        for (RecordType type : types) {
            for (Reference reference : type.references()) {
                for (Map<String, String> key : reference.keys()) {
                    Way way = new Way(type, reference, key);
                    ways.add(way);
                    waysFrom.computeIfAbsent(type, unused -> new ArrayList<>()).add(way);
                }
            }
        }
        for (Way way : ways) {
            Set<Facts.Key> keys = new HashSet<>();
            for (Candidate candidate : readable) {
                StandardRecord record = Objects.requireNonNull(candidate.record());
                Facts.Key key = record.type() == way.from() ? keyOf(record, way) : null;
                if (key != null) {
                    keys.add(key);
                }
            }
            known.put(
                    way,
                    keys.isEmpty()
                            ? Map.of()
                            : facts.referred(
                                    standard.record(way.reference().record()),
                                    way.reference().scope(),
                                    keys));
        }
    }

    /** Takes the records of the chunk that stand as things to refer to. */
    void offer(List<Candidate> readable, Set<Integer> fallen) {
        met.clear();
        for (Way way : ways) {
            Map<Facts.Key, Offered> targets = new HashMap<>();
            for (Candidate candidate : readable) {
                StandardRecord record = Objects.requireNonNull(candidate.record());
                if (record.type().name().equals(way.reference().record())
                        && record.operation() != Operation.VOID
                        && !fallen.contains(candidate.number())) {
                    Facts.Key key = targetKey(record, way);
                    if (key != null) {
                        targets.put(key, new Offered(candidate.number(), record));
                    }
                }
            }
            offered.put(way, targets);
        }
    }

    /** Whether some reference met the record of the chunk with this number. */
    boolean wasMet(int number) {
        return met.contains(number);
    }

    Meeting meet(StandardRecord record, Reference reference) {
        String firstField = null;
        for (Way way : waysFrom.getOrDefault(record.type(), List.of())) {
            if (way.reference() != reference) {
                continue;
            }
            Facts.Key key = keyOf(record, way);
            if (key == null) {
                continue;
            }
            firstField = firstField == null ? way.key().keySet().iterator().next() : firstField;
            Offered own = offered.getOrDefault(way, Map.of()).get(key);
            if (own != null && !own.record().key().equals(record.key())) {
                met.add(own.number());
                return new Meeting(own.record(), true, firstField);
            }
            StandardRecord other = known.getOrDefault(way, Map.of()).get(key);
            if (other != null) {
                return new Meeting(other, true, firstField);
            }
        }
        return new Meeting(null, firstField != null, firstField);
    }

    private static Facts.@Nullable Key keyOf(StandardRecord record, Way way) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, String> pair : way.key().entrySet()) {
            String value = record.text(pair.getKey());
            if (value == null || value.isEmpty()) {
                return null;
            }
            fields.put(pair.getValue(), value);
        }
        return new Facts.Key(scope(record, way), fields);
    }

    private static Facts.@Nullable Key targetKey(StandardRecord target, Way way) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String theirs : way.key().values()) {
            String value = target.text(theirs);
            if (value == null || value.isEmpty()) {
                return null;
            }
            fields.put(theirs, value);
        }
        return new Facts.Key(scope(target, way), fields);
    }

    private static String scope(StandardRecord record, Way way) {
        return way.reference().scope() == Reference.Scope.GLOBAL
                ? ""
                : record.key().institution();
    }
}
