package hub.schemas.rule;

import hub.schemas.Facts;
import hub.standards.Reference;
import hub.standards.StandardRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trainee has one training record in a class. 同一学员在同一班次只有一条参训登记。
 *
 * <p>Not {@link OnlyOnce}, because it asks what {@link SamePerson} asks too: training records are the many ones, and a question saved counts.
 */
public final class SameTraineeOnceInAClass implements RepositoryRule {

    @Override
    public void check(Judging judging) {
        List<Subject> subjects = judging.subjects();
        boolean[] twice = new boolean[subjects.size()];
        for (String field : SameTrainee.KEYS) {
            Reference.Scope scope =
                    field.equals(SameTrainee.CITIZEN_ID) ? Reference.Scope.GLOBAL : Reference.Scope.INSTITUTION;
            Map<Integer, Facts.Key> keys = new LinkedHashMap<>();
            for (int at = 0; at < twice.length; at++) {
                Facts.Key key = Group.key(subjects.get(at).record(), List.of(field), scope);
                if (key != null) {
                    keys.put(at, key);
                }
            }
            Map<Facts.Key, List<StandardRecord>> found = judging.facts().all(judging.type(), scope, keys.values());
            keys.forEach((at, key) -> twice[at] |= found.getOrDefault(key, List.of()).stream()
                    .anyMatch(other -> conflict(subjects.get(at).record(), other)));
        }
        for (int at = 0; at < twice.length; at++) {
            if (twice[at]) {
                judging.breach(subjects.get(at));
            }
        }
    }

    private static boolean conflict(StandardRecord one, StandardRecord other) {
        return !other.key().equals(one.key())
                && SameTrainee.inTheSameClass(one, other)
                && SameTrainee.withinInstitution(one, other);
    }
}
