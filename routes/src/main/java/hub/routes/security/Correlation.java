package hub.routes.security;

import java.util.UUID;
import org.slf4j.MDC;

/**
 * The reference under which one call is found in the log; it goes back to the caller and says nothing about them. 关联编号。
 */
public final class Correlation {
    /** Response header that carries it. */
    public static final String HEADER = "Hub-Correlation";

    private static final String KEY = "correlation";

    private Correlation() {}

    /** Begins a call on this thread; close what it returns when the call is over. */
    public static MDC.MDCCloseable begin() {
        return MDC.putCloseable(KEY, UUID.randomUUID().toString());
    }

    /** The reference of the call on this thread; a new one where no call has begun. */
    public static String current() {
        String current = MDC.get(KEY);
        return current == null ? UUID.randomUUID().toString() : current;
    }
}
