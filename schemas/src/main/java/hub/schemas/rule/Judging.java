package hub.schemas.rule;

import hub.schemas.Facts;
import hub.schemas.cel.RuleCondition;
import hub.schemas.rule.RepositoryRule.Breaches;
import hub.schemas.rule.RepositoryRule.Subject;
import hub.standards.RecordType;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What a repository rule is given to judge by. 一次判定。
 *
 * @param standard the standard
 * @param rule the rule
 * @param subjects records of the chunk that the rule speaks of, none void, at least one
 * @param facts the repository as it will be if the chunk is taken: the subjects are in it
 * @param today day of receipt, ISO date
 * @param when whether the rule speaks of a record
 * @param breaches takes what is found
 */
public record Judging(
        Standard standard,
        Rule rule,
        List<Subject> subjects,
        Facts facts,
        String today,
        RuleCondition when,
        Breaches breaches) {

    /** The record type judged. */
    RecordType type() {
        return standard.record(rule.record());
    }

    /** Whether the rule speaks of another record of the type too, which refers to the same as the one it is compared with. */
    boolean speaksOf(StandardRecord other, Subject comparedWith) {
        return when.test(other, comparedWith.with(), today);
    }

    /** The record breaks the rule. */
    void breach(Subject subject) {
        breaches.add(subject, Map.of());
    }

    /** The record breaks the rule; the message may name the total that does not fit. */
    void breach(Subject subject, BigDecimal total) {
        BigDecimal shortest = total.signum() == 0 ? BigDecimal.ZERO : total.stripTrailingZeros();
        breaches.add(subject, Map.of("total", shortest.toPlainString()));
    }
}
