package hub.schemas.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import hub.standards.IllegalStandardException;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.util.List;
import java.util.Map;

/**
 * Compiles the CEL rules of a standard: parsed and type-checked by the library, then turned once into closures. 规则编译器。
 *
 * <p>Thread-safe, and so is what it returns: the rules of a standard are compiled side by side.
 */
public final class RuleCompiler {
    private final Standard standard;
    private final RuleLanguage language;

    public RuleCompiler(Standard standard) {
        this(standard, new RuleLanguage(standard));
    }

    /**
     * Takes over what another version's compiler has parsed and checked: a condition that both versions have, over records with the same
     * fields, is checked once.
     */
    public RuleCompiler(Standard standard, RuleCompiler other) {
        this(standard, new RuleLanguage(standard, other.language));
    }

    private RuleCompiler(Standard standard, RuleLanguage language) {
        this.standard = standard;
        this.language = language;
    }

    /**
     * Compiles one rule.
     *
     * @param rule a rule with a {@code check}
     * @throws IllegalStandardException if its {@code when} or {@code check} does not parse, misnames a field, confuses types or scales, or
     *     goes beyond the language of rules; names the rule, the part, line and column
     */
    public RuleExpression compile(Rule rule) {
        if (rule.check() == null) {
            throw new IllegalStandardException(rule.rule() + ": no check to compile");
        }
        List<RuleLanguage.Root> roots = language.roots(rule);
        BoolExpr check = compile(rule, roots, "check", rule.check());
        BoolExpr broken = rule.when() == null
                ? check.not()
                : compile(rule, roots, "when", rule.when()).and(check.not());
        return isTrue(broken, roots)::test;
    }

    /**
     * Compiles when a repository rule speaks.
     *
     * @param rule a rule with {@code java}; one without a {@code when} always speaks
     * @throws IllegalStandardException as {@link #compile}
     */
    public RuleCondition condition(Rule rule) {
        if (rule.when() == null) {
            return (record, with, today) -> true;
        }
        List<RuleLanguage.Root> roots = language.roots(rule);
        CelAbstractSyntaxTree tree = language.check(rule, "when", rule.when());
        RuleCondition condition =
                isTrue(new ExpressionCompiler(standard, roots, tree, rule.rule() + ": when").compile(), roots);
        Map<String, String> demands = Demands.of(tree.getExpr(), roots.get(0).name());
        return new RuleCondition() {
            @Override
            public boolean test(StandardRecord record, Map<String, StandardRecord> with, String today) {
                return condition.test(record, with, today);
            }

            @Override
            public Map<String, String> demands() {
                return demands;
            }
        };
    }

    private static RuleCondition isTrue(BoolExpr expression, List<RuleLanguage.Root> roots) {
        if (roots.size() == 1) {
            return (record, with, today) ->
                    expression.test(new Reading(new StandardRecord[] {record}, today)) == BoolExpr.TRUE;
        }
        return (record, with, today) -> {
            StandardRecord[] records = new StandardRecord[roots.size()];
            records[0] = record;
            for (int i = 1; i < records.length; i++) {
                StandardRecord other = with.get(roots.get(i).name());
                if (other == null) {
                    return false;
                }
                records[i] = other;
            }
            return expression.test(new Reading(records, today)) == BoolExpr.TRUE;
        };
    }

    private BoolExpr compile(Rule rule, List<RuleLanguage.Root> roots, String part, String text) {
        CelAbstractSyntaxTree tree = language.check(rule, part, text);
        return new ExpressionCompiler(standard, roots, tree, rule.rule() + ": " + part).compile();
    }
}
