package hub.routes.security;

import hub.adapters.SenderIdentity;
import hub.adapters.repository.Channel;
import hub.adapters.repository.Credential;
import hub.standards.Text;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every participant that has no credential yet one of its own. What exists is kept. 首次启动时生成凭据。
 *
 * <p>Files come before the row: a start that dies between the two makes a new secret next time and writes it over the old one, and no
 * credential is ever valid that nobody was told.
 */
final class FirstStart {
    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
    private static final Text OPERATOR = new Text("运维人员", "operator");

    private final Participants participants;
    private final CredentialBook book;
    private final CredentialFolder folder;

    FirstStart(Participants participants, CredentialBook book, CredentialFolder folder) {
        this.participants = participants;
        this.book = book;
        this.folder = folder;
    }

    /** Generates what is missing. */
    void provide() {
        for (Participants.Entry sender : participants.senders()) {
            boolean files = sender.channels().contains(Channel.SFTP);
            provide(sender.id(), Credential.Kind.SENDER, sender.title(), sender.identity(), files);
        }
        for (Participants.Subscriber subscriber : participants.subscribers()) {
            provide(subscriber.id(), Credential.Kind.SUBSCRIBER, subscriber.title(), null, false);
        }
        provide(participants.operator().id(), Credential.Kind.OPERATOR, OPERATOR, null, false);
    }

    private void provide(
            String id, Credential.Kind kind, Text title, @Nullable SenderIdentity identity, boolean files) {
        if (book.knows(id)) {
            return;
        }
        String secret = Secret.generate();
        folder.write(id, "secret", secret + "\n");
        SshKey key = files ? SshKey.generate(id) : null;
        if (key != null) {
            folder.write(id, "id_ed25519", key.privateKey());
            folder.write(id, "id_ed25519.pub", key.publicKey() + "\n");
        }
        folder.tell(paragraph(id, title, secret, key));
        List<String> keys = key == null ? List.of() : List.of(key.publicKey());
        book.add(new Credential(id, kind, title.zh(), identity, Secret.digest(secret), keys, Instant.now(), null));
        LOG.info("generated a credential for {}", id);
    }

    private String paragraph(String id, Text title, String secret, @Nullable SshKey key) {
        String ssh = key == null ? "" : "  SFTP 私钥 key  " + folder.of(id).resolve("id_ed25519") + "\n";
        return "%s  %s\n  用户名 user    %s\n  密钥 secret    %s\n%s\n".formatted(title.zh(), title.en(), id, secret, ssh);
    }
}
