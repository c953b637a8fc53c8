package hub.routes.work;

import hub.adapters.RecordReader;
import hub.adapters.repository.Submission;

/** Which reader and mapping a submission is read by. 读取器的选择。 */
@FunctionalInterface
public interface ReaderChoice {

    /** The reader for the submission's form, name and sender. */
    RecordReader readerFor(Submission submission);
}
