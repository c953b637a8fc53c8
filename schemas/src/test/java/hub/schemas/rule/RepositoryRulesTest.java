package hub.schemas.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import hub.schemas.Records;
import hub.schemas.RuleCase;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The repository rules of the standard: by their cases, whether the other records stand in the repository or in the same chunk. */
class RepositoryRulesTest {
    private static final String ONCE_IN_A_CLASS = "TRN-0101";
    private static final String OVERLAP = "TRN-0102";
    private static final String CERTIFICATE_ONCE = "TRN-0103";
    private final Standard standard = StandardReader.shipped();
    private final Records records = new Records(standard);
    private final Cases cases = new Cases(standard);

    @TestFactory
    Stream<DynamicNode> cases() {
        List<DynamicNode> all = new ArrayList<>();
        for (Rule rule : standard.rules().values()) {
            if (rule.java() != null) {
                all.add(dynamicContainer(
                        rule.rule() + " " + rule.java(),
                        Stream.concat(
                                cases(rule, "accepts", rule.cases().accept(), false),
                                cases(rule, "refuses", rule.cases().refuse(), true))));
            }
        }
        assertThat(all).hasSizeGreaterThanOrEqualTo(50);
        return all.stream();
    }

    private Stream<DynamicTest> cases(Rule rule, String verb, List<JsonNode> nodes, boolean broken) {
        return IntStream.range(0, nodes.size())
                .mapToObj(i -> dynamicTest(verb + " " + nodes.get(i), () -> {
                    assertThat(cases.breaks(rule, nodes.get(i)))
                            .as("the others in the repository")
                            .isEqualTo(broken);
                    RuleCase one = cases.of(rule, nodes.get(i));
                    List<StandardRecord> chunk = new ArrayList<>(one.others());
                    chunk.add(one.record());
                    Set<String> together = cases.breaches(
                            rule, chunk, one.with(), List.of(), one.today().toString());
                    assertThat(together.contains("case"))
                            .as("the others in the chunk")
                            .isEqualTo(broken);
                    if (broken
                            && rule.with().isEmpty()
                            && one.others().stream().anyMatch(other -> isAlike(one, other))) {
                        assertThat(together).as("both sides are named").hasSizeGreaterThan(1);
                    }
                }));
    }

    private static boolean isAlike(RuleCase one, StandardRecord other) {
        return other.type() == one.record().type();
    }

    private Rule rule(String id) {
        return Objects.requireNonNull(standard.rules().get(id), id);
    }

    @Test
    void theSameRecordAgainIsNoConflictWithItself() {
        StandardRecord record =
                records.trainingRecord("1").set("certificateNo", "JY-1").build();
        for (String id : List.of(ONCE_IN_A_CLASS, OVERLAP, CERTIFICATE_ONCE)) {
            assertThat(cases.breaches(rule(id), List.of(record), List.of(record)))
                    .as(id)
                    .isEmpty();
        }
    }

    @Test
    void theFirstKeyThatBothHaveTellsTheTrainee() {
        StandardRecord one = records.trainingRecord("1")
                .set("traineeStaffNumber", "20110045")
                .set("traineeCitizenId", null)
                .build();
        StandardRecord otherNumber = records.trainingRecord("2")
                .set("traineeNumber", "XY20260002")
                .set("traineeStaffNumber", "20110045")
                .set("traineeCitizenId", null)
                .build();
        StandardRecord noNumber = records.trainingRecord("3")
                .set("traineeNumber", null)
                .set("traineeStaffNumber", "20110045")
                .set("traineeCitizenId", null)
                .build();
        Rule once = rule(ONCE_IN_A_CLASS);
        assertThat(cases.breaches(once, List.of(one), List.of(otherNumber))).isEmpty();
        assertThat(cases.breaches(once, List.of(one), List.of(noNumber))).containsExactly("1");
        assertThat(cases.breaches(once, List.of(one, otherNumber, noNumber), List.of()))
                .containsExactlyInAnyOrder("1", "2", "3");
    }

    /** A rule that tells a sender of records which may be another institution's shows nothing but the sender's own values. */
    @Test
    void whatLooksAcrossInstitutionsShowsNothingOfThem() {
        for (Rule rule : standard.rules().values()) {
            if (rule.java() != null
                    && (rule.compared() == null || rule.compared().scope() == hub.standards.Reference.Scope.GLOBAL)) {
                assertThat(rule.message().both() + rule.hint().both())
                        .as(rule.rule())
                        .doesNotContain("{total}");
            }
        }
    }
}
