package hub.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import hub.schemas.generate.StandardCopy;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import hub.standards.StandardTree;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each record is judged by the rules and codes of its own version, also in one chunk with records of another. */
class VersionsTogetherTest {
    private static final StandardTree TREE = StandardReader.shippedTree();
    private static final Validator VALIDATOR = new Validator(TREE);
    private static final Records OLD = new Records(TREE.at("1.0"));
    private static final Records NOW = new Records(TREE.current());

    @Test
    void aCodeIsJudgedByTheVersionNamed() {
        StandardRecord sent = OLD.trainingRecord("r1")
                .set("conversionRule", "national-7.5-per-day")
                .set("trainingHours", new BigDecimal("37.50"))
                .build();
        assertThat(alone(sent, "1.0")).isEmpty();
        List<Finding> refused = VALIDATOR.judgeAlone(
                Records.candidate(
                        1,
                        NOW.trainingRecord("r1")
                                .set("conversionRule", "national-7.5-per-day")
                                .build()),
                Records.TODAY);
        assertThat(Records.codes(refused)).containsExactly("COD-0002");
        assertThat(refused.get(0).arguments())
                .containsEntry("retired", "1.1")
                .containsEntry("replacedBy", "derived-7.5-per-day");
        StandardRecord newer = OLD.trainingRecord("r1")
                .set("conversionRule", "derived-7.5-per-day")
                .build();
        assertThat(alone(newer, "1.0")).containsExactly("COD-0001");
    }

    @Test
    void aRuleIsTightenedForTheNewVersionOnly() {
        StandardRecord overfull =
                NOW.trainingRecord("r1").set("leaveHours", new BigDecimal("4")).build();
        Candidate byOld = Records.candidate(1, overfull).by("1.0");
        Candidate byNew = Records.candidate(
                2,
                NOW.trainingRecord("r2").set("leaveHours", new BigDecimal("4")).build());
        Candidate madeUp = Records.candidate(
                3,
                NOW.trainingRecord("r3")
                        .set("leaveHours", new BigDecimal("4"))
                        .set("makeUpHours", new BigDecimal("4"))
                        .build());
        Candidate trainingClass =
                Records.candidate(4, NOW.trainingClass("c").build()).by("1.0");
        Candidate trainee = Records.candidate(5, NOW.trainee("t").build());
        Map<Integer, List<Finding>> found = VALIDATOR.judgeTogether(
                List.of(byOld, byNew, madeUp, trainingClass, trainee),
                Set.of(),
                new InMemoryFacts(List.of()),
                Records.TODAY);
        assertThat(rulesOf(found, 1)).contains("TRN-0029").doesNotContain("TRN-0036");
        assertThat(rulesOf(found, 2)).contains("TRN-0036").doesNotContain("TRN-0029");
        assertThat(rulesOf(found, 3)).doesNotContain("TRN-0029", "TRN-0036");
        assertThat(Objects.requireNonNull(found.get(1)).stream()
                        .filter(f -> f.code().equals("TRN-0029")))
                .allMatch(finding -> !finding.isError());
        assertThat(Objects.requireNonNull(found.get(2)).stream()
                        .filter(f -> f.code().equals("TRN-0036")))
                .allMatch(Finding::isError);
    }

    @Test
    void anOldRuleSeesTheCodesItKnows() {
        // CLS-0014 knows the daily number by the old code only; the record stands in the current form
        StandardRecord sent = OLD.trainingClass("c")
                .set("conversionRule", "national-7.5-per-day")
                .build();
        assertThat(alone(sent, "1.0")).containsExactly("CLS-0014");
        StandardRecord kept = TREE.bridge("1.0", "1.1").cross(sent).record();
        assertThat(Records.codes(VALIDATOR.judgeAlone(Records.candidate(1, kept), Records.TODAY)))
                .containsExactly("CLS-0022");
    }

    @Test
    void aRepositoryRuleOfAnOlderVersionAsksByItsOwnFieldsAndCodes(@TempDir Path temporary) throws IOException {
        StandardTree later = later(temporary);
        Records now = new Records(later.current());
        List<StandardRecord> recorded = List.of(
                now.of("ImprovementAction", "kept").set("actionCode", "ZG-1").build(),
                now.trainingClass("c").build(),
                now.trainee("t").build(),
                now.trainingRecord("r").build(),
                recognised(now, "kept").set("account", "4").build());
        List<Candidate> sent = List.of(
                Records.candidate(
                                1,
                                now.of("ImprovementAction", "a")
                                        .set("actionCode", "ZG-1")
                                        .build())
                        .by("1.1"),
                Records.candidate(2, recognised(now, "b").set("account", "4").build())
                        .by("1.1"),
                Records.candidate(3, recognised(now, "c").set("account", "3").build())
                        .by("1.1"),
                Records.candidate(
                                4,
                                now.of("ImprovementAction", "d")
                                        .set("actionCode", "ZG-2")
                                        .build())
                        .by("1.1"));
        Map<Integer, List<Finding>> found = new Validator(later)
                .judgeTogether(sent, Set.of(), new InMemoryFacts(later.current(), recorded), Records.TODAY);
        assertThat(rulesOf(found, 1)).contains("IMP-0101");
        assertThat(Objects.requireNonNull(found.get(1)).get(0).arguments()).containsEntry("improvementCode", "ZG-1");
        assertThat(rulesOf(found, 2)).contains("REC-0101");
        assertThat(rulesOf(found, 3)).doesNotContain("REC-0101");
        assertThat(rulesOf(found, 4)).doesNotContain("IMP-0101");
    }

    private static StandardRecord.Builder recognised(Records records, String sourceId) {
        return records.of("HoursRecognition", sourceId)
                .set("classCode", "PX2026-0311")
                .set("traineeNumber", "XY20260001");
    }

    /** A version 1.2 in which a field that a rule looks up by has another name, and a code that one compares has another code. */
    private static StandardTree later(Path temporary) throws IOException {
        StandardCopy copy = StandardCopy.in(temporary);
        copy.replace(
                "versions.yaml",
                "status: current }",
                "status: previous }\n  - { version: \"1.2\", released: \"2028-06-01\", rules: \"1.2.0\", status: current }");
        copy.replace(
                "records/improvement-action.yaml",
                "{ name: improvementCode, element: ImprovementCode, required: true }",
                "{ name: improvementCode, element: ImprovementCode, retired: \"1.2\", replacedBy: actionCode }");
        copy.addLineAfter(
                "records/improvement-action.yaml",
                "name: closedOn",
                "  - { name: actionCode, element: ImprovementCode, indexed: true, since: \"1.2\", label: { zh: 措施编号, en: Action code } }");
        copy.replace("rules/IMP-0101.yaml", "since: \"1.0\"", "since: \"1.0\"\nretired: \"1.2\"");
        copy.replace(
                "codesets/HubHoursAccount@1.0.yaml",
                "{ code: \"9\", zh: 其他, en: Other }",
                "{ code: \"9\", zh: 其他, en: Other, retired: \"1.2\", replacedBy: \"4\" }\n"
                        + "  - { code: \"4\", zh: 其他账户, en: Another account, since: \"1.2\" }");
        return copy.tree();
    }

    private static List<String> alone(StandardRecord record, String version) {
        return Records.codes(VALIDATOR.judgeAlone(Records.candidate(1, record).by(version), Records.TODAY));
    }

    private static List<String> rulesOf(Map<Integer, List<Finding>> found, int number) {
        return Records.codes(found.getOrDefault(number, List.of()));
    }
}
