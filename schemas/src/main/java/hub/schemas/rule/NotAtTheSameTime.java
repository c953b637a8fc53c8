package hub.schemas.rule;

import hub.standards.StandardRecord;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Of the sessions that agree in what the rule names, a teacher or a place on one day, no two overlap; one lesson for several classes is one. 时间不重叠。 */
public final class NotAtTheSameTime implements RepositoryRule {

    @Override
    public void check(Judging judging) {
        List<Collection<StandardRecord>> others = Group.of(judging).others(judging);
        for (int at = 0; at < others.size(); at++) {
            Subject subject = judging.subjects().get(at);
            if (others.get(at).stream().anyMatch(other -> conflict(subject.record(), other))) {
                judging.breach(subject);
            }
        }
    }

    private static boolean conflict(StandardRecord one, StandardRecord other) {
        return isBefore(one.text("startTime"), other.text("endTime"))
                && isBefore(other.text("startTime"), one.text("endTime"))
                && !(isShared(one, other, "teacherNumber") && isShared(one, other, "place"));
    }

    /** Times of day compare as text. */
    private static boolean isBefore(@Nullable String time, @Nullable String other) {
        return time != null && other != null && time.compareTo(other) < 0;
    }

    private static boolean isShared(StandardRecord one, StandardRecord other, String field) {
        String value = one.text(field);
        return value != null && value.equals(other.text(field));
    }
}
