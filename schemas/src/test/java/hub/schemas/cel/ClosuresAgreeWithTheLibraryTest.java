package hub.schemas.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.runtime.CelRuntime;
import hub.schemas.GeneratedRecords;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What our closures compute is what the library's own runtime computes, for rules of the standard and for conditions by chance. */
class ClosuresAgreeWithTheLibraryTest {
    private static final Standard STANDARD = StandardReader.shipped();
    private static final RuleLanguage LANGUAGE = new RuleLanguage(STANDARD);
    private static final ReferenceRuntime REFERENCE = new ReferenceRuntime(STANDARD);
    private static final String TODAY = "2026-11-23";
    private static final Rule RULE = TestRules.rule("r.result == \"1\"", null, Map.of("class", "TrainingClass"));

    /** One condition, compiled by us and by the library. */
    private record Both(BoolExpr closures, CelRuntime.Program program) {}

    private static final Map<String, Both> COMPILED = new HashMap<>();

    @Property(tries = 500)
    void onTheRulesOfTheStandard(@ForAll Random random) {
        for (Rule rule : STANDARD.rules().values()) {
            if (rule.check() != null) {
                agree(rule, rule.check(), random);
                if (rule.when() != null) {
                    agree(rule, rule.when(), random);
                }
            }
        }
    }

    @Property(tries = 5000)
    void onConditionsByChance(@ForAll Random random) {
        String text = new GeneratedCondition(STANDARD, LANGUAGE.roots(RULE), random).condition(4);
        for (int i = 0; i < 4; i++) {
            agree(RULE, text, random);
        }
    }

    private static Both compile(Rule rule, String text) {
        CelAbstractSyntaxTree tree = LANGUAGE.check(rule, "check", text);
        return new Both(
                new ExpressionCompiler(STANDARD, LANGUAGE.roots(rule), tree, rule.rule()).compile(),
                REFERENCE.program(tree));
    }

    private static void agree(Rule rule, String text, Random random) {
        Both both = COMPILED.computeIfAbsent(rule.rule() + text, unused -> compile(rule, text));
        List<RuleLanguage.Root> roots = LANGUAGE.roots(rule);
        List<StandardRecord> records = new ArrayList<>();
        Map<String, StandardRecord> with = new HashMap<>();
        for (RuleLanguage.Root root : roots) {
            StandardRecord record = GeneratedRecords.one(STANDARD, root.type(), random, records.size());
            records.add(record);
            if (!root.name().equals(RuleLanguage.RECORD)) {
                with.put(root.name(), record);
            }
        }
        Reading reading = new Reading(records.toArray(new StandardRecord[0]), TODAY);
        int ours = both.closures().test(reading);
        assertThat(reading.undefined).as("no mark is left behind by %s", text).isFalse();
        assertThat(ours)
                .as("%s over %s", text, shown(records))
                .isEqualTo(REFERENCE.evaluate(both.program(), records.get(0), with, TODAY));
    }

    private static String shown(List<StandardRecord> records) {
        StringBuilder shown = new StringBuilder();
        records.forEach(record -> record.type()
                .fields()
                .forEach(field -> shown.append(field.name())
                        .append('=')
                        .append(record.get(field.ordinal()))
                        .append(' ')));
        return shown.toString();
    }
}
