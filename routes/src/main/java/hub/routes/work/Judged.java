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
 * @param candidate the record; its number is its place in the chunk
 * @param form the record as the repository keeps it; null if it is rejected
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

    /** The same at another place in the chunk. */
    Judged numbered(int number) {
        return new Judged(
                submission,
                recordNo,
                new Candidate(number, candidate.record(), candidate.place(), candidate.reading()),
                form,
                findings);
    }
}
