package hub.adapters.repository;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file on a partner's server: the latest content read under its name, and what came of it. 轮询到的文件。
 *
 * @param server which server
 * @param key SHA-256 of the name; the name itself is not kept where it was refused for secrecy
 * @param name the name; null where it may not be kept
 * @param credential whose submission it is
 * @param size bytes when it was read
 * @param modified its time when it was read, to the second
 * @param sha256 digest of the content; null if it was refused unread
 * @param generation how many different contents were read under the name so far
 * @param state how far it came
 * @param submission the submission it became, or was before; null if none
 * @param refusal code it was refused with; null if it was not
 * @param readAt when it was read
 * @param answered whether the partner has its answer
 * @param settled whether what is done with a file after reading is done
 */
public record PolledFile(
        String server,
        byte[] key,
        @Nullable String name,
        String credential,
        long size,
        Instant modified,
        byte @Nullable [] sha256,
        int generation,
        State state,
        @Nullable String submission,
        @Nullable String refusal,
        Instant readAt,
        boolean answered,
        boolean settled) {

    /** How far a file came. */
    public enum State {
        /** Read; whether it became a submission is not written down yet. */
        TAKING,
        /** It became a submission. */
        TAKEN,
        /** Another file of the same sender has the same content; its submission stands for both. */
        REPEATED,
        /** It was refused as a whole. */
        REFUSED
    }

    /** The same file, with what came of it. */
    public PolledFile became(State now, @Nullable String submissionId) {
        return new PolledFile(
                server,
                key,
                name,
                credential,
                size,
                modified,
                sha256,
                generation,
                now,
                submissionId,
                null,
                readAt,
                false,
                false);
    }

    /**
     * The same file, refused.
     *
     * @param code the finding
     * @param hidden whether nothing of it may be kept: then its name and digest go
     */
    public PolledFile refused(String code, boolean hidden) {
        return new PolledFile(
                server,
                key,
                hidden ? null : name,
                credential,
                size,
                modified,
                hidden ? null : sha256,
                generation,
                State.REFUSED,
                null,
                code,
                readAt,
                false,
                hidden);
    }
}
