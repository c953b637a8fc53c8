package hub.schemas.rule;

import hub.schemas.Facts;
import hub.schemas.rule.RepositoryRule.Breaches;
import hub.schemas.rule.RepositoryRule.Subject;
import hub.standards.RecordType;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** Finds records that conflict with another one, where both have the same value in one of some indexed fields: one query a field. */
final class Conflicts {
    private Conflicts() {}

    /**
     * Finds them among the chunk and the repository.
     *
     * @param subjects records of the chunk, all of one type
     * @param facts the repository
     * @param fields indexed fields, one of which two records must share to be compared
     * @param conflict whether two different records conflict; symmetric
     * @param breaches takes each subject that conflicts with some other record, once
     */
    static void find(
            List<Subject> subjects,
            Facts facts,
            List<String> fields,
            BiPredicate<StandardRecord, StandardRecord> conflict,
            Breaches breaches) {
        RecordType type = subjects.get(0).record().type();
        Map<String, Map<String, List<StandardRecord>>> others = new HashMap<>();
        for (String field : fields) {
            Map<String, List<StandardRecord>> chunk = new HashMap<>();
            Set<String> values = new TreeSet<>();
            for (Subject subject : subjects) {
                String value = subject.record().text(field);
                if (value != null) {
                    chunk.computeIfAbsent(value, unused -> new ArrayList<>()).add(subject.record());
                    values.add(value);
                }
            }
            if (!values.isEmpty()) {
                facts.having(type, field, values)
                        .forEach((value, records) -> chunk.computeIfAbsent(value, unused -> new ArrayList<>())
                                .addAll(records));
            }
            others.put(field, chunk);
        }
        for (Subject subject : subjects) {
            if (fields.stream().anyMatch(field -> conflicts(subject.record(), field, others, conflict))) {
                breaches.add(subject);
            }
        }
    }

    private static boolean conflicts(
            StandardRecord record,
            String field,
            Map<String, Map<String, List<StandardRecord>>> others,
            BiPredicate<StandardRecord, StandardRecord> conflict) {
        String value = record.text(field);
        if (value == null) {
            return false;
        }
        for (StandardRecord other : others.getOrDefault(field, Map.of()).getOrDefault(value, List.of())) {
            if (!other.key().equals(record.key()) && conflict.test(record, other)) {
                return true;
            }
        }
        return false;
    }
}
