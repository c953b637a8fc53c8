package hub.routes.work;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.SenderIdentity;
import hub.adapters.receipt.Counts;
import hub.adapters.receipt.Receipt;
import hub.adapters.receipt.SubmissionState;
import hub.adapters.repository.RepositoryFacts;
import hub.schemas.Facts;
import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.Reference.Scope;
import hub.standards.ReservedCitizenIds;
import hub.standards.Sender;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What rules across records ask of PostgreSQL, and what comes of it at the door. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepositoryFactsTest {
    private static final Standard STANDARD = StandardReader.shipped();
    private static final RecordType RECORD = STANDARD.record("TrainingRecord");
    private static final RecordType TRAINEE = STANDARD.record("Trainee");
    private static final SenderIdentity ONE = TestHub.sender("f1", "12999999TEST0000F1", Sender.INSTITUTION);
    private static final SenderIdentity OTHER = TestHub.sender("f2", "12999999TEST0000F2", Sender.INSTITUTION);
    private static final String CITIZEN = ReservedCitizenIds.numbered(901);

    private TestHub hub = TestHub.NONE;

    @BeforeAll
    void start() {
        hub = TestHub.start();
        accepted(
                ONE,
                Lines.trainingClass("C1", 1),
                Lines.trainee("1", "甲", CITIZEN, 1),
                Lines.trainee("2", "甲", 1),
                Lines.trainee("3", "甲", 1),
                Lines.record("R1", "C1", "1", "5", 1),
                Lines.record("R2", "C1", "2", "4.5", 3),
                Lines.record("R3", "C1", "3", "4", 1).replace("\"result\":\"1\"", "\"result\":\"2\""));
        accepted(
                OTHER, Lines.trainingClass("C1", 1), Lines.trainee("1", "甲", 1), Lines.record("R1", "C1", "1", "3", 1));
        accepted(
                ONE,
                Lines.trainee("4", "甲", 1),
                Lines.record("R4", "C1", "4", "2", 1),
                "{\"type\":\"TrainingRecord\",\"sourceId\":\"R4\",\"sourceVersion\":2,\"op\":\"void\",\"data\":{}}");
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private void accepted(SenderIdentity sender, String... lines) {
        Receipt receipt = hub.judged(sender, lines);
        assertThat(receipt.state()).as("%s", receipt.findings()).isEqualTo(SubmissionState.ACCEPTED);
    }

    private <T> T ask(Function<Facts, T> question) {
        return hub.get(Transactions.class)
                .get(connection ->
                        question.apply(hub.get(RepositoryFacts.Source.class).within(connection)));
    }

    private static Facts.Key key(SenderIdentity sender, String... fieldsAndValues) {
        return key(sender.institution(), fieldsAndValues);
    }

    private static Facts.Key key(String institution, String... fieldsAndValues) {
        Map<String, String> fields = new HashMap<>();
        for (int at = 0; at < fieldsAndValues.length; at += 2) {
            fields.put(fieldsAndValues[at], fieldsAndValues[at + 1]);
        }
        return new Facts.Key(institution, fields);
    }

    private Map<Facts.Key, List<String>> all(RecordType type, Scope scope, Facts.Key... keys) {
        Map<Facts.Key, List<String>> ids = new HashMap<>();
        ask(facts -> facts.all(type, scope, List.of(keys)))
                .forEach((key, records) -> ids.put(
                        key,
                        records.stream().map(record -> record.key().sourceId()).toList()));
        return ids;
    }

    @Test
    void recordsAreFoundByWhateverFieldsAreGiven() {
        Facts.Key here = key(ONE, "classCode", "C1");
        Facts.Key there = key(OTHER, "classCode", "C1");
        Facts.Key nowhere = key(ONE, "classCode", "C2");
        assertThat(all(RECORD, Scope.INSTITUTION, here, there, nowhere, here))
                .isEqualTo(Map.of(here, List.of("R1", "R2", "R3"), there, List.of("R1")));
        Facts.Key completed = key(ONE, "classCode", "C1", "result", "1");
        assertThat(all(RECORD, Scope.INSTITUTION, completed)).isEqualTo(Map.of(completed, List.of("R1", "R2")));
        Facts.Key anywhere = key("", "traineeNumber", "1");
        assertThat(all(RECORD, Scope.GLOBAL, anywhere)).isEqualTo(Map.of(anywhere, List.of("R1", "R1")));
        Facts.Key day = key(ONE, "traineeNumber", "1", "startDate", "2026-11-02");
        assertThat(all(RECORD, Scope.INSTITUTION, day)).isEqualTo(Map.of(day, List.of("R1")));
        Facts.Key institution = key(ONE);
        assertThat(all(STANDARD.record("TrainingClass"), Scope.INSTITUTION, institution))
                .isEqualTo(Map.of(institution, List.of("C-C1")));
        assertThat(all(RECORD, Scope.INSTITUTION)).isEmpty();
    }

    @Test
    void aSealedFieldIsFoundByItsValueAndOpenedOnlyIfItTellsThePerson() {
        Facts.Key citizen = key("", "citizenId", CITIZEN);
        assertThat(all(TRAINEE, Scope.GLOBAL, citizen)).isEqualTo(Map.of(citizen, List.of("T-1")));
        Facts.Key number = key(ONE, "traineeNumber", "1");
        StandardRecord trainee = ask(facts -> facts.all(TRAINEE, Scope.INSTITUTION, List.of(number)))
                .getOrDefault(number, List.of())
                .get(0);
        assertThat(trainee.text("citizenId")).isEqualTo(CITIZEN);
        assertThat(trainee.text("name")).isEqualTo("甲");
    }

    /** The sums that the database makes are those of the rows that it gives. */
    @Test
    void totalsAreThoseOfTheRows() {
        List<Facts.Key> keys =
                List.of(key(ONE, "classCode", "C1"), key(OTHER, "classCode", "C1"), key(ONE, "classCode", "C2"));
        RecordKey second = new RecordKey(ONE.institution(), "f1-system", "TrainingRecord", "R2");
        for (Map<RecordKey, Long> without :
                List.of(Map.<RecordKey, Long>of(), Map.of(second, 2L), Map.of(second, 3L))) {
            for (String number : new String[] {"trainingHours", "leaveHours", null}) {
                Map<Facts.Key, Facts.Total> sums =
                        ask(facts -> facts.totals(RECORD, Scope.INSTITUTION, keys, number, without));
                Map<Facts.Key, Facts.Total> rows =
                        ask(facts -> new Rows(facts).totals(RECORD, Scope.INSTITUTION, keys, number, without));
                assertThat(plain(sums)).isEqualTo(plain(rows));
            }
        }
        Map<Facts.Key, Facts.Total> hours =
                ask(facts -> facts.totals(RECORD, Scope.INSTITUTION, keys, "trainingHours", Map.of()));
        assertThat(plain(hours)).isEqualTo(Map.of(keys.get(0), "3: 13.5", keys.get(1), "1: 3"));
    }

    /** 13.5 and 13.50 are one sum. */
    private static Map<Facts.Key, String> plain(Map<Facts.Key, Facts.Total> totals) {
        Map<Facts.Key, String> plain = new HashMap<>();
        totals.forEach((key, total) -> {
            BigDecimal sum =
                    total.sum().signum() == 0 ? BigDecimal.ZERO : total.sum().stripTrailingZeros();
            plain.put(key, total.count() + ": " + sum.toPlainString());
        });
        return plain;
    }

    /** Facts that leave the adding up to the rows. */
    private record Rows(Facts facts) implements Facts {
        @Override
        public Map<Key, StandardRecord> referred(RecordType type, Scope scope, Collection<Key> keys) {
            return facts.referred(type, scope, keys);
        }

        @Override
        public Map<Key, List<StandardRecord>> all(RecordType type, Scope scope, Collection<Key> keys) {
            return facts.all(type, scope, keys);
        }

        @Override
        public Map<RecordKey, Long> versions(Collection<RecordKey> keys) {
            return facts.versions(keys);
        }
    }

    @Test
    void theLatestVersionIsThatOfTheRecordVoidOrNot() {
        RecordKey trainingClass = new RecordKey(ONE.institution(), "f1-system", "TrainingClass", "C-C1");
        RecordKey second = new RecordKey(ONE.institution(), "f1-system", "TrainingRecord", "R2");
        RecordKey voided = new RecordKey(ONE.institution(), "f1-system", "TrainingRecord", "R4");
        RecordKey otherSystem = new RecordKey(ONE.institution(), "f2-system", "TrainingRecord", "R2");
        Map<RecordKey, Long> versions =
                ask(facts -> facts.versions(List.of(second, trainingClass, voided, otherSystem, second)));
        assertThat(versions).isEqualTo(Map.of(trainingClass, 1L, second, 3L, voided, 2L));
        Map<RecordKey, Long> none = ask(facts -> facts.versions(List.of()));
        assertThat(none).isEmpty();
    }

    @Test
    void aCodeIsUsedOnceInAnInstitution() {
        String again = Lines.trainingClass("C1", 1).replace("\"C-C1\"", "\"C-again\"");
        Receipt receipt = hub.judged(ONE, again);
        assertThat(receipt.findings()).extracting(Receipt.Group::code).containsExactly("CLS-0101");
        assertThat(receipt.counts()).isEqualTo(new Counts(0, 0, 0, 1, 0));
    }

    @Test
    void offJobClassesOverlapAcrossInstitutionsThatKnowNumbersOnly() {
        String citizen = ReservedCitizenIds.numbered(902);
        accepted(
                ONE,
                Lines.trainingClass("O1", 1),
                Lines.trainee("O1", "甲", citizen, 1),
                Lines.record("O1", "O1", "O1", "5", 1).replace("\"result\"", "\"offJobState\":\"1\",\"result\""));
        Receipt receipt = hub.judged(
                OTHER,
                Lines.trainingClass("O2", 1),
                Lines.trainee("O2", "甲", citizen, 1),
                Lines.record("O2", "O2", "O2", "5", 1).replace("\"result\"", "\"offJobState\":\"1\",\"result\""));
        assertThat(receipt.state()).isEqualTo(SubmissionState.ACCEPTED);
        assertThat(receipt.findings()).extracting(Receipt.Group::code).containsExactly("TRN-0102");
        assertThat(receipt.findings().toString())
                .doesNotContain(ONE.institution())
                .doesNotContain(citizen);
    }

    /** The closing comes first, its records in later chunks: it waits for them and is let go when the submission ends. */
    @Test
    void aClosingWaitsForTheRecordsItCounts() {
        try (TestHub small = TestHub.start(Map.of("hub.work.chunk", "2"))) {
            List<String> lines = new ArrayList<>();
            lines.add("""
                    {"type":"ClassClosure","sourceId":"Z1","sourceVersion":1,"data":{"classCode":"Z1","batchNo":"PC-1",\
                    "closedOn":"2026-11-07","traineeTotal":2,"completedTotal":2,"hoursTotal":9,"hoursUnit":"day",\
                    "certificateTotal":0,"remark":"证书缓发"}}""");
            lines.add(Lines.trainingClass("Z1", 1));
            for (String number : List.of("Z1", "Z2")) {
                lines.add(Lines.trainee(number, "甲", 1));
                lines.add(Lines.record("R-" + number, "Z1", number, number.equals("Z1") ? "5" : "4", 1));
            }
            Receipt receipt = small.judged(TestHub.SCHOOL, lines.toArray(String[]::new));
            assertThat(receipt.counts()).as("%s", receipt.findings()).isEqualTo(new Counts(6, 0, 0, 0, 0));
            Receipt wrong = small.judged(
                    TestHub.SCHOOL,
                    lines.get(0)
                            .replace("\"sourceVersion\":1", "\"sourceVersion\":2")
                            .replace(":9,", ":8,"));
            assertThat(wrong.findings()).extracting(Receipt.Group::code).containsExactly("CLO-0105");
        }
    }
}
