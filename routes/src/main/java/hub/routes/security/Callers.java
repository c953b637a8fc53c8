package hub.routes.security;

import hub.adapters.repository.Credential;
import java.util.List;
import java.util.Optional;

/** Finds who calls, from what the caller proves alone. 由凭据认人。 */
public final class Callers {
    private final Participants participants;
    private final CredentialBook book;

    public Callers(Participants participants, CredentialBook book) {
        this.participants = participants;
        this.book = book;
    }

    /** Who has this id and this secret; empty if nobody, whichever of the two is wrong. */
    public Optional<Caller> bySecret(String id, String secret) {
        return book.find(id)
                .filter(found -> found.secretSha256() != null && Secret.matches(found.secretSha256(), secret))
                .flatMap(found -> caller(id));
    }

    /**
     * The public keys of which a sender must prove one by SFTP, as lines of an authorized_keys file; none for who may not use SFTP.
     *
     * @param id the credential
     */
    public List<String> sshKeys(String id) {
        return book.find(id).map(Credential::sshPublicKeys).orElse(List.of());
    }

    private Optional<Caller> caller(String id) {
        if (participants.operator().id().equals(id)) {
            return Optional.of(new Caller.Operating(id));
        }
        Optional<Caller> sender = participants.sender(id).map(entry -> new Caller.Sending(entry, entry.identity()));
        return sender.or(() -> participants.subscriber(id).map(Caller.Subscribing::new));
    }
}
