package hub.schemas.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import hub.schemas.GeneratedRecords;
import hub.schemas.cel.RuleCompiler;
import hub.schemas.cel.RuleCondition;
import hub.schemas.cel.Slips;
import hub.standards.IllegalStandardException;
import hub.standards.Reference;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of a repository rule are worth something: with what the rule compares bent, some case no longer comes out as it stands. */
class MutatedRepositoryRulesTest {
    private static final String TODAY = "2026-11-23";
    private final Standard standard = StandardReader.shipped();
    private final RuleCompiler compiler = new RuleCompiler(standard);
    private final Cases cases = new Cases(standard);

    @TestFactory
    Stream<DynamicTest> everySlipIsCaughtByACase() {
        return standard.rules().values().stream()
                .filter(rule -> rule.java() != null && !mutants(rule).isEmpty())
                .map(rule -> dynamicTest(
                        rule.rule(),
                        () -> assertThat(mutants(rule).stream().filter(mutant -> !isCaught(mutant)))
                                .extracting(mutant -> mutant.when() + ", " + mutant.compared())
                                .as("bent rules that no case catches")
                                .isEmpty()));
    }

    private boolean isCaught(Rule mutant) {
        try {
            return mutant.cases().accept().stream().anyMatch(one -> cases.breaks(mutant, one))
                    || mutant.cases().refuse().stream().anyMatch(one -> !cases.breaks(mutant, one));
        } catch (IllegalStandardException | IllegalArgumentException e) {
            return true; // it does not compile, or no index serves it
        }
    }

    private List<Rule> mutants(Rule rule) {
        List<Rule> mutants = new ArrayList<>();
        String when = rule.when();
        if (when != null) {
            Slips.of(when).stream()
                    .map(slip -> bent(rule, slip, rule.compared()))
                    .filter(mutant -> !meansTheSame(rule, mutant))
                    .forEach(mutants::add);
            mutants.add(bent(rule, null, rule.compared()));
        }
        Rule.Compared compared = rule.compared();
        if (compared != null) {
            bent(compared).forEach(slip -> mutants.add(bent(rule, when, slip)));
        }
        return mutants;
    }

    private static List<Rule.Compared> bent(Rule.Compared compared) {
        List<Rule.Compared> slips = new ArrayList<>();
        List<List<String>> same = compared.same();
        for (int at = 0; at < same.size(); at++) {
            if (at > 0) {
                slips.add(same(compared, without(same, at)));
            }
            List<String> entry = same.get(at);
            for (int alternative = 0; entry.size() > 1 && alternative < entry.size(); alternative++) {
                slips.add(same(compared, with(same, at, without(entry, alternative))));
            }
            for (int alternative = 1; alternative < entry.size(); alternative++) {
                List<String> swapped = new ArrayList<>(entry);
                Collections.swap(swapped, alternative - 1, alternative);
                slips.add(same(compared, with(same, at, swapped)));
            }
        }
        Reference.Scope other =
                compared.scope() == Reference.Scope.GLOBAL ? Reference.Scope.INSTITUTION : Reference.Scope.GLOBAL;
        slips.add(new Rule.Compared(same, other, compared.differing(), compared.total()));
        for (int at = 0; at < compared.differing().size(); at++) {
            slips.add(new Rule.Compared(same, compared.scope(), without(compared.differing(), at), compared.total()));
        }
        if (compared.total() != null) {
            bent(compared.total())
                    .forEach(
                            total -> slips.add(new Rule.Compared(same, compared.scope(), compared.differing(), total)));
        }
        return slips;
    }

    private static List<Rule.Total> bent(Rule.Total total) {
        List<Rule.Total> slips = new ArrayList<>();
        slips.add(new Rule.Total(
                total.in(),
                total.of(),
                total.counting(),
                total.times() + 1,
                total.within(),
                total.atMost(),
                total.agrees()));
        if (total.times() > 1) {
            slips.add(new Rule.Total(
                    total.in(),
                    total.of(),
                    total.counting(),
                    total.times() - 1,
                    total.within(),
                    total.atMost(),
                    total.agrees()));
        }
        if (total.of() != null) {
            slips.add(new Rule.Total(
                    total.in(), null, total.counting(), total.times(), total.within(), total.atMost(), total.agrees()));
        }
        if (!total.counting().isEmpty()) {
            slips.add(new Rule.Total(
                    total.in(), total.of(), Map.of(), total.times(), total.within(), total.atMost(), total.agrees()));
        }
        if (total.atMost() != null) {
            slips.add(new Rule.Total(null, total.of(), Map.of(), 1, null, total.atMost() - 1, null));
            slips.add(new Rule.Total(null, total.of(), Map.of(), 1, null, total.atMost() + 1, null));
        }
        if (total.in() != null) {
            // a control total is not multiplied, so a slip there is none
            slips.remove(0);
        }
        return slips;
    }

    private static Rule.Compared same(Rule.Compared compared, List<List<String>> same) {
        return new Rule.Compared(same, compared.scope(), compared.differing(), compared.total());
    }

    private static <T> List<T> without(List<T> list, int at) {
        List<T> left = new ArrayList<>(list);
        left.remove(at);
        return left;
    }

    private static <T> List<T> with(List<T> list, int at, T value) {
        List<T> changed = new ArrayList<>(list);
        changed.set(at, value);
        return changed;
    }

    /** Some slips change nothing: a guard by has() of a field that is read anyway. */
    private boolean meansTheSame(Rule rule, Rule mutant) {
        RuleCondition one = compiler.condition(rule);
        RuleCondition other;
        try {
            other = compiler.condition(mutant);
        } catch (IllegalStandardException e) {
            return false;
        }
        Random random = new Random(rule.rule().hashCode());
        return Stream.generate(() -> {
                    StandardRecord record = generated(rule.record(), random);
                    Map<String, StandardRecord> with = new HashMap<>();
                    rule.with().forEach((name, type) -> with.put(name, generated(type, random)));
                    return one.test(record, with, TODAY) == other.test(record, with, TODAY);
                })
                .limit(2000)
                .allMatch(same -> same);
    }

    private StandardRecord generated(String type, Random random) {
        return GeneratedRecords.one(standard, standard.record(type), random, 1);
    }

    private static Rule bent(Rule rule, @Nullable String when, Rule.@Nullable Compared compared) {
        return new Rule(
                rule.rule(),
                rule.record(),
                rule.with(),
                rule.force(),
                rule.intent(),
                rule.clause(),
                rule.effective(),
                when,
                rule.check(),
                rule.java(),
                compared,
                rule.waits(),
                rule.at(),
                rule.message(),
                rule.hint(),
                rule.since(),
                rule.cases());
    }
}
