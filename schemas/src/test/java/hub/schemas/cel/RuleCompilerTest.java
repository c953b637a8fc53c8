package hub.schemas.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import hub.standards.IllegalStandardException;
import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.Service;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleCompilerTest {
    private static final Standard STANDARD = StandardReader.shipped();
    private static final RecordType TRAINING_RECORD = STANDARD.record("TrainingRecord");
    private final RuleCompiler compiler = new RuleCompiler(STANDARD);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // what CEL's own types refuse
                "r.trainingHour > 0                          | 1:2 | undefined field 'trainingHour'",
                "r.traineeName > 3                           | 1:15 | no matching overload for '_>_'",
                "r.result == 1                               | 1:10 | no matching overload for '_==_'",
                "r.abroad == \"1\"                           | 1:10 | no matching overload for '_==_'",
                "clazz.plannedHours > 0                      | 1:1 | undeclared reference to 'clazz'",
                "r.result                                    | 1:2 | expected type 'bool'",
                "r.result ==                                 | 1:12 | mismatched input",
                "citizenIdValid(r.trainingHours)             | 1:15 | no matching overload for 'citizenIdValid'",
                "inTheList(r.result)                         | 1:10 | undeclared reference to 'inTheList'",
                "r.trainingHours > 10.5                      | 1:17 | no matching overload",
                "double(r.trainingHours) > 10.5              | 1:7 | undeclared reference to 'double'",
                "[1, 2].exists(x, x == 1)                    | 1:14 | undeclared reference",
                // what only the standard knows
                "r.trainingHours > 10                        | 1:17 | numbers of 2 and 0 digits after the point",
                "r.trainingHours == dec(\"10.5\", 1)         | 1:17 | numbers of 2 and 1 digits after the point",
                "r.trainingHours + 1 == r.trainingDays       | 1:17 | numbers of 2 and 0 digits after the point",
                "r.trainingHours % 7 == 0                    | 1:17 | numbers of 2 and 0 digits after the point",
                "(true ? r.trainingHours : 1) == 0           | 1:7 | numbers of 2 and 0 digits after the point",
                "7 / r.trainingHours == 0                    | 1:3 | more digits after the point",
                "r.trainingHours > dec(\"10.555\", 2)        | 1:22 | does not fit its own digits",
                "r.trainingHours > dec(\"1e3\", 2)           | 1:22 | is no decimal",
                "r.trainingHours > dec(r.result, 2)          | 1:24 | must be written out",
                "r.result == \"77\"                          | 1:10 | no code of HubTrainingResult@1.0",
                "r.result in [\"1\", \"77\"]                 | 1:19 | no code of HubTrainingResult@1.0",
                "inCodeSet(r.result, \"ZB29@1900\")          | 1:21 | no code set of the standard",
                "inCodeSet(r.result, r.result)               | 1:22 | must be written out",
                "codeUnder(r.result, \"ZB29@2006\", \"77\")  | 1:34 | no code of ZB29@2006",
                "r.result.matches(\"(\")                     | 1:18 | is no regular expression",
                "r.result.matches(r.result)                  | 1:19 | must be written out",
                "r == r                                      | 1:1 | stands alone",
                "1 in [size(r.result)]                       | 1:11 | must be written out",
                "r.result in []                              | 1:13 | must be a list that is written out",
            })
    void aWrongRuleIsRefusedWithItsPlace(String check, String place, String what) {
        assertThatThrownBy(() -> compiler.compile(TestRules.rule(check, null, Map.of())))
                .isInstanceOf(IllegalStandardException.class)
                .hasMessageStartingWith("TRN-9999: check " + place)
                .hasMessageContaining(what);
        assertThatThrownBy(() -> compiler.compile(TestRules.rule("true", check, Map.of())))
                .isInstanceOf(IllegalStandardException.class)
                .hasMessageStartingWith("TRN-9999: when " + place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "r.trainingHours > 0",
                "r.trainingHours * 7 <= r.trainingDays * 10",
                "r.trainingHours * dec(\"0.5\", 1) <= r.trainingDays * dec(\"1.0\", 1)",
                "r.trainingHours / dec(\"0.5\", 1) <= dec(\"1.0\", 1)",
                "r.trainingHours >= -dec(\"0.5\", 2)",
                "r.trainingHours in [dec(\"0.5\", 2), 0]",
                "r.trainingHours == (has(r.trainingDays) ? r.trainingDays : 0)",
                "size(r.traineeName) == 3 || r.traineeName.size() < 20",
            })
    void numbersOfOneScaleAreComparable(String check) {
        assertThat(compiler.compile(TestRules.rule(check, null, Map.of()))).isNotNull();
    }

    @Test
    void aRuleThatReadsAnAbsentFieldWithoutGuardDoesNotApply() {
        StandardRecord empty = record(Map.of());
        assertThat(broken("r.trainingHours > 0", empty)).isFalse();
        assertThat(broken("!(r.trainingHours > 0)", empty)).isFalse();
        assertThat(broken("has(r.trainingHours) && r.trainingHours > 0", empty)).isTrue();
        assertThat(broken("r.trainingHours > 0 && false", empty)).isTrue();
        assertThat(broken("r.trainingHours + 1 * dec(\"1\", 2) > 0 || has(r.result)", empty))
                .isFalse();
    }

    @Test
    void aValueThatIsNotOfItsTypeIsNeitherThereNorAbsent() {
        StandardRecord untyped = record(Map.of("trainingHours", "四十八", "startDate", "2026-02-30"));
        assertThat(broken("has(r.trainingHours)", untyped)).isFalse();
        assertThat(broken("!has(r.trainingHours)", untyped)).isFalse();
        assertThat(broken("has(r.startDate)", untyped)).isFalse();
        assertThat(broken("r.startDate == \"2026-01-01\"", untyped)).isFalse();
    }

    @Test
    void decimalsAreExactAndNeverBlowUp() {
        assertThat(broken(
                        "r.trainingHours == dec(\"0.3\", 2)", record(Map.of("trainingHours", new BigDecimal("0.30")))))
                .isFalse();
        assertThat(broken(
                        "r.trainingHours == dec(\"0.3\", 2)", record(Map.of("trainingHours", new BigDecimal("0.31")))))
                .isTrue();
        assertThat(broken("r.trainingHours < 0", record(Map.of("trainingHours", new BigDecimal("1E+999999999")))))
                .isFalse();
        assertThat(broken("r.trainingHours < 0", record(Map.of("trainingHours", new BigDecimal("1E-999999999")))))
                .isFalse();
    }

    @Test
    void aRuleWhoseReferenceIsAbsentDoesNotApply() {
        RuleExpression rule = compiler.compile(TestRules.rule("false", null, Map.of("class", "TrainingClass")));
        StandardRecord trainingClass = StandardRecord.of(STANDARD.record("TrainingClass"))
                .key(new RecordKey("I", "s", "TrainingClass", "1"))
                .build();
        assertThat(rule.broken(record(Map.of()), Map.of(), "2026-11-23")).isFalse();
        assertThat(rule.broken(record(Map.of()), Map.of("class", trainingClass), "2026-11-23"))
                .isTrue();
    }

    /** The functions' own cases, as they stand in the standard. */
    @TestFactory
    Stream<DynamicTest> functionsDoWhatTheStandardSays() {
        return functions()
                .flatMap(function -> StreamSupport.stream(
                                function.body().path("cases").spliterator(), false)
                        .map(one -> dynamicTest(function.service() + one.path("arguments"), () -> {
                            String call = function.service() + "("
                                    + StreamSupport.stream(one.path("arguments").spliterator(), false)
                                            .map(JsonNode::toString)
                                            .collect(Collectors.joining(", "))
                                    + ")";
                            // dec() has a scale; times 1 of no scale keeps it, and the case says the scaled number
                            String returns = function.service().equals("dec")
                                    ? "dec(\"" + scaled(one) + "\", "
                                            + one.path("arguments").get(1) + ")"
                                    : one.path("returns").toString();
                            assertThat(broken(call + " == " + returns, record(Map.of())))
                                    .isFalse();
                            assertThat(broken(call + " != " + returns, record(Map.of())))
                                    .isTrue();
                        })));
    }

    private static String scaled(JsonNode one) {
        return BigDecimal.valueOf(
                        one.path("returns").longValue(),
                        one.path("arguments").get(1).intValue())
                .toPlainString();
    }

    @Test
    void everyFunctionIsDescribedInTheStandardWithItsTypes() {
        List<String> described = new ArrayList<>();
        functions()
                .forEach(function -> described.add(function.service()
                        + types(function.body().path("parameters"))
                        + types(function.body().path("returns"))));
        List<String> declared = Stream.of(RuleFunction.values())
                .map(function -> function.cel()
                        + function.parameters().stream()
                                .map(type -> type.name())
                                .toList()
                        + List.of(function.result().name()))
                .toList();
        assertThat(declared).containsExactlyInAnyOrderElementsOf(described);
    }

    private static Stream<Service> functions() {
        return STANDARD.services().values().stream()
                .filter(service -> service.body().path("kind").asText().equals("function"));
    }

    private static List<String> types(JsonNode parameters) {
        List<String> types = new ArrayList<>();
        parameters.forEach(parameter -> types.add(parameter.path("type").asText()));
        return types;
    }

    private boolean broken(String check, StandardRecord record) {
        return compiler.compile(TestRules.rule(check, null, Map.of())).broken(record, Map.of(), "2026-11-23");
    }

    private static StandardRecord record(Map<String, Object> fields) {
        StandardRecord.Builder builder =
                StandardRecord.of(TRAINING_RECORD).key(new RecordKey("I", "s", "TrainingRecord", "1"));
        fields.forEach(builder::set);
        return builder.build();
    }
}
