package hub.adapters.repository;

import hub.adapters.SenderIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A credential given out, and how its holder is known. 凭据。
 *
 * @param id the user name on every channel
 * @param kind what it is good for
 * @param holder name of the holder, for people
 * @param identity what a sender's credential stands for; null for the other kinds
 * @param secretSha256 SHA-256 of the secret, which is random text of 256 bits (so no salt is needed); null for none
 * @param sshPublicKeys public keys in OpenSSH form
 * @param createdAt when it was given out
 * @param retiredAt when it was withdrawn; null while it is good
 */
public record Credential(
        String id,
        Kind kind,
        String holder,
        @Nullable SenderIdentity identity,
        byte @Nullable [] secretSha256,
        List<String> sshPublicKeys,
        Instant createdAt,
        @Nullable Instant retiredAt) {

    /** What a credential is good for. 用途。 */
    public enum Kind {
        /** 报送. */
        SENDER,
        /** 订阅. */
        SUBSCRIBER,
        /** 运维. */
        OPERATOR;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind ofStored(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether it may be used. */
    public boolean good() {
        return retiredAt == null;
    }
}
