package hub.routes.work;

import hub.adapters.repository.StoredForm;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that was judged by itself and waits to be judged among the others. 已单独校验的记录。
 *
 * @param submission number of its submission
 * @param recordNo its number there
 * @param candidate the record as it was sent, in the form of its version; its number is its place in the chunk
 * @param form the record as the repository keeps it, in the current form; null if it is rejected
 * @param findings what was found so far
 */
record Judged(
        long submission,
        int recordNo,
        Candidate candidate,
        @Nullable StoredForm form,
        List<Finding> findings) {

    /** Whether it cannot be kept as a record at all. */
    boolean rejected() {
        return form == null;
    }

    /** The record, if it can be kept, as it is judged among others: in the current form, by the rules of its version. */
    Candidate current() {
        return form == null ? candidate : candidate.as(form.record());
    }

    /** The same at another place in the chunk. */
    Judged numbered(int number) {
        return new Judged(submission, recordNo, candidate.numbered(number), form, findings);
    }
}
