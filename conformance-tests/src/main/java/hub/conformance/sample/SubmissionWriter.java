package hub.conformance.sample;

import hub.standards.Standard;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes submissions in their outside forms; the same submission always gives the same bytes, a workbook the same cells. */
public final class SubmissionWriter {
    private final Standard standard;

    public SubmissionWriter(Standard standard) {
        this.standard = standard;
    }

    /**
     * The submission as it is sent.
     *
     * @throws IllegalArgumentException for a call by SOAP, which its client writes from typed records
     */
    public Written write(Submission submission) {
        try {
            return switch (submission.dialect()) {
                case ENVELOPE ->
                    JsonWriter.envelope(standard.version().version(), submission.partner(), submission.items());
                case LINES -> JsonWriter.lines(submission.partner(), submission.items());
                case WORKBOOK -> new WorkbookWriter(standard).write(submission.name(), submission.items());
                case REGISTER -> CsvWriter.register(submission.items());
                case TEMPLATE -> CsvWriter.template(submission.items());
                case SOAP -> throw new IllegalArgumentException("a call by SOAP is written by its client");
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
