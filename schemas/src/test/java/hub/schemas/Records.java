package hub.schemas;

import hub.standards.Operation;
import hub.standards.RecordKey;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Records that tests begin with: each is clean and complete, and is then spoiled where a test wants it spoiled. */
public final class Records {
    public static final String INSTITUTION = "12999999000000019J";
    public static final String OTHER_INSTITUTION = "12999999000000027E";
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    public static final String CITIZEN_ID = "999999198005120154";

    private final Standard standard;

    public Records(Standard standard) {
        this.standard = standard;
    }

    public StandardRecord.Builder of(String type, String sourceId) {
        return of(type, INSTITUTION, sourceId);
    }

    public StandardRecord.Builder of(String type, String institution, String sourceId) {
        return StandardRecord.of(standard.record(type)).key(new RecordKey(institution, "office", type, sourceId));
    }

    /** A training record that breaks nothing. */
    public StandardRecord.Builder trainingRecord(String sourceId) {
        return of("TrainingRecord", sourceId)
                .set("classCode", "PX2026-0311")
                .set("className", "中青年干部培训班")
                .set("traineeNumber", "XY20260001")
                .set("traineeCitizenId", CITIZEN_ID)
                .set("traineeName", "张三")
                .set("startDate", "2026-11-02")
                .set("endDate", "2026-11-06")
                .set("trainingDays", new BigDecimal("5.00"))
                .set("trainingHours", new BigDecimal("40.00"))
                .set("hoursUnit", "period-45")
                .set("conversionRule", "municipal-8-per-day")
                .set("offJobState", "1")
                .set("trainingKind", "4")
                .set("abroad", false)
                .set("leaveHours", new BigDecimal("0"))
                .set("truancyHours", new BigDecimal("0"))
                .set("result", "1");
    }

    /** The class that it refers to. */
    public StandardRecord.Builder trainingClass(String sourceId) {
        return of("TrainingClass", sourceId)
                .set("classCode", "PX2026-0311")
                .set("name", "中青年干部培训班")
                .set("trainingKind", "4")
                .set("offJobState", "1")
                .set("delivery", "1")
                .set("host", "中共某市委组织部")
                .set("startDate", "2026-11-02")
                .set("endDate", "2026-11-06")
                .set("days", new BigDecimal("5.00"))
                .set("plannedHours", new BigDecimal("40.00"))
                .set("hoursUnit", "period-45")
                .set("conversionRule", "municipal-8-per-day");
    }

    /** The trainee that it refers to. */
    public StandardRecord.Builder trainee(String sourceId) {
        return of("Trainee", sourceId)
                .set("traineeNumber", "XY20260001")
                .set("category", "1")
                .set("name", "张三")
                .set("citizenId", CITIZEN_ID)
                .set("unitText", "某市财政局");
    }

    /** The class's closing, with control totals of one trainee who completed it. */
    public StandardRecord.Builder classClosure(String sourceId) {
        return of("ClassClosure", sourceId)
                .set("classCode", "PX2026-0311")
                .set("batchNo", "PC-" + sourceId)
                .set("closedOn", "2026-11-09")
                .set("traineeTotal", 1L)
                .set("completedTotal", 1L)
                .set("hoursTotal", new BigDecimal("40.00"))
                .set("hoursUnit", "period-45")
                .set("certificateTotal", 0L)
                .set("remark", "证书缓发");
    }

    public static StandardRecord voided(StandardRecord record) {
        return record.copy().operation(Operation.VOID).build();
    }

    /** A candidate as reading hands it on, its place told by field. */
    public static Candidate candidate(int number, StandardRecord record) {
        return new Candidate(number, record, field -> "row " + number + (field == null ? "" : ", " + field), List.of());
    }

    public static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).sorted().toList();
    }
}
