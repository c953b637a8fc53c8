package hub.adapters.returned;

import java.io.IOException;
import java.io.OutputStream;

/** A table as its sender gave it, with the error column at its right and the wrong cells marked. 退回的原表。 */
@FunctionalInterface
public interface ReturnedTable {

    /**
     * Writes all of it, streaming; does not close the stream.
     *
     * @throws IOException if the bytes of the submission cannot be had, or the stream takes no more
     */
    void writeTo(OutputStream out) throws IOException;
}
