package hub.routes.work;

import hub.adapters.repository.Failpoints;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills the process, as a power cut would, when the path reaches a named point for the n-th time. For fault runs. 故障注入。 */
final class HaltAt implements Failpoints {
    private static final int KILLED = 137;
    private final String name;
    private final AtomicInteger left;

    /**
     * From a setting.
     *
     * @param setting {@code name} or {@code name:n}
     */
    HaltAt(String setting) {
        int colon = setting.indexOf(':');
        this.name = colon < 0 ? setting : setting.substring(0, colon);
        this.left = new AtomicInteger(colon < 0 ? 1 : Integer.parseInt(setting.substring(colon + 1)));
    }

    @Override
    public void reach(String reached) {
        if (reached.equals(name) && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
