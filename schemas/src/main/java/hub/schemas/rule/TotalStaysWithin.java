package hub.schemas.rule;

import hub.standards.Rule;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the records of a group add up to, or how many they are, is not more than it may be. 合计不超出。 */
public final class TotalStaysWithin implements RepositoryRule {

    @Override
    public void check(Judging judging) {
        Rule.Total total = Objects.requireNonNull(
                Objects.requireNonNull(judging.rule().compared()).total());
        List<Collection<StandardRecord>> others = Group.of(judging).others(judging);
        for (int at = 0; at < others.size(); at++) {
            Subject subject = judging.subjects().get(at);
            BigDecimal most = most(total, subject);
            BigDecimal sum = others.get(at).stream()
                    .map(other -> value(total, other))
                    .reduce(value(total, subject.record()), BigDecimal::add);
            if (most != null && sum.multiply(BigDecimal.valueOf(total.times())).compareTo(most) > 0) {
                judging.breach(subject, sum);
            }
        }
    }

    private static BigDecimal value(Rule.Total total, StandardRecord record) {
        if (total.of() == null) {
            return BigDecimal.ONE;
        }
        return Objects.requireNonNullElse(record.decimal(total.of()), BigDecimal.ZERO);
    }

    /** The bound, null where the record referred to gives none. */
    private static @Nullable BigDecimal most(Rule.Total total, Subject subject) {
        if (total.atMost() != null) {
            return BigDecimal.valueOf(total.atMost());
        }
        String within = Objects.requireNonNull(total.within());
        int dot = within.indexOf('.');
        return Objects.requireNonNull(subject.with().get(within.substring(0, dot)))
                .decimal(within.substring(dot + 1));
    }
}
