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

    /** A record of the chunk that can be referred to. */
    private record Offered(int number, StandardRecord record) {}

    /**
     * What a reference met.
     *
     * @param met the record, null if none
     * @param asked whether any key was filled
     * @param field our field of the first key that was filled, where a finding points
     * @param lacking the records whose lack it is, any of which would do; none if it met one
     */
    record Meeting(
            @Nullable StandardRecord met,
            boolean asked,
            @Nullable String field,
            List<Cause> lacking) {}

    private static final Meeting NOT_ASKED = new Meeting(null, false, null, List.of());

    private final Map<RecordType, List<List<Way>>> ways = new HashMap<>();
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
            List<List<Way>> ofType = new ArrayList<>();
            for (Reference reference : type.references()) {
                List<Way> alternatives = new ArrayList<>();
                for (Map<String, String> key : reference.keys()) {
                    Way way = new Way(type, standard.record(reference.record()), reference.scope(), key);
                    way.ask(records, facts);
                    alternatives.add(way);
                }
                ofType.add(alternatives);
            }
            ways.put(type, ofType);
        });
    }

    /** Takes the records of the chunk that stand as things to refer to. */
    void offer(List<Candidate> readable, Set<Integer> fallen) {
        met.clear();
        ways.values().forEach(ofType -> ofType.forEach(alternatives -> alternatives.forEach(Way::clear)));
        for (Candidate candidate : readable) {
            StandardRecord record = Objects.requireNonNull(candidate.record());
            if (record.operation() != Operation.VOID && !fallen.contains(candidate.number())) {
                Offered offered = new Offered(candidate.number(), record);
                ways.values()
                        .forEach(ofType ->
                                ofType.forEach(alternatives -> alternatives.forEach(way -> way.offer(offered))));
            }
        }
    }

    /** Whether some reference met the record of the chunk with this number. */
    boolean wasMet(int number) {
        return met.contains(number);
    }

    /**
     * What one reference of a record of the chunk meets.
     *
     * @param record a record that is not void
     * @param index which of its type's references
     */
    Meeting meet(StandardRecord record, int index) {
        String firstField = null;
        List<Cause> lacking = new ArrayList<>(0);
        for (Way way : ways.getOrDefault(record.type(), List.of()).get(index)) {
            Facts.Key key = way.keyOf(record);
            if (key == null) {
                continue;
            }
            firstField = firstField == null ? way.ours.get(0) : firstField;
            StandardRecord other = meet(record, way, key);
            if (other != null) {
                return new Meeting(other, true, firstField, List.of());
            }
            lacking.add(Cause.record(way.target.name(), key));
        }
        return firstField == null ? NOT_ASKED : new Meeting(null, true, firstField, lacking);
    }

    private @Nullable StandardRecord meet(StandardRecord record, Way way, Facts.Key key) {
        StandardRecord there = way.known.get(key);
        if (there != null && (there.key().equals(record.key()) || replaced.hides(there))) {
            there = null;
        }
        Offered own = way.offered.get(key);
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

    /** One way to refer: a reference of a record type by one of its alternative keys, with what it can meet. */
    private static final class Way {
        private final RecordType target;
        private final Reference.Scope scope;
        private final List<String> ours;
        private final List<String> theirs;
        private final int[] ourOrdinals;
        private final int[] theirOrdinals;
        private Map<Facts.Key, StandardRecord> known = Map.of();
        private final Map<Facts.Key, Offered> offered = new HashMap<>();

        Way(RecordType from, RecordType target, Reference.Scope scope, Map<String, String> key) {
            this.target = target;
            this.scope = scope;
            this.ours = List.copyOf(new LinkedHashMap<>(key).keySet());
            this.theirs = ours.stream()
                    .map(our -> Objects.requireNonNull(key.get(our)))
                    .toList();
            this.ourOrdinals =
                    ours.stream().mapToInt(our -> from.field(our).ordinal()).toArray();
            this.theirOrdinals = theirs.stream()
                    .mapToInt(their -> target.field(their).ordinal())
                    .toArray();
        }

        void ask(List<StandardRecord> records, Facts facts) {
            Set<Facts.Key> keys = new HashSet<>();
            for (StandardRecord record : records) {
                Facts.Key key = keyOf(record);
                if (key != null) {
                    keys.add(key);
                }
            }
            known = keys.isEmpty() ? Map.of() : facts.referred(target, scope, keys);
        }

        void clear() {
            offered.clear();
        }

        void offer(Offered one) {
            Facts.Key key = one.record().type() == target ? key(one.record(), theirOrdinals) : null;
            if (key != null) {
                offered.merge(key, one, References::firstByKey);
            }
        }

        Facts.@Nullable Key keyOf(StandardRecord record) {
            return key(record, ourOrdinals);
        }

        /** The key by the target's field names; the values stand in our fields or in theirs. Null if one is not filled. */
        private Facts.@Nullable Key key(StandardRecord record, int[] ordinals) {
            String institution =
                    scope == Reference.Scope.GLOBAL ? "" : record.key().institution();
            if (ordinals.length == 1) {
                String value = filled(record.get(ordinals[0]));
                return value == null ? null : new Facts.Key(institution, Map.of(theirs.get(0), value));
            }
            Map<String, String> fields = new LinkedHashMap<>();
            for (int i = 0; i < ordinals.length; i++) {
                String value = filled(record.get(ordinals[i]));
                if (value == null) {
                    return null;
                }
                fields.put(theirs.get(i), value);
            }
            return new Facts.Key(institution, fields);
        }

        private static @Nullable String filled(@Nullable Object value) {
            String text = value == null ? "" : value.toString();
            return text.isEmpty() ? null : text;
        }
    }

    /** Of two records that answer to one key, always the same one, in whatever order they came. */
    private static Offered firstByKey(Offered one, Offered other) {
        RecordKey key = one.record().key();
        return key.compareTo(other.record().key()) <= 0 ? one : other;
    }
}
