package hub.adapters;

import hub.standards.Standard;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a reader must know besides the bytes.
 *
 * @param standard the standard the records are of
 * @param sender whose records they are, where they do not say
 * @param receipt order of receipt in the sender's stream: the source version of records in forms that carry none
 * @param corrected takes the id of the submission that a table which was given back says it corrects; it is only a claim, and may come more
 *     than once
 */
public record ReadingContext(Standard standard, SenderIdentity sender, long receipt, Consumer<String> corrected) {

    /** Where nobody asks what is corrected. */
    public ReadingContext(Standard standard, SenderIdentity sender, long receipt) {
        this(standard, sender, receipt, unused -> {});
    }

    /** Tells what the table says it corrects; null for nothing. */
    public void correcting(@Nullable String submission) {
        if (submission != null) {
            corrected.accept(submission);
        }
    }
}
