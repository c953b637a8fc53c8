package hub.routes.poll;

import hub.adapters.keys.Archive;
import hub.adapters.repository.Channel;
import hub.adapters.repository.PolledFile;
import hub.adapters.repository.PolledFiles;
import hub.adapters.secrecy.SecrecyVerdict;
import hub.routes.intake.Receive;
import hub.routes.intake.Received;
import hub.routes.poll.PartnerServers.AfterReading;
import hub.routes.poll.PartnerServers.Server;
import hub.routes.security.Participants;
import hub.routes.security.Refusal;
import hub.routes.sftp.InboxSettings;
import hub.routes.sftp.TakeUpload;
import hub.routes.work.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Visits one partner's server: takes what stands still and was not taken before, puts it away as agreed, and brings answers. 轮询一台服务器。
 *
 * <p>A name alone says nothing. What counts is the content: read whole, into an encrypted file that goes if it is not kept; compared with the
 * latest content under the name and with that of the sender's other files; written down before it is handed on under a key of its own, so that a
 * visit that ends anywhere is repeated without a second effect.
 */
final class PollPartner {
    private static final Logger LOG = LoggerFactory.getLogger(PollPartner.class);
    private static final Pattern DIGEST = Pattern.compile("(?<![0-9A-Fa-f])[0-9A-Fa-f]{64}(?![0-9A-Fa-f])");
    private static final int MANIFEST = 4_096;

    private final Server server;
    private final Path key;
    private final Participants.Entry sender;
    private final InboxSettings names;
    private final PolledFiles files;
    private final Transactions transactions;
    private final Archive archive;
    private final Receive receive;
    private final TakeUpload take;
    private final PartnerAnswers answers;
    private final long largest;
    private final Clock clock;
    private Map<String, Sight> sights = new HashMap<>();
    private @Nullable String failing;

    /** Since when a file looks as it does. */
    private record Sight(RemoteFile file, Instant since) {}

    PollPartner(
            Server server,
            Path key,
            Participants.Entry sender,
            InboxSettings names,
            PolledFiles files,
            Transactions transactions,
            Archive archive,
            Receive receive,
            TakeUpload take,
            PartnerAnswers answers,
            long largest,
            Clock clock) {
        this.server = server;
        this.key = key;
        this.sender = sender;
        this.names = names;
        this.files = files;
        this.transactions = transactions;
        this.archive = archive;
        this.receive = receive;
        this.take = take;
        this.answers = answers;
        this.largest = largest;
        this.clock = clock;
    }

    /** One visit. What fails is tried again at the next; a server that cannot be visited is said once, and once when it can. */
    public void poll() {
        try (PartnerSession session = PartnerSession.open(server, key)) {
            List<RemoteFile> listed = session.list();
            see(listed);
            for (RemoteFile file : listed) {
                lookAlone(session, file, listed);
            }
            if (server.answers() != null) {
                answers.write(session, server.id(), sender.identity());
            }
            if (failing != null) {
                LOG.info("the server of {} can be visited again", server.id());
                failing = null;
            }
        } catch (Refusal busy) {
            LOG.info("the files of {} wait: the hub takes nothing for the moment", server.id());
        } catch (IOException e) {
            String why = e.getClass().getSimpleName();
            if (!why.equals(failing)) {
                LOG.warn("the visit to the server of {} ended early: {}", server.id(), why);
                failing = why;
            }
        }
    }

    private void see(List<RemoteFile> listed) {
        Instant now = clock.instant();
        Map<String, Sight> seen = new HashMap<>();
        for (RemoteFile file : listed) {
            Sight before = sights.get(file.name());
            seen.put(file.name(), before != null && before.file().sameAs(file) ? before : new Sight(file, now));
        }
        sights = seen;
    }

    /** A file the server does not hand out, or does not let be moved, keeps no other from being taken. */
    private void lookAlone(PartnerSession session, RemoteFile file, List<RemoteFile> listed) throws IOException {
        try {
            look(session, file, listed);
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_CONNECTION_LOST
                    || e.getStatus() == SftpConstants.SSH_FX_NO_CONNECTION) {
                throw e;
            }
            LOG.warn("a file of {} is left for now: the server answered {}", server.id(), e.getStatus());
        }
    }

    private void look(PartnerSession session, RemoteFile file, List<RemoteFile> listed) throws IOException {
        if (!counts(file, listed)) {
            return;
        }
        byte[] name = digest().digest(file.name().getBytes(StandardCharsets.UTF_8));
        Optional<PolledFile> known = transactions.get(connection -> files.find(connection, server.id(), name));
        if (known.isEmpty() || changed(known.get(), file)) {
            known = read(session, file, name, known);
        }
        if (known.isPresent() && known.get().state() != PolledFile.State.TAKING) {
            putAway(session, file, known.get());
        }
    }

    /** Whether it bears a final name that is wanted, and is finished by its manifest or by standing still. */
    private boolean counts(RemoteFile file, List<RemoteFile> listed) {
        String manifest = server.manifest();
        if (!names.isFinal(file.name())
                || !server.wants(file.name())
                || manifest != null && file.name().endsWith(manifest)) {
            return false;
        }
        if (manifest != null) {
            return listed.stream().anyMatch(other -> other.name().equals(file.name() + manifest));
        }
        Sight sight = sights.get(file.name());
        return sight != null && !sight.since().plus(server.steady()).isAfter(clock.instant());
    }

    private boolean changed(PolledFile known, RemoteFile file) {
        return known.state() == PolledFile.State.TAKING
                || known.size() != file.size()
                || !known.modified().equals(file.modified())
                || known.readAt().plus(server.recheck()).isBefore(clock.instant());
    }

    private Optional<PolledFile> read(PartnerSession session, RemoteFile file, byte[] name, Optional<PolledFile> known)
            throws IOException {
        PolledFile bare = new PolledFile(
                server.id(),
                name,
                file.name(),
                sender.id(),
                file.size(),
                file.modified(),
                null,
                known.map(PolledFile::generation).orElse(0) + 1,
                PolledFile.State.TAKING,
                null,
                null,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                false,
                false);
        SecrecyVerdict named = receive.named(file.name());
        if (named != SecrecyVerdict.CLEAR) {
            return Optional.of(refused(bare, receive.secret(sender.identity(), Channel.SFTP, named)));
        }
        if (file.size() > largest) {
            return Optional.of(saved(bare.refused("LIM-0001", false)));
        }
        try (Archive.Writing content = archive.begin()) {
            byte[] sha256 = copied(session, file, content);
            if (!whole(session, file, sha256)) {
                return Optional.empty();
            }
            return Optional.of(taken(bare, sha256, known, content));
        }
    }

    private static byte[] copied(PartnerSession session, RemoteFile file, Archive.Writing content) throws IOException {
        MessageDigest sha256 = digest();
        byte[] piece = new byte[1 << 16];
        long left = file.size();
        try (InputStream in = session.read(file.name())) {
            for (int read = in.read(piece); read >= 0 && left >= 0; read = in.read(piece)) {
                sha256.update(piece, 0, read);
                content.stream().write(piece, 0, read);
                left -= read;
            }
        }
        if (left != 0) {
            throw new IOException("the file changed while it was read");
        }
        return sha256.digest();
    }

    /** Whether it looks after reading as before, and is what its manifest says. */
    private boolean whole(PartnerSession session, RemoteFile file, byte[] sha256) throws IOException {
        if (session.look(file.name()).filter(file::sameAs).isEmpty()) {
            return false;
        }
        if (server.manifest() == null) {
            return true;
        }
        try (InputStream in = session.read(file.name() + server.manifest())) {
            Matcher digests = DIGEST.matcher(new String(in.readNBytes(MANIFEST), StandardCharsets.ISO_8859_1));
            Set<String> said = digests.results()
                    .map(found -> found.group().toLowerCase(java.util.Locale.ROOT))
                    .collect(Collectors.toSet());
            return said.isEmpty() || said.contains(HexFormat.of().formatHex(sha256));
        }
    }

    private PolledFile taken(PolledFile bare, byte[] sha256, Optional<PolledFile> known, Archive.Writing content)
            throws IOException {
        boolean same = known.isPresent() && Arrays.equals(known.get().sha256(), sha256);
        if (same && known.get().state() != PolledFile.State.TAKING) {
            PolledFile again = known.get();
            transactions.run(connection -> files.seenAgain(connection, bare));
            return again;
        }
        PolledFile taking = new PolledFile(
                bare.server(),
                bare.key(),
                bare.name(),
                bare.credential(),
                bare.size(),
                bare.modified(),
                sha256,
                same ? known.get().generation() : bare.generation(),
                PolledFile.State.TAKING,
                null,
                null,
                bare.readAt(),
                false,
                false);
        Optional<String> elsewhere =
                transactions.get(connection -> files.submissionOf(connection, sender.id(), sha256, bare.key()));
        if (elsewhere.isPresent()) {
            return saved(taking.became(PolledFile.State.REPEATED, elsewhere.get()));
        }
        saved(taking);
        Received received;
        try (InputStream body = content.reread()) {
            received = take.receive(
                    sender, String.valueOf(bare.name()), "poll:" + server.id() + ":" + mark(taking), bare.size(), body);
        }
        if (received instanceof Received.Refused refused) {
            return refused(taking, refused);
        }
        String submission = received instanceof Received.Taken now
                ? now.submissionId()
                : ((Received.Repeated) received).submissionId();
        return saved(taking.became(PolledFile.State.TAKEN, submission));
    }

    private PolledFile refused(PolledFile file, Received.Refused refused) {
        String code = refused.finding().code();
        return saved(file.refused(code, code.startsWith("SEC-")));
    }

    private PolledFile saved(PolledFile file) {
        transactions.run(connection -> files.save(connection, file));
        return file;
    }

    private void putAway(PartnerSession session, RemoteFile file, PolledFile known) throws IOException {
        if (known.settled() || server.afterReading() == AfterReading.LEAVE) {
            return;
        }
        if (session.putAway(file, mark(known))) {
            transactions.run(connection -> files.settled(connection, known));
        }
    }

    /** A short mark of one content under one name. */
    static String mark(PolledFile file) {
        MessageDigest all = digest();
        all.update(file.key());
        byte[] sha256 = file.sha256();
        if (sha256 != null) {
            all.update(sha256);
        }
        all.update((byte) file.generation());
        return HexFormat.of().formatHex(all.digest(), 0, 8);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
