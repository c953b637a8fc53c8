package hub.schemas.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import hub.schemas.GeneratedRecords;
import hub.schemas.RuleCase;
import hub.standards.IllegalStandardException;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The cases of a rule are worth something: with an operator of the rule bent, some case no longer comes out as it stands. */
class MutatedRulesTest {
    private static final String TODAY = "2026-11-23";
    private final Standard standard = StandardReader.shipped();
    private final RuleCompiler compiler = new RuleCompiler(standard);

    @TestFactory
    Stream<DynamicTest> everySlipIsCaughtByACase() {
        return standard.rules().values().stream()
                .filter(rule -> rule.check() != null)
                .map(rule -> dynamicTest(rule.rule(), () -> {
                    List<Rule> mutants = mutants(rule);
                    assertThat(mutants).isNotEmpty();
                    assertThat(mutants.stream().filter(mutant -> !isCaught(mutant) && !meansTheSame(rule, mutant)))
                            .extracting(mutant -> mutant.when() + " => " + mutant.check())
                            .as("bent rules that no case catches")
                            .isEmpty();
                }));
    }

    /** A check that is never false, or always, is the crudest mutant of all. */
    @Test
    void noRuleIsIdle() {
        for (Rule rule : standard.rules().values()) {
            if (rule.check() != null) {
                assertThat(isCaught(with(rule, null, "true"))).as(rule.rule()).isTrue();
                assertThat(isCaught(with(rule, null, "false"))).as(rule.rule()).isTrue();
                if (rule.when() != null) {
                    assertThat(isCaught(with(rule, "false", rule.check())))
                            .as(rule.rule())
                            .isTrue();
                }
            }
        }
    }

    private boolean isCaught(Rule mutant) {
        RuleExpression expression;
        try {
            expression = compiler.compile(mutant);
        } catch (IllegalStandardException e) {
            return true;
        }
        return mutant.cases().accept().stream().anyMatch(one -> breaks(mutant, expression, one))
                || mutant.cases().refuse().stream().anyMatch(one -> !breaks(mutant, expression, one));
    }

    /** Some slips change nothing: a guard by has() of a field that is read anyway, or {@code >} where the equal day is caught elsewhere. */
    private boolean meansTheSame(Rule rule, Rule mutant) {
        Random random = new Random(rule.rule().hashCode());
        RuleExpression one = compiler.compile(rule);
        RuleExpression other = compiler.compile(mutant);
        return Stream.generate(() -> {
                    StandardRecord record = generated(rule.record(), random);
                    Map<String, StandardRecord> with = new HashMap<>();
                    rule.with().forEach((name, type) -> with.put(name, generated(type, random)));
                    return one.broken(record, with, TODAY) == other.broken(record, with, TODAY);
                })
                .limit(5000)
                .allMatch(same -> same);
    }

    private StandardRecord generated(String type, Random random) {
        return GeneratedRecords.one(standard, standard.record(type), random, 1);
    }

    private boolean breaks(Rule rule, RuleExpression expression, JsonNode node) {
        RuleCase one = RuleCase.of(standard, rule, node);
        String today = one.today().toString();
        return rule.holdsFor(one.record(), today) && expression.broken(one.record(), one.with(), today);
    }

    private static List<Rule> mutants(Rule rule) {
        List<Rule> mutants = new ArrayList<>();
        String check = String.valueOf(rule.check());
        Slips.of(check).forEach(slip -> mutants.add(with(rule, rule.when(), slip)));
        mutants.add(with(rule, rule.when(), "!(" + check + ")"));
        if (rule.when() != null) {
            Slips.of(rule.when()).forEach(slip -> mutants.add(with(rule, slip, check)));
        }
        return mutants;
    }

    private static Rule with(Rule rule, @Nullable String when, @Nullable String check) {
        return new Rule(
                rule.rule(),
                rule.record(),
                rule.with(),
                rule.force(),
                rule.intent(),
                rule.clause(),
                rule.effective(),
                when,
                check,
                rule.java(),
                rule.compared(),
                rule.waits(),
                rule.at(),
                rule.message(),
                rule.hint(),
                rule.since(),
                rule.cases());
    }
}
