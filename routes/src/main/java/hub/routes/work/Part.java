package hub.routes.work;

import hub.adapters.repository.Submission;
import hub.schemas.Finding;
import hub.schemas.Level;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one chunk holds of one submission. 一次报送在本批中的部分。
 *
 * @param submission the submission
 * @param expected number of its first record here: the checkpoint before
 * @param next number of the record after its last here: the checkpoint after
 * @param last whether its content ends here
 * @param readable whether any of its records here could be read
 * @param about findings about the submission as a whole; come with the last part
 * @param corrects id of the submission that its content claims to correct; null if it claims nothing
 */
record Part(
        Submission submission,
        int expected,
        int next,
        boolean last,
        boolean readable,
        List<Finding> about,
        @Nullable String corrects) {

    /** The levels that have run on it before records are judged together. */
    Set<Level> levels() {
        return readable
                ? Set.of(Level.INTAKE, Level.SYNTAX, Level.STRUCTURE, Level.CODE, Level.RECORD)
                : Set.of(Level.INTAKE, Level.SYNTAX);
    }

    /** Whether something is wrong with the submission as a whole. */
    boolean broken() {
        return about.stream().anyMatch(Finding::isError);
    }
}
