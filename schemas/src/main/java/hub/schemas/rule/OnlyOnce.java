package hub.schemas.rule;

import hub.standards.StandardRecord;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Of the records that agree in what the rule names there is only one: a code is used once, a trainee has one check-in in a class. 只有一条。
 *
 * <p>Where the rule names fields in which they may not differ, several are right as long as they do not.
 */
public final class OnlyOnce implements RepositoryRule {

    @Override
    public void check(Judging judging) {
        List<String> differing =
                Objects.requireNonNull(judging.rule().compared()).differing();
        List<Collection<StandardRecord>> others = Group.of(judging).others(judging);
        for (int at = 0; at < others.size(); at++) {
            Subject subject = judging.subjects().get(at);
            if (others.get(at).stream().anyMatch(other -> conflict(subject.record(), other, differing))) {
                judging.breach(subject);
            }
        }
    }

    private static boolean conflict(StandardRecord one, StandardRecord other, List<String> differing) {
        return differing.isEmpty() || differing.stream().anyMatch(field -> differ(one.text(field), other.text(field)));
    }

    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equals(other);
    }
}
