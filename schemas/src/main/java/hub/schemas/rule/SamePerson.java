package hub.schemas.rule;

import hub.schemas.Facts;
import hub.schemas.rule.RepositoryRule.Subject;
import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who the records of a chunk are about, and what else is recorded of the same people: within an institution by its own keys, across
 * institutions by the citizen ID alone, that of the record or that of the trainee it names. 同一人。
 */
final class SamePerson {
    private static final String TRAINEE = "Trainee";
    private static final String CITIZEN_ID = "citizenId";
    /** The keys of a trainee that a record may name him by, and what they are called in the trainee's own record. */
    private static final Map<String, String> NAMED_BY =
            Map.of(SameTrainee.NUMBER, SameTrainee.NUMBER, SameTrainee.STAFF_NUMBER, "staffNumber");

    private final Judging judging;
    private final List<Subject> subjects;
    private final List<@Nullable String> citizenIds;

    private SamePerson(Judging judging) {
        this.judging = judging;
        this.subjects = judging.subjects();
        this.citizenIds = citizenIds();
    }

    static SamePerson of(Judging judging) {
        return new SamePerson(judging);
    }

    /** The citizen ID of the person a subject is about, null if it is not known. */
    @Nullable
    String citizenId(int subject) {
        return citizenIds.get(subject);
    }

    private List<@Nullable String> citizenIds() {
        List<@Nullable String> ids = new ArrayList<>();
        subjects.forEach(subject -> ids.add(subject.record().text(SameTrainee.CITIZEN_ID)));
        for (String field : List.of(SameTrainee.NUMBER, SameTrainee.STAFF_NUMBER)) {
            String theirs = Objects.requireNonNull(NAMED_BY.get(field));
            Map<Integer, Facts.Key> asked = new LinkedHashMap<>();
            for (int at = 0; at < subjects.size(); at++) {
                StandardRecord record = subjects.get(at).record();
                String value = ids.get(at) == null ? record.text(field) : null;
                if (value != null) {
                    asked.put(at, new Facts.Key(record.key().institution(), Map.of(theirs, value)));
                }
            }
            Map<Facts.Key, List<StandardRecord>> trainees =
                    all(type(TRAINEE), Reference.Scope.INSTITUTION, asked.values());
            asked.forEach((at, key) -> trainees.getOrDefault(key, List.of()).stream()
                    .map(trainee -> trainee.text(CITIZEN_ID))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(id -> ids.set(at, id)));
        }
        return ids;
    }

    /**
     * The other records of the subjects' type that are about the same person, wherever they were recorded, and of which the rule speaks too.
     *
     * @return in the order of the subjects
     */
    List<Collection<StandardRecord>> others() {
        List<Map<RecordKey, StandardRecord>> others = new ArrayList<>();
        subjects.forEach(subject -> others.add(new LinkedHashMap<>()));
        withinInstitution(others);
        byOwnCitizenId(others);
        byTrainees(others);
        return others.stream().map(Map::values).toList();
    }

    private void withinInstitution(List<Map<RecordKey, StandardRecord>> others) {
        for (String field : List.of(SameTrainee.NUMBER, SameTrainee.STAFF_NUMBER)) {
            Map<Integer, Facts.Key> asked = new LinkedHashMap<>();
            for (int at = 0; at < subjects.size(); at++) {
                Facts.Key key = Group.key(subjects.get(at).record(), List.of(field), Reference.Scope.INSTITUTION);
                if (key != null) {
                    asked.put(at, demanding(key));
                }
            }
            Map<Facts.Key, List<StandardRecord>> found =
                    all(judging.type(), Reference.Scope.INSTITUTION, asked.values());
            asked.forEach((at, key) -> found.getOrDefault(key, List.of()).stream()
                    .filter(other ->
                            SameTrainee.withinInstitution(subjects.get(at).record(), other))
                    .forEach(other -> take(others, at, other)));
        }
    }

    /** The same key with what the rule demands of records: of others it does not speak. */
    private Facts.Key demanding(Facts.Key key) {
        Map<String, String> fields = new LinkedHashMap<>(key.fields());
        fields.putAll(judging.when().demands());
        return new Facts.Key(key.institution(), fields);
    }

    private void byOwnCitizenId(List<Map<RecordKey, StandardRecord>> others) {
        Map<Integer, Facts.Key> asked = byCitizenId(SameTrainee.CITIZEN_ID);
        asked.replaceAll((at, key) -> demanding(key));
        Map<Facts.Key, List<StandardRecord>> found = all(judging.type(), Reference.Scope.GLOBAL, asked.values());
        asked.forEach((at, key) -> found.getOrDefault(key, List.of()).forEach(other -> take(others, at, other)));
    }

    private Map<Integer, Facts.Key> byCitizenId(String field) {
        Map<Integer, Facts.Key> keys = new LinkedHashMap<>();
        for (int at = 0; at < subjects.size(); at++) {
            String id = citizenIds.get(at);
            if (id != null) {
                keys.put(at, new Facts.Key("", Map.of(field, id)));
            }
        }
        return keys;
    }

    /** Records that name the person by a number, whose trainee has the citizen ID. */
    private void byTrainees(List<Map<RecordKey, StandardRecord>> others) {
        Map<Integer, Facts.Key> asked = byCitizenId(CITIZEN_ID);
        Map<Facts.Key, List<StandardRecord>> trainees = all(type(TRAINEE), Reference.Scope.GLOBAL, asked.values());
        for (String field : List.of(SameTrainee.NUMBER, SameTrainee.STAFF_NUMBER)) {
            Map<Facts.Key, Set<Facts.Key>> names = new HashMap<>();
            trainees.forEach((person, records) -> records.forEach(trainee -> {
                String value = trainee.text(Objects.requireNonNull(NAMED_BY.get(field)));
                if (value != null) {
                    names.computeIfAbsent(person, unused -> new LinkedHashSet<>())
                            .add(demanding(new Facts.Key(trainee.key().institution(), Map.of(field, value))));
                }
            }));
            Map<Facts.Key, List<StandardRecord>> found = all(
                    judging.type(),
                    Reference.Scope.INSTITUTION,
                    names.values().stream().flatMap(Set::stream).toList());
            asked.forEach((at, person) -> names.getOrDefault(person, Set.of())
                    .forEach(name -> found.getOrDefault(name, List.of()).stream()
                            .filter(other -> saysNoOtherPerson(other, at))
                            .forEach(other -> take(others, at, other))));
        }
    }

    /** A record's own citizen ID is believed before that of the trainee it names. */
    private boolean saysNoOtherPerson(StandardRecord other, int at) {
        String id = other.text(SameTrainee.CITIZEN_ID);
        return id == null || id.equals(citizenIds.get(at));
    }

    private void take(List<Map<RecordKey, StandardRecord>> others, int at, StandardRecord other) {
        Subject subject = subjects.get(at);
        if (!other.key().equals(subject.record().key()) && judging.speaksOf(other, subject)) {
            others.get(at).put(other.key(), other);
        }
    }

    private Map<Facts.Key, List<StandardRecord>> all(
            RecordType type, Reference.Scope scope, Collection<Facts.Key> keys) {
        return judging.facts().all(type, scope, keys);
    }

    private RecordType type(String name) {
        return judging.standard().record(name);
    }
}
