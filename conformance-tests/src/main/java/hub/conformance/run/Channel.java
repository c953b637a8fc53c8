package hub.conformance.run;

import hub.conformance.sample.Submission;
import java.io.IOException;

/** A way into the hub, as one sender uses it. 通道。 */
public interface Channel extends AutoCloseable {

    /**
     * Sends a submission and stays until its verdict is there. Sending the same again is always safe.
     *
     * @throws IOException if no answer came: then it may or may not have been taken
     */
    Outcome send(Submission submission) throws IOException;

    @Override
    void close() throws IOException;
}
