package hub.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import hub.standards.ReservedCitizenIds;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ValidatorTest {
    private static final Standard STANDARD = StandardReader.shipped();
    private static final Validator VALIDATOR = new Validator(STANDARD);
    private static final Messages MESSAGES = new Messages(STANDARD);
    private static final Records RECORDS = new Records(STANDARD);

    @Test
    void recordsThatBreakNothingHaveNoFinding() {
        assertThat(alone(RECORDS.trainingRecord("1"))).isEmpty();
        assertThat(alone(RECORDS.trainingClass("1"))).isEmpty();
        assertThat(alone(RECORDS.trainee("1"))).isEmpty();
        assertThat(together(
                        List.of(),
                        RECORDS.trainingRecord("1").build(),
                        RECORDS.trainingClass("2").build(),
                        RECORDS.trainee("3").build()))
                .isEmpty();
    }

    @Test
    void allLevelsSpeakInOnePass() {
        StandardRecord record = RECORDS.trainingRecord("1")
                .set("trainingDays", "五天")
                .set("offJobState", "8")
                .set("endDate", "2026-11-01")
                .set("classCode", "PX-unknown")
                .build();
        Candidate candidate = new Candidate(
                1,
                record,
                field -> "D7",
                List.of(new Finding("SYN-0004", Severity.WARNING, Level.SYNTAX, null, "row 7", null, Map.of())));
        List<Finding> found = new ArrayList<>(VALIDATOR.judgeAlone(candidate, Records.TODAY));
        found.addAll(VALIDATOR
                .judgeTogether(List.of(candidate), Set.of(1), new InMemoryFacts(List.of()), Records.TODAY)
                .getOrDefault(1, List.of()));
        assertThat(found.stream().map(finding -> finding.level().wire()).distinct())
                .containsExactly("syntax", "structure", "code", "record", "cross-record");
        assertThat(Records.codes(found)).contains("STR-0002", "COD-0001", "TRN-0002", "REF-0003", "REF-0004");
    }

    @Test
    void whatReadingNamedIsSaidOnceAndNoRuleSpeaksOfIt() {
        StandardRecord record = RECORDS.trainingRecord("1")
                .set("trainingHours", "四十")
                .set("offJobState", "脱产")
                .build();
        List<Finding> reading = List.of(
                new Finding("MAP-0003", Severity.ERROR, Level.STRUCTURE, "trainingHours", "D7", "四十", Map.of()),
                new Finding("COD-0003", Severity.ERROR, Level.CODE, "offJobState", "E7", "脱产", Map.of()));
        List<Finding> found = VALIDATOR.judgeAlone(new Candidate(1, record, field -> "D7", reading), Records.TODAY);
        assertThat(found).isEqualTo(reading);
    }

    @Test
    void anUnreadableRecordHasOnlyItsReadingFindings() {
        List<Finding> reading =
                List.of(new Finding("SYN-0002", Severity.ERROR, Level.SYNTAX, null, "line 1", null, Map.of()));
        Candidate candidate = new Candidate(1, null, field -> "line 1", reading);
        assertThat(candidate.unreadable()).isTrue();
        assertThat(VALIDATOR.judgeAlone(candidate, Records.TODAY)).isEqualTo(reading);
    }

    @Test
    void aVoidRecordNeedsNothingButItsKey() {
        StandardRecord empty = Records.voided(RECORDS.of("TrainingRecord", "1").build());
        assertThat(VALIDATOR.judgeAlone(Records.candidate(1, empty), Records.TODAY))
                .isEmpty();
        assertThat(together(List.of(), empty)).isEmpty();
    }

    @Test
    void forceDecidesSeverity() {
        Finding must = alone(RECORDS.trainingRecord("1").set("endDate", "2026-11-01")).stream()
                .filter(finding -> finding.code().equals("TRN-0002"))
                .findAny()
                .orElseThrow();
        Finding should = alone(RECORDS.trainingRecord("1").set("result", "2")).stream()
                .filter(finding -> finding.code().equals("TRN-0021"))
                .findAny()
                .orElseThrow();
        assertThat(must.isError()).isTrue();
        assertThat(should.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void aFindingPointsAtTheFieldAndShowsTheValuesItSpeaksOf() {
        Finding finding =
                alone(RECORDS.trainingRecord("1").set("endDate", "2026-11-01")).get(0);
        assertThat(finding.at()).isEqualTo("row 1, endDate");
        assertThat(finding.value()).isEqualTo("2026-11-01");
        assertThat(MESSAGES.message(finding).zh()).contains("2026-11-01").contains("2026-11-02");
        assertThat(MESSAGES.message(finding).en()).contains("2026-11-01").contains("2026-11-02");
    }

    @Test
    void aRetiredOrUnknownCodeNamesItsSet() {
        Finding finding = alone(RECORDS.trainingRecord("1").set("result", "77")).get(0);
        assertThat(finding.code()).isEqualTo("COD-0001");
        assertThat(MESSAGES.message(finding).both())
                .contains("77")
                .contains("HubTrainingResult@1.0")
                .doesNotContain("—");
    }

    // ── across records ──────────────────────────────────────────────────────────────────────────────────────

    @Test
    void aReferenceIsMetInTheChunkOrInTheRepository() {
        StandardRecord record = RECORDS.trainingRecord("1").build();
        StandardRecord trainingClass = RECORDS.trainingClass("2").build();
        StandardRecord trainee = RECORDS.trainee("3").build();
        assertThat(together(List.of(trainingClass, trainee), record)).isEmpty();
        assertThat(together(List.of(trainee), record, trainingClass)).isEmpty();
        Map<String, List<String>> found = together(List.of(), record);
        assertThat(found).containsOnlyKeys("1");
        assertThat(found.get("1")).containsExactly("REF-0003", "REF-0004");
    }

    @Test
    void aMissingReferenceWaitsAndNamesTheKey() {
        StandardRecord record = RECORDS.trainingRecord("1").build();
        Finding finding = VALIDATOR
                .judgeTogether(
                        List.of(Records.candidate(1, record)),
                        Set.of(),
                        new InMemoryFacts(List.of(RECORDS.trainee("3").build())),
                        Records.TODAY)
                .getOrDefault(1, List.of())
                .get(0);
        assertThat(MESSAGES.waits(finding.code())).isTrue();
        assertThat(MESSAGES.message(finding).zh()).contains("PX2026-0311").doesNotContain("—");
    }

    @Test
    void aRecordThatIsKeptOutCannotBeReferredTo() {
        StandardRecord record = RECORDS.trainingRecord("1").build();
        StandardRecord trainee = RECORDS.trainee("3").build();
        StandardRecord trainingClass = RECORDS.trainingClass("2").build();
        List<Candidate> chunk = List.of(Records.candidate(1, record), Records.candidate(2, trainingClass));
        Map<Integer, List<Finding>> found =
                VALIDATOR.judgeTogether(chunk, Set.of(2), new InMemoryFacts(List.of(trainee)), Records.TODAY);
        assertThat(Records.codes(found.getOrDefault(1, List.of()))).containsExactly("REF-0003");
        // the repository has it: then that is what counts
        assertThat(VALIDATOR.judgeTogether(
                        chunk, Set.of(2), new InMemoryFacts(List.of(trainee, trainingClass)), Records.TODAY))
                .isEmpty();
    }

    @Test
    void aFallenParentPullsItsChildrenAlongOneByOne() {
        StandardRecord root = unit("U1", "U0");
        StandardRecord middle = unit("U2", "U1");
        StandardRecord leaf = unit("U3", "U2");
        assertThat(together(List.of(), root, middle, leaf))
                .isEqualTo(Map.of("U1", List.of("REF-0006"), "U2", List.of("REF-0006"), "U3", List.of("REF-0006")));
        assertThat(together(List.of(unit("U0", null)), root, middle, leaf)).isEmpty();
    }

    @Test
    void twoUnitsThatNameEachOtherAsParentStandTogether() {
        assertThat(together(List.of(), unit("U1", "U2"), unit("U2", "U1"))).isEmpty();
        assertThat(together(List.of(), unit("U1", "U1")))
                .as("nobody is met by himself")
                .containsOnlyKeys("U1");
    }

    @Test
    void aBreachBetweenTwoRecordsOfTheChunkStaysWhenOthersFall() {
        StandardRecord one =
                RECORDS.trainingRecord("1").set("certificateNo", "JY-1").build();
        StandardRecord two = RECORDS.trainingRecord("2")
                .set("traineeNumber", "XY20260002")
                .set("traineeCitizenId", null)
                .set("certificateNo", "JY-1")
                .build();
        StandardRecord traineeTwo = RECORDS.trainee("4")
                .set("traineeNumber", "XY20260002")
                .set("citizenId", null)
                .build();
        StandardRecord orphan = unit("U1", "U0");
        StandardRecord child = unit("U2", "U1");
        Map<String, List<String>> found = together(
                List.of(),
                one,
                two,
                RECORDS.trainingClass("3").build(),
                traineeTwo,
                RECORDS.trainee("5").build(),
                orphan,
                child);
        assertThat(found.get("1")).containsExactly("TRN-0103");
        assertThat(found.get("2")).containsExactly("TRN-0103");
        assertThat(found.get("U2")).containsExactly("REF-0006");
    }

    @Test
    void whatTheChunkReplacesOrVoidsNoLongerCounts() {
        StandardRecord trainingClass = RECORDS.trainingClass("2").build();
        StandardRecord trainee = RECORDS.trainee("3").build();
        StandardRecord old = RECORDS.trainingRecord("1").version(1).build();
        List<StandardRecord> repository = List.of(trainingClass, trainee, old);
        StandardRecord again = RECORDS.trainingRecord("9").build();
        assertThat(together(repository, again).get("9")).containsExactly("TRN-0101");
        // the first is voided in the same chunk
        assertThat(together(
                        repository, again, Records.voided(old.copy().version(2).build())))
                .isEmpty();
        // or moved to another class
        StandardRecord moved = old.copy()
                .version(2)
                .set("classCode", "PX-2")
                .set("startDate", "2026-10-12")
                .set("endDate", "2026-10-16")
                .build();
        StandardRecord otherClass = RECORDS.trainingClass("8")
                .set("classCode", "PX-2")
                .set("startDate", "2026-10-12")
                .set("endDate", "2026-10-16")
                .build();
        assertThat(together(repository, again, moved, otherClass)).isEmpty();
        // but not if that version is itself kept out: then the old one still stands
        assertThat(together(repository, again, moved).get("9")).containsExactly("TRN-0101");
        // nor if it is older than what the repository has
        assertThat(together(
                        repository, again, Records.voided(old.copy().version(0).build())))
                .containsOnlyKeys("9");
        // a class voided in the chunk is not there to be referred to
        assertThat(together(List.of(trainingClass, trainee), again, Records.voided(trainingClass))
                        .get("9"))
                .containsExactly("REF-0003");
    }

    @Test
    void nothingOfTheOtherInstitutionIsSaid() {
        StandardRecord there = RECORDS.of("TrainingRecord", Records.OTHER_INSTITUTION, "GEHEIM-2")
                .set("classCode", "GEHEIM-9")
                .set("traineeCitizenId", Records.CITIZEN_ID)
                .set("offJobState", "1")
                .set("startDate", "2026-11-06")
                .set("endDate", "2026-11-20")
                .build();
        StandardRecord here = RECORDS.trainingRecord("1").build();
        List<Finding> found = VALIDATOR
                .judgeTogether(
                        List.of(Records.candidate(1, here)),
                        Set.of(),
                        new InMemoryFacts(List.of(
                                there,
                                RECORDS.trainee("3").build(),
                                RECORDS.trainingClass("2").build())),
                        Records.TODAY)
                .getOrDefault(1, List.of());
        assertThat(Records.codes(found)).containsExactly("TRN-0102");
        String said = found + MESSAGES.message(found.get(0)).both();
        assertThat(said)
                .contains("2026-11-02")
                .contains("2026-11-06")
                .doesNotContain("GEHEIM")
                .doesNotContain("2026-11-20")
                .doesNotContain(Records.OTHER_INSTITUTION)
                .doesNotContain(Records.CITIZEN_ID);
    }

    @Test
    void oneQuestionAWayAndFieldHoweverManyRecords() {
        List<StandardRecord> chunk = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            chunk.add(RECORDS.trainingRecord("S" + i)
                    .set("traineeNumber", "XY" + i)
                    .set("traineeCitizenId", null)
                    .set("certificateNo", "JY" + i)
                    .build());
        }
        InMemoryFacts facts = new InMemoryFacts(List.of());
        Map<Integer, List<Finding>> found = VALIDATOR.judgeTogether(candidates(chunk), Set.of(), facts, Records.TODAY);
        assertThat(found).hasSize(2000);
        assertThat(facts.questions()).as("class, trainee number").isEqualTo(2);
    }

    @Test
    void rulesAskOnceWhatSeveralOfThemWantToKnow() {
        List<StandardRecord> chunk =
                new ArrayList<>(List.of(RECORDS.trainingClass("C").build()));
        for (int i = 0; i < 200; i++) {
            chunk.add(RECORDS.trainee("T" + i)
                    .set("traineeNumber", "XY" + i)
                    .set("citizenId", ReservedCitizenIds.numbered(i))
                    .build());
            chunk.add(RECORDS.trainingRecord("S" + i)
                    .set("traineeNumber", "XY" + i)
                    .set("traineeCitizenId", ReservedCitizenIds.numbered(i))
                    .set("certificateNo", "JY" + i)
                    .build());
        }
        InMemoryFacts facts = new InMemoryFacts(List.of());
        assertThat(VALIDATOR.judgeTogether(candidates(chunk), Set.of(), facts, Records.TODAY))
                .isEmpty();
        assertThat(facts.asked())
                .containsExactlyInAnyOrder(
                        // what the records refer to
                        "TrainingClass [classCode]",
                        "Trainee [traineeNumber]",
                        "Trainee [citizenId]",
                        // codes used once
                        "TrainingClass [classCode]",
                        "Trainee [traineeNumber]",
                        "Trainee [citizenId]",
                        "TrainingRecord [certificateNo]",
                        "Certificate [certificateNo]",
                        // the same trainee in the class
                        "TrainingRecord [classCode, traineeNumber]",
                        "TrainingRecord [classCode, traineeCitizenId]",
                        // off-job training of the same person: within the institution, and anywhere
                        "TrainingRecord [offJobState, traineeNumber]",
                        "TrainingRecord [offJobState, traineeCitizenId]",
                        "Trainee [citizenId]",
                        "Cadre [citizenId]");
    }

    @Test
    void aControlTotalCountsWhatWillBeThereOnceTheChunkIsTaken() {
        StandardRecord trainingClass = RECORDS.trainingClass("2").build();
        StandardRecord trainee = RECORDS.trainee("3").build();
        StandardRecord old = RECORDS.trainingRecord("1")
                .version(1)
                .set("trainingHours", new BigDecimal("8.00"))
                .build();
        List<StandardRecord> repository = List.of(trainingClass, trainee, old);
        StandardRecord closure = RECORDS.classClosure("9").build();
        assertThat(together(repository, closure)).isEqualTo(Map.of("9", List.of("CLO-0105")));
        StandardRecord corrected = old.copy()
                .version(2)
                .set("trainingHours", new BigDecimal("40.00"))
                .build();
        assertThat(together(repository, closure, corrected)).isEmpty();
        assertThat(together(repository, corrected, closure)).isEmpty();
        // what is void is no longer there
        assertThat(together(repository, closure, Records.voided(corrected)).get("9"))
                .containsExactly("CLO-0102", "CLO-0103", "CLO-0105");
        // a correction that is kept out leaves the old one standing
        StandardRecord orphan = corrected
                .copy()
                .set("traineeNumber", "XY-unknown")
                .set("traineeCitizenId", null)
                .build();
        assertThat(together(repository, closure, orphan))
                .isEqualTo(Map.of("1", List.of("REF-0004"), "9", List.of("CLO-0105")));
        // and so does one that only another record of the chunk keeps out
        StandardRecord twin =
                corrected.copy().key(RECORDS.trainingRecord("8").build().key()).build();
        assertThat(together(repository, closure, corrected, twin))
                .isEqualTo(Map.of("1", List.of("TRN-0101"), "8", List.of("TRN-0101"), "9", List.of("CLO-0105")));
    }

    @Test
    void aControlTotalThatDoesNotAgreeWaitsAndSaysWhatIsThere() {
        List<StandardRecord> repository = List.of(
                RECORDS.trainingClass("2").build(),
                RECORDS.trainingRecord("1")
                        .set("trainingHours", new BigDecimal("37.50"))
                        .build());
        Finding finding = VALIDATOR
                .judgeTogether(
                        candidates(List.of(RECORDS.classClosure("9").build())),
                        Set.of(),
                        new InMemoryFacts(repository),
                        Records.TODAY)
                .getOrDefault(1, List.of())
                .get(0);
        assertThat(finding.code()).isEqualTo("CLO-0105");
        assertThat(finding.isError()).isTrue();
        assertThat(MESSAGES.waits("CLO-0105")).isTrue();
        assertThat(MESSAGES.waits("TRN-0103")).isFalse();
        assertThat(MESSAGES.message(finding).both()).contains("37.5 ").doesNotContain("—");
    }

    @Test
    void aTotalCountsTheChunkAndTheRepositoryEachOnce() {
        StandardRecord course = RECORDS.of("Course", "1")
                .set("courseCode", "KC-1")
                .set("hours", new BigDecimal("3.00"))
                .set("hoursUnit", "period-45")
                .build();
        StandardRecord one = topic("2", "0101", "2.00").version(1).build();
        StandardRecord two = topic("3", "0102", "1.00").build();
        assertThat(together(List.of(course, one), two)).isEmpty();
        assertThat(together(List.of(course, one), one.copy().version(2).build(), two))
                .isEmpty();
        StandardRecord more = topic("3", "0102", "1.01").build();
        assertThat(together(List.of(course, one), more)).isEqualTo(Map.of("3", List.of("TOP-0101")));
        assertThat(together(
                        List.of(course, one),
                        more,
                        topic("2", "0101", "1.99").version(2).build()))
                .isEmpty();
        // the course may come with them, and has fewer hours than before
        StandardRecord shorter =
                course.copy().version(1).set("hours", new BigDecimal("2.50")).build();
        assertThat(together(List.of(course, one), two, shorter)).isEqualTo(Map.of("3", List.of("TOP-0101")));
    }

    private static StandardRecord.Builder topic(String sourceId, String topic, String hours) {
        return RECORDS.of("CourseTopic", sourceId)
                .set("courseCode", "KC-1")
                .set("topic", topic)
                .set("hours", new BigDecimal(hours))
                .set("hoursUnit", "period-45");
    }

    @Test
    void hrAnswersOnlyForWhatIsRecorded() {
        StandardRecord answer = RECORDS.of("IntakeConfirmation", "1")
                .set("recordInstitution", Records.INSTITUTION)
                .set("recordSystem", "office")
                .set("recordType", "TrainingClass")
                .set("recordSourceId", "2")
                .set("recordVersion", 1L)
                .build();
        StandardRecord trainingClass = RECORDS.trainingClass("2").version(1).build();
        assertThat(together(List.of(trainingClass), answer)).isEmpty();
        assertThat(together(List.of(Records.voided(trainingClass)), answer)).isEmpty();
        assertThat(together(List.of(), answer, trainingClass)).isEmpty();
        assertThat(together(List.of(), answer)).isEqualTo(Map.of("1", List.of("ITK-0101")));
        assertThat(together(List.of(trainingClass.copy().version(0).build()), answer))
                .isEqualTo(Map.of("1", List.of("ITK-0101")));
    }

    private static StandardRecord unit(String code, @org.jspecify.annotations.Nullable String parent) {
        return RECORDS.of("OrganizationUnit", code)
                .set("unitCode", code)
                .set("name", "单位" + code)
                .set("parentUnitCode", parent)
                .build();
    }

    private static List<Finding> alone(StandardRecord.Builder builder) {
        return VALIDATOR.judgeAlone(Records.candidate(1, builder.build()), Records.TODAY);
    }

    /** Finding codes by source id. */
    private static Map<String, List<String>> together(List<StandardRecord> repository, StandardRecord... chunk) {
        Set<String> keys = new HashSet<>();
        Map<String, List<String>> codes = new java.util.TreeMap<>();
        VALIDATOR
                .judgeTogether(candidates(List.of(chunk)), Set.of(), new InMemoryFacts(repository), Records.TODAY)
                .forEach((number, found) -> {
                    String sourceId = chunk[number - 1].key().sourceId();
                    assertThat(keys.add(sourceId)).isTrue();
                    codes.put(sourceId, Records.codes(found));
                });
        return codes;
    }

    private static List<Candidate> candidates(List<StandardRecord> records) {
        List<Candidate> candidates = new ArrayList<>();
        records.forEach(record -> candidates.add(Records.candidate(candidates.size() + 1, record)));
        return candidates;
    }
}
