package hub.conformance.endtoend;

import hub.conformance.sample.Dialect;
import hub.conformance.sample.Month;
import hub.conformance.sample.Partner;
import hub.conformance.sample.Submission;
import hub.standards.RecordKey;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Good records of each type under keys of one's own, and what makes each of them a bad one. */
final class Samples {
    static final Standard STANDARD = StandardReader.shipped();
    static final List<String> TYPES =
            List.of("Institution", "OrganizationUnit", "Cadre", "Trainee", "TrainingClass", "TrainingRecord");

    /** A field of each type without which no record of the type is accepted, and to which no key refers. */
    private static final Map<String, String> REQUIRED = Map.of(
            "Institution", "name",
            "OrganizationUnit", "name",
            "Cadre", "sex",
            "Trainee", "name",
            "TrainingClass", "host",
            "TrainingRecord", "result");

    private static final Month MONTH = Month.of(STANDARD, YearMonth.of(2026, 9), 7);

    private Samples() {}

    /** Who sends records of the type. */
    static Partner sender(String type) {
        return switch (type) {
            case "Institution" -> Partner.DEPARTMENT;
            case "OrganizationUnit", "Cadre" -> Partner.HR;
            default -> Partner.UNIVERSITY;
        };
    }

    /**
     * A good record of the type.
     *
     * @param mark part of all its keys, so that it is nobody else's
     */
    static StandardRecord good(String type, String mark) {
        StandardRecord sample = Stream.concat(MONTH.masterData().stream(), MONTH.reports().stream())
                .filter(submission -> submission.partner() == sender(type))
                .flatMap(submission -> submission.items().stream())
                .filter(item -> item.findings().isEmpty() && item.fault() == null)
                .map(item -> item.record())
                .filter(record -> record.type().name().equals(type))
                .findFirst()
                .orElseThrow();
        StandardRecord.Builder marked = sample.copy().key(marked(sample.key(), mark));
        switch (type) {
            case "OrganizationUnit" -> marked.set("unitCode", "900." + mark).set("parentUnitCode", null);
            case "Cadre" -> marked.set("unitCode", null);
            case "Trainee" -> marked.set("traineeNumber", "T" + mark).set("unitCode", null);
            case "TrainingClass" -> marked.set("classCode", "C" + mark);
            case "TrainingRecord" ->
                marked.set("classCode", "C" + mark)
                        .set("traineeNumber", "T" + mark)
                        .set("traineeCitizenId", null);
            default -> {}
        }
        return marked.build();
    }

    private static RecordKey marked(RecordKey key, String mark) {
        return new RecordKey(key.institution(), key.system(), key.type(), key.sourceId() + "-" + mark);
    }

    /** The record without something it must have: STR-0001. */
    static StandardRecord withoutRequired(StandardRecord record) {
        return record.copy()
                .set(REQUIRED.getOrDefault(record.type().name(), ""), null)
                .build();
    }

    /** One record as a submission of its own. */
    static Submission alone(StandardRecord record, String name, Dialect dialect) {
        return Submission.of(sender(record.type().name()), name, dialect, List.of(record));
    }
}
