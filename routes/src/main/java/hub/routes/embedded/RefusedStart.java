package hub.routes.embedded;

import org.jspecify.annotations.Nullable;

/**
 * The hub cannot start safely and says in one sentence, Chinese and English, what the operator can do about it.
 *
 * <p>Thrown only while starting, for faults of the surroundings (rights, ports, settings), never for bad data.
 */
public final class RefusedStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param zh what to do, in Chinese
     * @param en the same in English
     */
    public RefusedStart(String zh, String en) {
        this(zh, en, null);
    }

    /**
     * @param zh what to do, in Chinese
     * @param en the same in English
     * @param cause what was caught, if anything
     */
    public RefusedStart(String zh, String en, @Nullable Throwable cause) {
        super(zh + " " + en, cause);
    }
}
