package hub.routes.operation;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.springframework.boot.logging.StackTracePrinter;

/**
 * Writes an exception into the log as its kinds and places in the code. What its message says stays out: messages of drivers and parsers
 * quote the data they failed on.
 */
public final class FramesOnly implements StackTracePrinter {
    private static final int FRAMES = 40;

    @Override
    public void printStackTrace(Throwable thrown, Appendable out) throws IOException {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        String before = "";
        for (Throwable at = thrown; at != null && seen.add(at); at = at.getCause()) {
            out.append(before).append(at.getClass().getName()).append('\n');
            StackTraceElement[] frames = at.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, FRAMES); i++) {
                out.append("\tat ").append(frames[i].toString()).append('\n');
            }
            before = "Caused by: ";
        }
    }
}
