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
        boolean[] found = new boolean[subjects.size()];
        for (String field : fields) {
            int ordinal = type.field(field).ordinal();
            Map<String, List<StandardRecord>> sharing = sharing(subjects, ordinal);
            if (!sharing.isEmpty()) {
                facts.having(type, field, Set.copyOf(sharing.keySet()))
                        .forEach((value, records) -> sharing.merge(value, records, Conflicts::both));
            }
            for (int i = 0; i < found.length; i++) {
                StandardRecord record = subjects.get(i).record();
                Object value = record.get(ordinal);
                if (!found[i] && value != null) {
                    found[i] = conflicts(record, sharing.getOrDefault(value.toString(), List.of()), conflict);
                }
            }
        }
        for (int i = 0; i < found.length; i++) {
            if (found[i]) {
                breaches.add(subjects.get(i));
            }
        }
    }

    /** The records of the chunk by the value they have in the field. */
    private static Map<String, List<StandardRecord>> sharing(List<Subject> subjects, int ordinal) {
        Map<String, List<StandardRecord>> sharing = new HashMap<>();
        for (Subject subject : subjects) {
            Object value = subject.record().get(ordinal);
            if (value != null) {
                sharing.merge(value.toString(), List.of(subject.record()), Conflicts::both);
            }
        }
        return sharing;
    }

    private static List<StandardRecord> both(List<StandardRecord> some, List<StandardRecord> more) {
        List<StandardRecord> all = some instanceof ArrayList ? some : new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static boolean conflicts(
            StandardRecord record, List<StandardRecord> others, BiPredicate<StandardRecord, StandardRecord> conflict) {
        for (StandardRecord other : others) {
            if (!other.key().equals(record.key()) && conflict.test(record, other)) {
                return true;
            }
        }
        return false;
    }
}
