package hub.adapters;

import hub.schemas.Candidate;
import hub.schemas.Finding;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns one outside form into canonical records, streaming: memory does not grow with the number of records. 读取器。 */
public interface RecordReader {

    /**
     * Reads all records. The same bytes always give the same candidates with the same numbers, so that work may resume at a number.
     *
     * <p>Bad data never throws: a value that cannot be read is a finding on its candidate and stays in the record as text; a record
     * without a key is a candidate without a record; a form that cannot be read at all gives findings about the submission.
     *
     * @param content the bytes
     * @param context the standard and the sender
     * @param sink takes each candidate in turn; what it throws ends the reading
     * @return findings about the submission as a whole; with an error among them no candidate was given
     * @throws IOException if the bytes cannot be had (not if they are bad)
     */
    List<Finding> read(Content content, ReadingContext context, Consumer<Candidate> sink) throws IOException;

    /**
     * The version of the standard that the content itself says it is of.
     *
     * @return null if the form has no place for it, the content does not say, or cannot be read so far
     * @throws IOException if the bytes cannot be had (not if they are bad)
     */
    default @Nullable String version(Content content) throws IOException {
        return null;
    }
}
