package hub.schemas.rule;

import hub.schemas.Facts;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.StandardRecord;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A cadre's training lies between the beginning of work and the end of the last post, as HR knows them. 培训在任职期间。
 *
 * <p>The finding is the same for both ends: it tells the sender that the dates do not fit HR's, and nothing of what HR's are.
 */
public final class TrainingWithinService implements RepositoryRule {
    /** ZB126: in post. */
    private static final String IN_POST = "1";

    private static final String START = "startDate";

    @Override
    public void check(Judging judging) {
        SamePerson persons = SamePerson.of(judging);
        Map<Integer, Facts.Key> asked = new LinkedHashMap<>();
        for (int at = 0; at < judging.subjects().size(); at++) {
            String id = persons.citizenId(at);
            if (id != null && judging.subjects().get(at).record().text(START) != null) {
                asked.put(at, new Facts.Key("", Map.of("citizenId", id)));
            }
        }
        Map<Facts.Key, List<StandardRecord>> cadres = all(judging, "Cadre", asked.values());
        Set<Facts.Key> left = new LinkedHashSet<>();
        cadres.forEach((key, records) -> {
            if (records.stream().allMatch(TrainingWithinService::hasLeft)) {
                left.add(key);
            }
        });
        Map<Facts.Key, List<StandardRecord>> appointments = all(judging, "Appointment", left);
        asked.forEach((at, key) -> {
            Subject subject = judging.subjects().get(at);
            String start = Objects.requireNonNull(subject.record().text(START));
            if (cadres.getOrDefault(key, List.of()).stream()
                            .anyMatch(cadre -> isBefore(start, cadre.text("workStartDate")))
                    || isAfterAll(start, appointments.getOrDefault(key, List.of()))) {
                judging.breach(subject);
            }
        });
    }

    private static Map<Facts.Key, List<StandardRecord>> all(
            Judging judging, String record, Collection<Facts.Key> keys) {
        RecordType type = judging.standard().record(record);
        return judging.facts().all(type, Reference.Scope.GLOBAL, keys);
    }

    private static boolean hasLeft(StandardRecord cadre) {
        String status = cadre.text("personStatus");
        return status != null && !status.equals(IN_POST);
    }

    /** Whether a day lies before another one, or before a month of which the day is not known: that sorts before its days. */
    private static boolean isBefore(String day, @Nullable String other) {
        return other != null && day.compareTo(other) < 0;
    }

    /** Whether all posts are known to have ended before the day; where none is known, nothing is. */
    private static boolean isAfterAll(String day, List<StandardRecord> appointments) {
        return !appointments.isEmpty()
                && appointments.stream().allMatch(post -> {
                    String ended = post.text("endedOn");
                    return ended != null && ended.compareTo(day) < 0 && !day.startsWith(ended);
                });
    }
}
