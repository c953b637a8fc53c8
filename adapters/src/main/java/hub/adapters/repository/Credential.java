package hub.adapters.repository;

import hub.adapters.SenderIdentity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may send, and how it is known. 报送凭据。
 *
 * @param identity what the credential stands for; {@code identity.credential()} is its id, the SFTP user name and the REST user
 * @param holder name of the holder, for people
 * @param secretSha256 SHA-256 of the secret, which is random text of 256 bits (so no salt is needed); null for none
 * @param sshPublicKeys public keys in OpenSSH form
 * @param createdAt when it was given out
 * @param retiredAt when it was withdrawn; null while it is good
 */
public record Credential(
        SenderIdentity identity,
        String holder,
        byte @Nullable [] secretSha256,
        List<String> sshPublicKeys,
        Instant createdAt,
        @Nullable Instant retiredAt) {

    /** Whether it may be used. */
    public boolean good() {
        return retiredAt == null;
    }
}
