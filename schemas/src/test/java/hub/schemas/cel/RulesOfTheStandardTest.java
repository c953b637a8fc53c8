package hub.schemas.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import hub.schemas.RuleCase;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.StandardReader;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every CEL rule of the standard accepts what its cases accept, refuses what they refuse, and agrees with the library's own runtime. */
class RulesOfTheStandardTest {
    @TestFactory
    Stream<DynamicNode> cases() {
        return StandardReader.shippedTree().released().stream()
                .map(version -> dynamicContainer(version.version().version(), new OfVersion(version).cases()));
    }

    /** The rules of one version, on its own record types. */
    private static final class OfVersion {
        private final Standard standard;
        private final RuleCompiler compiler;
        private final RuleLanguage language;
        private final ReferenceRuntime reference;

        OfVersion(Standard standard) {
            this.standard = standard;
            this.compiler = new RuleCompiler(standard);
            this.language = new RuleLanguage(standard);
            this.reference = new ReferenceRuntime(standard);
        }

        Stream<DynamicNode> cases() {
            return standard.rules().values().stream()
                    .filter(rule -> rule.check() != null)
                    .map(rule -> dynamicContainer(
                            rule.rule(),
                            Stream.concat(
                                    cases(rule, "accepts", rule.cases().accept(), false),
                                    cases(rule, "refuses", rule.cases().refuse(), true))));
        }

        private Stream<DynamicTest> cases(Rule rule, String verb, List<JsonNode> cases, boolean broken) {
            RuleExpression expression = compiler.compile(rule);
            return IntStream.range(0, cases.size())
                    .mapToObj(i -> dynamicTest(verb + " " + cases.get(i), () -> {
                        RuleCase one = RuleCase.of(standard, rule, cases.get(i));
                        String today = one.today().toString();
                        boolean applies = inForce(rule, one);
                        assertThat(applies && expression.broken(one.record(), one.with(), today))
                                .as("our closures")
                                .isEqualTo(broken);
                        assertThat(applies && brokenByReference(rule, one, today))
                                .as("the library's runtime")
                                .isEqualTo(broken);
                    }));
        }

        private boolean brokenByReference(Rule rule, RuleCase one, String today) {
            return (rule.when() == null || evaluate(rule, one, today, rule.when()) == BoolExpr.TRUE)
                    && evaluate(rule, one, today, String.valueOf(rule.check())) == BoolExpr.FALSE;
        }

        private int evaluate(Rule rule, RuleCase one, String today, String text) {
            return reference.evaluate(
                    reference.program(language.check(rule, "text", text)), one.record(), one.with(), today);
        }

        private static boolean inForce(Rule rule, RuleCase one) {
            Rule.Effective effective = rule.effective();
            if (effective == null) {
                return true;
            }
            String day = effective.on() == null
                    ? one.today().toString()
                    : one.record().text(effective.on());
            return day == null || day.compareTo(effective.from()) >= 0;
        }
    }
}
