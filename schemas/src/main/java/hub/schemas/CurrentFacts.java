package hub.schemas;

import hub.standards.Operation;
import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What repository rules see: the repository as it will be if the chunk is taken. 判定所见的现状。
 *
 * <p>Records that the chunk replaces are left out, records of the chunk itself are there. Each value is asked of the repository once a chunk,
 * however many rules and rounds ask for it.
 */
final class CurrentFacts {
    /** A question, apart from the values it is asked for. */
    private record Question(RecordType type, Reference.Scope scope, Set<String> fields) {
        Facts.@Nullable Key keyOf(StandardRecord record) {
            Map<String, String> values = new HashMap<>();
            for (String field : fields) {
                String value = record.text(field);
                if (value == null || value.isEmpty()) {
                    return null;
                }
                values.put(field, value);
            }
            return new Facts.Key(
                    scope == Reference.Scope.GLOBAL ? "" : record.key().institution(), values);
        }
    }

    private record Sum(
            Question question,
            Set<Facts.Key> keys,
            @Nullable String number,
            Map<RecordKey, Long> without) {}

    private final Facts repository;
    private final Replaced replaced;
    private final Map<RecordType, List<Candidate>> chunk = new HashMap<>();
    private final Map<RecordKey, Candidate> chunkByKey = new HashMap<>();
    private final Map<Question, Map<Facts.Key, List<StandardRecord>>> answers = new HashMap<>();
    private final Map<Sum, Map<Facts.Key, Facts.Total>> sums = new HashMap<>();
    private final Map<RecordKey, Long> versions = new HashMap<>();
    private final Set<RecordKey> askedVersions = new HashSet<>();
    private final Map<RecordType, Facts> views = new HashMap<>();
    private final Set<Integer> told = new HashSet<>();
    private Set<Integer> fallen = Set.of();
    private Set<Integer> standing = Set.of();

    CurrentFacts(Facts repository, Replaced replaced, List<Candidate> readable) {
        this.repository = repository;
        this.replaced = replaced;
        readable.stream()
                .sorted(Comparator.comparing(candidate -> record(candidate).key()))
                .forEach(candidate -> {
                    chunk.computeIfAbsent(record(candidate).type(), unused -> new ArrayList<>())
                            .add(candidate);
                    chunkByKey.put(record(candidate).key(), candidate);
                });
    }

    private static StandardRecord record(Candidate candidate) {
        return Objects.requireNonNull(candidate.record());
    }

    /**
     * Begins a round.
     *
     * @param fallen numbers of the records of the chunk that are taken to be kept out
     * @param standing numbers of those that nothing but a repository rule may still keep out
     */
    void round(Set<Integer> fallen, Set<Integer> standing) {
        this.fallen = fallen;
        this.standing = standing;
        views.clear();
        told.clear();
    }

    /** Whether a rule about another record type was told of the record of the chunk with this number. */
    boolean told(int number) {
        return told.contains(number);
    }

    /**
     * The facts for a rule about one record type. Of that type it sees what it is to compare: the records that nothing but such a rule keeps
     * out. Of other types it sees those that nothing keeps out.
     */
    Facts seenBy(RecordType judged) {
        return views.computeIfAbsent(judged, Seen::new);
    }

    private final class Seen implements Facts {
        private final RecordType judged;
        private final Map<Question, Map<Key, List<Candidate>>> byKey = new HashMap<>();

        Seen(RecordType judged) {
            this.judged = judged;
        }

        @Override
        public Map<Key, StandardRecord> referred(RecordType type, Reference.Scope scope, Collection<Key> keys) {
            Map<Key, StandardRecord> last = new HashMap<>();
            all(type, scope, keys).forEach((key, records) -> last.put(key, records.get(records.size() - 1)));
            return last;
        }

        @Override
        public Map<Key, List<StandardRecord>> all(RecordType type, Reference.Scope scope, Collection<Key> keys) {
            if (keys.isEmpty()) {
                return Map.of();
            }
            Question question = question(type, scope, keys);
            Map<Key, List<StandardRecord>> known = asked(question, keys);
            Map<Key, List<StandardRecord>> current = new LinkedHashMap<>();
            for (Key key : keys) {
                List<StandardRecord> records = new ArrayList<>(known.getOrDefault(key, List.of()));
                records.removeIf(this::isReplaced);
                for (Candidate own : here(question).getOrDefault(key, List.of())) {
                    tell(own);
                    records.add(record(own));
                }
                if (!records.isEmpty()) {
                    current.put(key, records);
                }
            }
            return current;
        }

        @Override
        public Map<Key, Total> totals(
                RecordType type,
                Reference.Scope scope,
                Collection<Key> keys,
                @Nullable String number,
                Map<RecordKey, Long> without) {
            if (keys.isEmpty()) {
                return Map.of();
            }
            Question question = question(type, scope, keys);
            Map<RecordKey, Long> left = new HashMap<>(without);
            for (Candidate candidate : chunk.getOrDefault(type, List.of())) {
                if (counts(candidate)) {
                    tell(candidate);
                    left.put(record(candidate).key(), record(candidate).version());
                }
            }
            Set<Key> asked = Set.copyOf(keys);
            Map<Key, Total> totals = new HashMap<>(sums.computeIfAbsent(
                    new Sum(question, asked, number, left),
                    unused -> repository.totals(type, scope, asked, number, left)));
            for (Key key : keys) {
                for (Candidate own : here(question).getOrDefault(key, List.of())) {
                    if (!without.containsKey(record(own).key())) {
                        totals.merge(key, Facts.one(record(own), number), Total::plus);
                    }
                }
            }
            return totals;
        }

        @Override
        public Map<RecordKey, Long> versions(Collection<RecordKey> keys) {
            Set<RecordKey> asked = Set.copyOf(keys);
            List<RecordKey> unasked = asked.stream().filter(askedVersions::add).toList();
            if (!unasked.isEmpty()) {
                versions.putAll(repository.versions(unasked));
            }
            Map<RecordKey, Long> current = new HashMap<>(versions);
            current.keySet().retainAll(asked);
            for (RecordKey key : asked) {
                Candidate own = chunkByKey.get(key);
                if (own != null && counts(own)) {
                    tell(own);
                    current.merge(key, record(own).version(), Math::max);
                }
            }
            return current;
        }

        private boolean counts(Candidate candidate) {
            return record(candidate).type() == judged
                    ? standing.contains(candidate.number())
                    : !fallen.contains(candidate.number());
        }

        private boolean isReplaced(StandardRecord known) {
            if (known.type() != judged) {
                return replaced.hides(known);
            }
            Candidate own = chunkByKey.get(known.key());
            return own != null && counts(own) && record(own).version() >= known.version();
        }

        private void tell(Candidate candidate) {
            if (record(candidate).type() != judged) {
                told.add(candidate.number());
            }
        }

        /** The records of the chunk that count, by what they answer to. */
        private Map<Key, List<Candidate>> here(Question question) {
            return byKey.computeIfAbsent(question, unused -> {
                Map<Key, List<Candidate>> here = new HashMap<>();
                for (Candidate candidate : chunk.getOrDefault(question.type(), List.of())) {
                    if (counts(candidate) && record(candidate).operation() != Operation.VOID) {
                        Key key = question.keyOf(record(candidate));
                        if (key != null) {
                            here.computeIfAbsent(key, none -> new ArrayList<>(1))
                                    .add(candidate);
                        }
                    }
                }
                return here;
            });
        }
    }

    private static Question question(RecordType type, Reference.Scope scope, Collection<Facts.Key> keys) {
        return new Question(type, scope, keys.iterator().next().fields().keySet());
    }

    private Map<Facts.Key, List<StandardRecord>> asked(Question question, Collection<Facts.Key> keys) {
        Map<Facts.Key, List<StandardRecord>> known = answers.computeIfAbsent(question, unused -> new HashMap<>());
        Set<Facts.Key> unasked = new LinkedHashSet<>(keys);
        unasked.removeAll(known.keySet());
        if (!unasked.isEmpty()) {
            Map<Facts.Key, List<StandardRecord>> found = repository.all(question.type(), question.scope(), unasked);
            unasked.forEach(key -> known.put(key, found.getOrDefault(key, List.of())));
        }
        return known;
    }
}
