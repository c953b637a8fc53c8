package hub.schemas.rule;

import hub.schemas.Facts;
import hub.schemas.cel.RuleCompiler;
import hub.schemas.cel.RuleCondition;
import hub.schemas.rule.RepositoryRule.Breaches;
import hub.schemas.rule.RepositoryRule.Subject;
import hub.standards.IllegalStandardException;
import hub.standards.RecordType;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.util.List;
import java.util.Objects;

/** A rule of the standard, bound to the class that judges it. 由 Java 判定的规则。 */
public final class JavaRule {
    private final Standard standard;
    private final Rule rule;
    private final RepositoryRule judge;
    private final RuleCondition when;

    private JavaRule(Standard standard, Rule rule, RepositoryRule judge, RuleCondition when) {
        this.standard = standard;
        this.rule = rule;
        this.judge = judge;
        this.when = when;
    }

    /**
     * Binds a rule.
     *
     * @param rule a rule with {@code java}
     * @throws IllegalStandardException if there is no such class, or its {@code when} does not compile
     */
    public static JavaRule of(Standard standard, Rule rule, RuleCompiler compiler) {
        return new JavaRule(standard, rule, judge(rule), compiler.condition(rule));
    }

    /** All rules of a standard that Java judges, in order of their identifiers. */
    public static List<JavaRule> all(Standard standard, RuleCompiler compiler) {
        return standard.rules().values().stream()
                .filter(rule -> rule.java() != null)
                .map(rule -> of(standard, rule, compiler))
                .toList();
    }

    private static RepositoryRule judge(Rule rule) {
        try {
            return (RepositoryRule) Class.forName("hub.schemas.rule." + Objects.requireNonNull(rule.java()))
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalStandardException(rule.rule() + ": no repository rule " + rule.java(), e);
        }
    }

    public Rule rule() {
        return rule;
    }

    /** The record type judged. */
    public RecordType type() {
        return standard.record(rule.record());
    }

    /** Whether it compares what institutions say of one person. */
    public boolean comparesThePerson() {
        return judge.comparesOnePersonsRecords();
    }

    /**
     * Whether it may hold the record against those of other institutions about the same person, whatever the record refers to.
     *
     * @param today day of receipt, ISO date
     */
    public boolean mayCompareThePerson(StandardRecord record, String today) {
        return comparesThePerson() && rule.holdsFor(record, today) && when.mayHold(record);
    }

    /**
     * Judges those of the records that the rule speaks of.
     *
     * @param records records of the type that may still be accepted, none of them void
     * @param facts the repository as it will be if the chunk is taken
     * @param today day of receipt, ISO date
     * @param breaches takes what is found
     */
    public void check(List<Subject> records, Facts facts, String today, Breaches breaches) {
        List<Subject> subjects = records.stream()
                .filter(subject -> rule.holdsFor(subject.record(), today)
                        && subject.with().keySet().containsAll(rule.with().keySet())
                        && when.test(subject.record(), subject.with(), today))
                .toList();
        if (!subjects.isEmpty()) {
            judge.check(new Judging(standard, rule, subjects, facts, today, when, breaches));
        }
    }
}
