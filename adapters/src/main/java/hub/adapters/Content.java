package hub.adapters;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a submission, to be read more than once; in the hub they come from the encrypted archive. 报送内容。 */
public interface Content {

    /** The name the sender gave it, such as a file name; shown, never used as a path. */
    String name();

    /** A new stream over all the bytes; the caller closes it. */
    InputStream open() throws IOException;
}
