package hub.conformance.sample;

import hub.standards.StandardRecord;
import java.util.Map;

/**
 * The party school's workbook: which column of which sheet holds which field. The order is the one the academic office has always had; its
 * mapping at the hub is told the same.
 */
final class WorkbookColumns {
    static final String CLASSES = "培训班数据";
    static final String TRAINEES = "学员培训信息";
    /** Rows before the first record: a title and the headings. */
    static final int FIRST_ROW = 2;

    static final Map<String, String> OF_CLASS = Map.ofEntries(
            Map.entry("classCode", "B"),
            Map.entry("name", "C"),
            Map.entry("trainingKind", "D"),
            Map.entry("host", "E"),
            Map.entry("startDate", "F"),
            Map.entry("endDate", "G"),
            Map.entry("target", "H"),
            Map.entry("place", "I"),
            Map.entry("days", "K"),
            Map.entry("plannedHours", "O"),
            Map.entry("undertaker", "P"),
            Map.entry("classKind", "Q"),
            Map.entry("classLevel", "R"),
            Map.entry("offJobState", "S"),
            Map.entry("delivery", "T"),
            Map.entry("abroad", "U"),
            Map.entry("hoursUnit", ""),
            Map.entry("conversionRule", ""));

    static final Map<String, String> OF_TRAINEE = Map.ofEntries(
            Map.entry("name", "B"),
            Map.entry("sex", "C"),
            Map.entry("citizenId", "D"),
            Map.entry("unitCode", "E"),
            Map.entry("postText", "F"),
            Map.entry("positionLevel", "H"),
            Map.entry("traineeNumber", "N"),
            Map.entry("unitText", "U"),
            Map.entry("birthDate", "V"),
            Map.entry("staffNumber", "W"),
            Map.entry("category", ""));

    static final Map<String, String> OF_RECORD = Map.ofEntries(
            Map.entry("classCode", "A"),
            Map.entry("traineeName", "B"),
            Map.entry("traineeCitizenId", "D"),
            Map.entry("postText", "F"),
            Map.entry("positionLevel", "H"),
            Map.entry("resultRemark", "L"),
            Map.entry("trainingHours", "M"),
            Map.entry("traineeNumber", "N"),
            Map.entry("startDate", "P"),
            Map.entry("endDate", "Q"),
            Map.entry("result", "R"),
            Map.entry("leaveHours", "S"),
            Map.entry("truancyHours", "T"),
            Map.entry("unitText", "U"),
            Map.entry("hoursUnit", ""),
            Map.entry("conversionRule", ""),
            Map.entry("offJobState", ""),
            Map.entry("abroad", ""));

    private WorkbookColumns() {}

    /** What of the record the workbook says; the empty column means a constant of the mapping. */
    static StandardRecord carried(StandardRecord record) {
        return Columns.only(record, of(record).keySet());
    }

    static Map<String, String> of(StandardRecord record) {
        return switch (record.type().name()) {
            case "TrainingClass" -> OF_CLASS;
            case "Trainee" -> OF_TRAINEE;
            default -> OF_RECORD;
        };
    }
}
