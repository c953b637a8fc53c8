package hub.routes.sftp;

import hub.adapters.repository.Channel;
import hub.routes.security.Participants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The home of each sender: {@code inbox/} to write to, {@code receipts/} and {@code outbox/} to read from; nothing else is in it, and it
 * is all the sender can see. What is in {@code receipts/} and {@code outbox/} is in clear. 报送方目录。
 */
final class Homes {
    static final String INBOX = "inbox";
    static final String RECEIPTS = "receipts";
    static final String OUTBOX = "outbox";

    private final Path folder;

    /**
     * Makes the homes that are missing.
     *
     * @param folder where they are
     * @param participants who has one
     */
    Homes(Path folder, Participants participants) {
        this.folder = folder;
        participants.sendersBy(Channel.SFTP).forEach(sender -> make(sender.id()));
    }

    private void make(String id) {
        try {
            for (String room : new String[] {INBOX, RECEIPTS, OUTBOX}) {
                Files.createDirectories(of(id).resolve(room));
            }
            Files.setPosixFilePermissions(of(id), PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The home of that credential. */
    Path of(String id) {
        return folder.resolve(id);
    }

    /** Where its answers stand. */
    Path receipts(String id) {
        return of(id).resolve(RECEIPTS);
    }

    /** Where the tables stand that it gets back. */
    Path outbox(String id) {
        return of(id).resolve(OUTBOX);
    }
}
