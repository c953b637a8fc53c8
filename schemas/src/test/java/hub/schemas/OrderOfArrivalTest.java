package hub.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import hub.standards.Operation;
import hub.standards.RecordKey;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The verdict across records does not depend on the order in which a chunk's records came. */
class OrderOfArrivalTest {
    private static final Standard STANDARD = StandardReader.shipped();
    private static final Validator VALIDATOR = new Validator(STANDARD);
    private static final Records RECORDS = new Records(STANDARD);
    private static final AtomicInteger FOUND = new AtomicInteger();

    @Property(tries = 1500)
    void anyPermutationGivesTheSameVerdict(@ForAll Random random) {
        List<StandardRecord> chunk = new ArrayList<>();
        Set<RecordKey> keys = new HashSet<>();
        for (int i = 0; i < 14; i++) {
            StandardRecord record = one(random);
            if (keys.add(record.key())) {
                chunk.add(record);
            }
        }
        List<StandardRecord> repository = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            repository.add(one(random));
        }
        Set<RecordKey> failing = new HashSet<>();
        chunk.stream().filter(record -> random.nextInt(8) == 0).forEach(record -> failing.add(record.key()));
        Map<RecordKey, List<String>> verdict = judged(chunk, failing, repository);
        FOUND.addAndGet(verdict.size());
        for (int i = 0; i < 5; i++) {
            Collections.shuffle(chunk, random);
            assertThat(judged(chunk, failing, repository)).isEqualTo(verdict);
        }
    }

    /** Few keys and few values, so that records meet, miss and contradict each other. */
    private static StandardRecord one(Random random) {
        StandardRecord.Builder builder = switch (random.nextInt(9)) {
            case 0 -> RECORDS.trainingClass(id(random)).set("classCode", "C" + random.nextInt(3));
            case 1, 2 ->
                RECORDS.trainee(id(random))
                        .set("traineeNumber", "T" + random.nextInt(3))
                        .set("citizenId", random.nextBoolean() ? Records.CITIZEN_ID : null)
                        .set("name", random.nextBoolean() ? "张三" : "李四");
            case 3 ->
                RECORDS.of("OrganizationUnit", id(random))
                        .set("unitCode", "U" + random.nextInt(4))
                        .set("name", "单位")
                        .set("parentUnitCode", random.nextBoolean() ? "U" + random.nextInt(4) : null);
            case 4 ->
                RECORDS.classClosure(id(random))
                        .set("classCode", "C" + random.nextInt(3))
                        .set("batchNo", "PC-" + random.nextInt(4))
                        .set("traineeTotal", (long) random.nextInt(3))
                        .set("completedTotal", (long) random.nextInt(2))
                        .set("hoursTotal", BigDecimal.valueOf(40L * random.nextInt(2)));
            case 5 ->
                RECORDS.of("Course", id(random))
                        .set("courseCode", "K" + random.nextInt(2))
                        .set("hours", BigDecimal.valueOf(3 + random.nextInt(3)))
                        .set("hoursUnit", "period-45");
            case 6 ->
                RECORDS.of("CourseTopic", id(random))
                        .set("courseCode", "K" + random.nextInt(2))
                        .set("topic", "010" + (1 + random.nextInt(3)))
                        .set("hours", BigDecimal.valueOf(1 + random.nextInt(2)))
                        .set("hoursUnit", "period-45");
            default ->
                RECORDS.trainingRecord(id(random))
                        .set("classCode", "C" + random.nextInt(3))
                        .set("traineeNumber", random.nextInt(3) == 0 ? null : "T" + random.nextInt(3))
                        .set("traineeCitizenId", random.nextBoolean() ? Records.CITIZEN_ID : null)
                        .set("traineeName", random.nextBoolean() ? "张三" : "李四")
                        .set("certificateNo", random.nextBoolean() ? "JY-" + random.nextInt(2) : null)
                        .set("startDate", random.nextBoolean() ? "2026-11-02" : "2026-11-06");
        };
        return builder.version(random.nextInt(3))
                .operation(random.nextInt(6) == 0 ? Operation.VOID : Operation.UPSERT)
                .build();
    }

    private static String id(Random random) {
        return "S" + random.nextInt(6);
    }

    private static Map<RecordKey, List<String>> judged(
            List<StandardRecord> chunk, Set<RecordKey> failing, List<StandardRecord> repository) {
        List<Candidate> candidates = new ArrayList<>();
        Set<Integer> failingNumbers = new HashSet<>();
        for (StandardRecord record : chunk) {
            int number = candidates.size() + 1;
            candidates.add(Records.candidate(number, record));
            if (failing.contains(record.key())) {
                failingNumbers.add(number);
            }
        }
        Map<RecordKey, List<String>> verdict = new TreeMap<>();
        VALIDATOR
                .judgeTogether(candidates, failingNumbers, new InMemoryFacts(repository), Records.TODAY)
                .forEach((number, found) -> verdict.put(chunk.get(number - 1).key(), Records.codes(found)));
        return verdict;
    }

    @Example
    void theRecordsByChanceDoBreakRules() {
        int before = FOUND.get();
        anyPermutationGivesTheSameVerdict(new Random(7));
        assertThat(FOUND.get()).isGreaterThan(before);
    }
}
