package hub.schemas.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import hub.schemas.InMemoryFacts;
import hub.schemas.Records;
import hub.schemas.RuleCase;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The repository rules of the standard: by their cases, whether the other record stands in the repository or in the same chunk. */
class RepositoryRulesTest {
    private static final String OVERLAP = "TwoOffJobClassesOverlap";
    private final Standard standard = StandardReader.shipped();
    private final Records records = new Records(standard);

    @TestFactory
    Stream<DynamicNode> cases() throws ReflectiveOperationException {
        List<DynamicNode> all = new ArrayList<>();
        for (Rule rule : standard.rules().values()) {
            if (rule.java() != null) {
                RepositoryRule judge = rule(rule.java());
                all.add(dynamicContainer(
                        rule.rule() + " " + rule.java(),
                        Stream.concat(
                                cases(rule, judge, "accepts", rule.cases().accept(), false),
                                cases(rule, judge, "refuses", rule.cases().refuse(), true))));
            }
        }
        assertThat(all).hasSizeGreaterThanOrEqualTo(4);
        return all.stream();
    }

    private Stream<DynamicTest> cases(
            Rule rule, RepositoryRule judge, String verb, List<JsonNode> cases, boolean broken) {
        return IntStream.range(0, cases.size())
                .mapToObj(i -> dynamicTest(verb + " " + cases.get(i), () -> {
                    RuleCase one = RuleCase.of(standard, rule, cases.get(i));
                    assertThat(breaches(judge, List.of(one.record()), one.others()))
                            .as("the others in the repository")
                            .isEqualTo(broken ? Set.of("case") : Set.of());
                    List<StandardRecord> chunk = new ArrayList<>(one.others());
                    chunk.add(one.record());
                    Set<String> together = breaches(judge, chunk, List.of());
                    assertThat(together.contains("case"))
                            .as("the others in the chunk")
                            .isEqualTo(broken);
                    if (broken) {
                        assertThat(together).as("both sides are named").hasSizeGreaterThan(1);
                    }
                }));
    }

    @Test
    void theSameRecordAgainIsNoConflictWithItself() throws ReflectiveOperationException {
        StandardRecord record =
                records.trainingRecord("1").set("certificateNo", "JY-1").build();
        for (String name : List.of("SameTraineeOnceInAClass", OVERLAP, "CertificateNumberUsedOnce")) {
            assertThat(breaches(rule(name), List.of(record), List.of(record)))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void numbersOfAnotherInstitutionMeanOtherPeopleAndPapers() throws ReflectiveOperationException {
        StandardRecord here = records.trainingRecord("1")
                .set("certificateNo", "JY-1")
                .set("traineeCitizenId", null)
                .build();
        StandardRecord there = records.of("TrainingRecord", Records.OTHER_INSTITUTION, "2")
                .set("classCode", "PX2026-0311")
                .set("traineeNumber", "XY20260001")
                .set("certificateNo", "JY-1")
                .set("offJobState", "1")
                .set("startDate", "2026-11-02")
                .set("endDate", "2026-11-06")
                .build();
        for (String name : List.of("SameTraineeOnceInAClass", OVERLAP, "CertificateNumberUsedOnce")) {
            assertThat(breaches(rule(name), List.of(here), List.of(there)))
                    .as(name)
                    .isEmpty();
        }
        StandardRecord traineeThere = records.of("Trainee", Records.OTHER_INSTITUTION, "2")
                .set("traineeNumber", "A-1")
                .set("citizenId", Records.CITIZEN_ID)
                .build();
        assertThat(breaches(
                        rule("SameCitizenIdOneTrainee"),
                        List.of(records.trainee("1").build()),
                        List.of(traineeThere)))
                .isEmpty();
    }

    @Test
    void offJobClassesOverlapAcrossInstitutionsByTheCitizenId() throws ReflectiveOperationException {
        StandardRecord.Builder there = records.of("TrainingRecord", Records.OTHER_INSTITUTION, "2")
                .set("classCode", "Z-9")
                .set("traineeCitizenId", Records.CITIZEN_ID)
                .set("offJobState", "1")
                .set("startDate", "2026-11-06")
                .set("endDate", "2026-11-20");
        StandardRecord here = records.trainingRecord("1").build();
        assertThat(breaches(rule(OVERLAP), List.of(here), List.of(there.build())))
                .containsExactly("1");
        assertThat(breaches(
                        rule(OVERLAP),
                        List.of(here),
                        List.of(there.set("startDate", "2026-11-07").build())))
                .isEmpty();
        assertThat(breaches(
                        rule(OVERLAP),
                        List.of(here),
                        List.of(there.set("startDate", "二〇二六").build())))
                .as("a date that is none compares with nothing")
                .isEmpty();
    }

    @Test
    void theFirstKeyThatBothHaveTellsTheTrainee() throws ReflectiveOperationException {
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
        RepositoryRule once = rule("SameTraineeOnceInAClass");
        assertThat(breaches(once, List.of(one), List.of(otherNumber))).isEmpty();
        assertThat(breaches(once, List.of(one), List.of(noNumber))).containsExactly("1");
        assertThat(breaches(once, List.of(one, otherNumber, noNumber), List.of()))
                .containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void aChunkOfTwoThousandAsksOnceAField() throws ReflectiveOperationException {
        List<StandardRecord> chunk = IntStream.range(0, 2000)
                .mapToObj(i -> records.trainingRecord("S" + i)
                        .set("traineeNumber", "XY" + i)
                        .set("traineeCitizenId", null)
                        .set("traineeStaffNumber", "G" + i)
                        .build())
                .toList();
        InMemoryFacts facts = new InMemoryFacts(List.of());
        rule("SameTraineeOnceInAClass").check(subjects(chunk), facts, subject -> {});
        assertThat(facts.questions()).isEqualTo(2);
    }

    private static Set<String> breaches(
            RepositoryRule rule, List<StandardRecord> chunk, List<StandardRecord> repository) {
        List<String> breaches = new ArrayList<>();
        rule.check(
                subjects(chunk),
                new InMemoryFacts(repository),
                subject -> breaches.add(subject.record().key().sourceId()));
        Set<String> distinct = new HashSet<>(breaches);
        assertThat(breaches).as("each once").hasSameSizeAs(distinct);
        return distinct;
    }

    private static List<RepositoryRule.Subject> subjects(List<StandardRecord> chunk) {
        return IntStream.range(0, chunk.size())
                .mapToObj(i -> new RepositoryRule.Subject(Records.candidate(i + 1, chunk.get(i)), chunk.get(i)))
                .toList();
    }

    private static RepositoryRule rule(String name) throws ReflectiveOperationException {
        return (RepositoryRule)
                Class.forName("hub.schemas.rule." + name).getConstructor().newInstance();
    }
}
