package hub.adapters.repository;

import hub.adapters.keys.Keys;
import hub.schemas.Cause;
import java.nio.charset.StandardCharsets;

/** Causes as the repository knows them: told from each other, and nothing to be read from them. 根因摘要。 */
final class CauseDigests {
    private final Keys keys;

    CauseDigests(Keys keys) {
        this.keys = keys;
    }

    /** The cause's digest, 16 bytes. */
    byte[] of(Cause cause) {
        return keys.index("cause", cause.content().getBytes(StandardCharsets.UTF_8));
    }
}
