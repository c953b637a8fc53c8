package hub.adapters.projection;

import java.util.List;

/** A projection file is wrong; stops the start, never a record. 投影文件有误。 */
public final class IllegalProjectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IllegalProjectionException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
