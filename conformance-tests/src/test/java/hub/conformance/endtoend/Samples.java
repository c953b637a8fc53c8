package hub.conformance.endtoend;

import hub.conformance.sample.Dialect;
import hub.conformance.sample.Partner;
import hub.conformance.sample.RecordSample;
import hub.conformance.sample.RecordSamples;
import hub.conformance.sample.Submission;
import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Sender;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import java.util.List;

/** Good records of each type under keys of one's own, and what makes each of them a bad one. */
final class Samples {
    static final Standard STANDARD = StandardReader.shipped();
    static final List<String> TYPES =
            STANDARD.recordTypes().stream().map(RecordType::name).toList();

    private static final RecordSamples SAMPLES = new RecordSamples(STANDARD);

    private Samples() {}

    /** Who sends records of the type. */
    static Partner sender(String type) {
        return partner(SAMPLES.of(type).sentBy());
    }

    private static Partner partner(Sender role) {
        return switch (role) {
            case HR -> Partner.HR;
            case MANAGING_DEPARTMENT -> Partner.DEPARTMENT;
            case INSTITUTION -> Partner.UNIVERSITY;
        };
    }

    /**
     * A good record of the type.
     *
     * @param mark part of all its keys, so that it is nobody else's
     */
    static StandardRecord good(String type, String mark) {
        return record(SAMPLES.of(type), mark);
    }

    /** What must be there before a good record of the type is accepted, in an order that works. */
    static List<StandardRecord> neededBy(String type, String mark) {
        return SAMPLES.neededBy(type).stream()
                .map(sample -> record(sample, mark))
                .toList();
    }

    private static StandardRecord record(RecordSample sample, String mark) {
        return sample.record(
                mark,
                partner(sample.sentFor()).uscid(),
                partner(sample.sentBy()).system());
    }

    /** The record without something it must have: STR-0001. */
    static StandardRecord withoutRequired(StandardRecord record) {
        Field required = record.type().fields().stream()
                .filter(Field::required)
                .findFirst()
                .orElseThrow();
        return record.copy().set(required.ordinal(), null).build();
    }

    /** One record as a submission of its own. */
    static Submission alone(StandardRecord record, String name, Dialect dialect) {
        return Submission.of(sender(record.type().name()), name, dialect, List.of(record));
    }
}
