package hub.conformance.bench;

import hub.conformance.sample.Dialect;
import hub.conformance.sample.Submission;
import hub.conformance.sample.SubmissionWriter;
import hub.standards.StandardRecord;
import java.util.List;

/** Records as bodies of single calls by REST. 单条报文。 */
final class Envelopes {
    private final SubmissionWriter writer;
    private final Supply supply;

    Envelopes(SubmissionWriter writer, Supply supply) {
        this.writer = writer;
        this.supply = supply;
    }

    /** One record never sent before. */
    StandardRecord record() {
        return supply.one();
    }

    /** The record as JSON. */
    byte[] body(StandardRecord record) {
        return writer.write(Submission.of(supply.partner(), "single", Dialect.ENVELOPE, List.of(record)))
                .bytes();
    }
}
