package hub.adapters.repository;

import hub.adapters.Form;
import hub.adapters.SenderIdentity;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What came in, as it was received; never changed. 一次报送。
 *
 * @param number order of receipt, the key inside the repository; 0 before it is kept
 * @param id the id its sender knows
 * @param sender who sent it, as the credential said at that time
 * @param channel the way it came
 * @param name the name the sender gave it; shown, never a path
 * @param form its outside form
 * @param mapping the partner mapping to read it by; null for none
 * @param idempotencyKey the sender's key for this sending; null for none
 * @param standard version of the standard it is of
 * @param sha256 SHA-256 of the bytes
 * @param size bytes
 * @param sealedBody the sealed body where it is small; null if it is in the archive
 * @param archived its name in the archive; null if it is in the row
 * @param receivedAt when it was received
 */
public record Submission(
        long number,
        String id,
        SenderIdentity sender,
        Channel channel,
        String name,
        Form form,
        @Nullable String mapping,
        @Nullable String idempotencyKey,
        String standard,
        byte[] sha256,
        long size,
        byte @Nullable [] sealedBody,
        @Nullable String archived,
        Instant receivedAt) {

    /** The digest as receipts show it. */
    public String digest() {
        return "sha-256:" + HexFormat.of().formatHex(sha256);
    }

    /** What its sealed body is bound to. */
    public byte[] bound() {
        return ("submission/" + id).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
