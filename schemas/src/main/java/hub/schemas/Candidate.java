package hub.schemas;

import hub.standards.StandardRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a submission on its way to a verdict. 待判记录。
 *
 * @param number position in the submission, from 1, in the order read
 * @param record the canonical record; null if it could not be read as one (then it is rejected)
 * @param place where it stands in the sender's form
 * @param reading findings of reading and mapping
 */
public record Candidate(int number, @Nullable StandardRecord record, Place place, List<Finding> reading) {

    /** Whether reading alone already rejects it: nothing that could be kept as a record. */
    public boolean unreadable() {
        return record == null;
    }
}
