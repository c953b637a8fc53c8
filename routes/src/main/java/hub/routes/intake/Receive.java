package hub.routes.intake;

import hub.adapters.Content;
import hub.adapters.SenderIdentity;
import hub.adapters.keys.Archive;
import hub.adapters.keys.Keys;
import hub.adapters.receipt.Receipt;
import hub.adapters.repository.Channel;
import hub.adapters.repository.Failpoints;
import hub.adapters.repository.Receipts;
import hub.adapters.repository.Stream;
import hub.adapters.repository.Submission;
import hub.adapters.repository.SubmissionId;
import hub.adapters.repository.Submissions;
import hub.adapters.secrecy.Exclusions;
import hub.adapters.secrecy.PackedScan;
import hub.adapters.secrecy.SecrecyMark;
import hub.adapters.secrecy.SecrecyScan;
import hub.adapters.secrecy.SecrecyVerdict;
import hub.routes.alert.OfficerAlerts;
import hub.routes.work.Transactions;
import hub.schemas.Findings;
import hub.standards.Standard;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Receives a submission: nobody is answered before it is durable, and what is refused leaves nothing behind. 接收。
 *
 * <p>Order: what can be refused before the body is read; then the body, streamed into the row or the encrypted archive while it is hashed,
 * counted and looked through for secrecy marks and excluded names; then one transaction with submission, inbox and audit row.
 */
public final class Receive {
    /** Bodies up to this size stay in the row of the submission. */
    static final int SMALL = 64 * 1024;

    private static final Set<String> NON_CLASSIFIED = Set.of("none", "非密");
    private static final int SHOWN_NAME = 200;
    private static final int ENTRIES = 1_000;
    private final Standard standard;
    private final Findings findings;
    private final Keys keys;
    private final Archive archive;
    private final Transactions transactions;
    private final Submissions submissions;
    private final Receipts receipts;
    private final Consumer<Stream> nudge;
    private final BooleanSupplier sealingTooOld;
    private final Predicate<Incoming> mappingKnown;
    private final IntakeLimits limits;
    private final Exclusions exclusions;
    private final OfficerAlerts alerts;
    private final Failpoints failpoints;
    private final Clock clock;

    /**
     * The door.
     *
     * @param nudge tells the workers that something waits in a stream
     * @param sealingTooOld whether the audit log is sealed so late that nothing may be taken
     * @param mappingKnown whether there is the mapping that a submission names
     * @param exclusions names of units and classes that may not come in
     * @param alerts who is told of what is refused for secrecy
     */
    public Receive(
            Standard standard,
            Keys keys,
            Archive archive,
            Transactions transactions,
            Submissions submissions,
            Receipts receipts,
            Consumer<Stream> nudge,
            BooleanSupplier sealingTooOld,
            Predicate<Incoming> mappingKnown,
            IntakeLimits limits,
            Exclusions exclusions,
            OfficerAlerts alerts,
            Failpoints failpoints,
            Clock clock) {
        this.standard = standard;
        this.findings = new Findings(standard);
        this.keys = keys;
        this.archive = archive;
        this.transactions = transactions;
        this.submissions = submissions;
        this.receipts = receipts;
        this.nudge = nudge;
        this.sealingTooOld = sealingTooOld;
        this.mappingKnown = mappingKnown;
        this.limits = limits;
        this.exclusions = exclusions;
        this.alerts = alerts;
        this.failpoints = failpoints;
        this.clock = clock;
    }

    /**
     * Receives a submission.
     *
     * @throws IOException if the body cannot be read to its end, or not be kept; nothing is kept then
     * @throws org.springframework.dao.DataAccessException if the repository cannot be reached; nothing is kept then
     */
    public Received receive(Incoming incoming) throws IOException {
        Received.Refused refused = beforeReading(incoming);
        if (refused != null) {
            return refused;
        }
        try (Taking body = new Taking(incoming)) {
            refused = body.read();
            return refused != null ? refused : keep(incoming, body);
        }
    }

    /** What is done with a body that was looked at and is not kept. */
    @FunctionalInterface
    public interface Look<T> {
        /** Looks at the submission, as it would have been kept, and its content. */
        T at(Submission submission, Content content) throws IOException;
    }

    /**
     * Takes a submission as far as its content is known to be fit, and keeps nothing.
     *
     * @param refused what becomes of a refusal
     * @throws IOException if the body cannot be read to its end
     */
    public <T> T look(Incoming incoming, Function<Received.Refused, T> refused, Look<T> look) throws IOException {
        Received.Refused before = beforeReading(incoming);
        if (before != null) {
            return refused.apply(before);
        }
        try (Taking body = new Taking(incoming)) {
            Received.Refused after = body.read();
            if (after != null) {
                return refused.apply(after);
            }
            Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            return look.at(submission(incoming, body, SubmissionId.at(at), at, null, "not kept"), new Content() {
                @Override
                public String name() {
                    return incoming.name();
                }

                @Override
                public InputStream open() throws IOException {
                    return body.reread();
                }
            });
        }
    }

    /**
     * What speaks against a submission before its body is read; null for nothing.
     *
     * @param incoming the submission; its body is left alone
     */
    public Received.@Nullable Refused beforeReading(Incoming incoming) {
        if (sealingTooOld.getAsBoolean()) {
            return refused("HUB-0001", 503, Map.of("retryAfter", "30"));
        }
        String secrecy = incoming.secrecy() == null ? "" : incoming.secrecy().strip();
        if (!NON_CLASSIFIED.contains(secrecy)) {
            return secrecy.isEmpty() ? refused("SEC-0002", 422, Map.of()) : secret(incoming, SecrecyVerdict.MARKED);
        }
        SecrecyVerdict name = named(incoming.name());
        if (name != SecrecyVerdict.CLEAR) {
            return secret(incoming, name);
        }
        if (!standard.version().version().equals(incoming.standard())) {
            return refused(
                    "SYN-0018",
                    422,
                    Map.of(
                            "version",
                            incoming.standard().length() > 10
                                    ? incoming.standard().substring(0, 10)
                                    : incoming.standard(),
                            "supported",
                            standard.version().version()));
        }
        if (incoming.mapping() != null && !mappingKnown.test(incoming)) {
            return refused("HUB-0004", 400, Map.of("reason", "mapping / 映射"));
        }
        return incoming.declaredLength() > limits.of(incoming.form()) ? tooLarge(incoming) : null;
    }

    /** A new scan for what comes besides a body. */
    public SecrecyScan scan() {
        return new SecrecyScan(exclusions);
    }

    /** What a name tells of what bears it: clear, marked or excluded. */
    public SecrecyVerdict named(String name) {
        if (SecrecyMark.inName(name)) {
            return SecrecyVerdict.MARKED;
        }
        return exclusions.in(name) ? SecrecyVerdict.EXCLUDED : SecrecyVerdict.CLEAR;
    }

    /**
     * Refuses what cannot be read for its form, looked through all the same: what is secret is refused as that.
     *
     * @param sender who sends
     * @param channel the way it comes
     * @param name the name its sender gave it
     * @param body the bytes; read once, not closed
     * @throws IOException if the body cannot be read to its end
     */
    public Received.Refused unreadable(SenderIdentity sender, Channel channel, String name, InputStream body)
            throws IOException {
        SecrecyVerdict verdict = named(name);
        if (verdict == SecrecyVerdict.CLEAR) {
            PushbackInputStream all = new PushbackInputStream(body, 2);
            byte[] first = all.readNBytes(2);
            all.unread(first);
            if (first.length == 2 && first[0] == 'P' && first[1] == 'K') {
                verdict = new PackedScan(ENTRIES, limits.unpacked(), limits.ratio(), exclusions).scan(all);
            } else {
                SecrecyScan scan = scan();
                scan.over(all).transferTo(OutputStream.nullOutputStream());
                verdict = scan.verdict();
            }
        }
        return verdict == SecrecyVerdict.MARKED || verdict == SecrecyVerdict.EXCLUDED
                ? secret(sender, channel, verdict)
                : refused("SYN-0023", 422, Map.of());
    }

    private Received.Refused secret(Incoming incoming, SecrecyVerdict verdict) {
        return secret(incoming.sender(), incoming.channel(), verdict);
    }

    /** Refuses what is secret, and tells the officer in charge. */
    public Received.Refused secret(SenderIdentity sender, Channel channel, SecrecyVerdict verdict) {
        String code = Objects.requireNonNull(verdict.finding());
        alerts.raise(sender.credential(), channel, code);
        return refused(code, 422, Map.of());
    }

    private Received.Refused tooLarge(Incoming incoming) {
        return refused("LIM-0001", 413, Map.of("limit", (limits.of(incoming.form()) >> 20) + " MB"));
    }

    private Received.Refused refused(String code, int status, Map<String, String> arguments) {
        return new Received.Refused(findings.of(code, null, "", null, arguments), status);
    }

    private Received keep(Incoming incoming, Taking body) throws IOException {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String id = SubmissionId.at(at);
        Submission bare = submission(incoming, body, id, at, null, null);
        byte[] small = body.small();
        Submission submission = small != null
                ? submission(
                        incoming, body, id, at, keys.seal(small, bare.bound()).bytes(), null)
                : submission(incoming, body, id, at, null, body.archived());
        // if the commit fails, the file stays: whether the row that names it is there cannot be known
        Submissions.Kept kept = transactions.get(connection -> {
            Submissions.Kept done = submissions.keep(connection, submission);
            failpoints.reach("received-before-commit");
            return done;
        });
        failpoints.reach("received-after-commit");
        if (kept instanceof Submissions.Kept.New) {
            nudge.accept(new Stream(
                    incoming.sender().institution(), incoming.sender().system()));
            return new Received.Taken(id);
        }
        body.unkept();
        if (kept instanceof Submissions.Kept.Again again) {
            Receipt first = transactions
                    .get(connection -> receipts.find(connection, again.id()))
                    .orElseThrow();
            return new Received.Repeated(again.id(), first);
        }
        return refused("LIM-0005", 422, Map.of("key", String.valueOf(incoming.idempotencyKey())));
    }

    private static Submission submission(
            Incoming incoming,
            Taking body,
            String id,
            Instant at,
            byte @Nullable [] sealed,
            @Nullable String archived) {
        return new Submission(
                0,
                id,
                incoming.sender(),
                incoming.channel(),
                shown(incoming.name()),
                incoming.form(),
                incoming.mapping(),
                incoming.idempotencyKey(),
                incoming.standard(),
                body.sha256(),
                body.size(),
                sealed,
                archived,
                at);
    }

    /** A name is only ever shown and matched; characters that could deceive a reader of it go. */
    private static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints()
                .filter(point -> !Character.isISOControl(point)
                        && Character.getType(point) != Character.FORMAT
                        && Character.getType(point) != Character.SURROGATE)
                .limit(SHOWN_NAME)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /** The body on its way in. */
    private final class Taking implements AutoCloseable {
        private final Incoming incoming;
        private final MessageDigest sha256 = sha256Digest();
        private final SecrecyScan marks = scan();
        private final byte[] first = new byte[SMALL + 1];
        private int firstLength;
        private long size;
        private byte @Nullable [] digest;
        private Archive.@Nullable Writing writing;
        private @Nullable String archived;

        Taking(Incoming incoming) {
            this.incoming = incoming;
        }

        /** Reads the body to its end; what speaks against it, or null. */
        Received.@Nullable Refused read() throws IOException {
            firstLength = incoming.body().readNBytes(first, 0, first.length);
            take(first, firstLength);
            if (firstLength > SMALL) {
                Received.Refused refused = stream();
                if (refused != null) {
                    return refused;
                }
            }
            digest = sha256.digest();
            SecrecyVerdict verdict = marks.verdict();
            return refused(verdict == SecrecyVerdict.PACKED ? inside() : verdict);
        }

        /** What is packed is looked through unpacked, within the limits. */
        private SecrecyVerdict inside() throws IOException {
            try (InputStream clear = reread()) {
                return new PackedScan(ENTRIES, limits.unpacked(), limits.ratio(), exclusions).scan(clear);
            }
        }

        private Received.@Nullable Refused refused(SecrecyVerdict verdict) {
            String code = verdict.finding();
            if (code == null) {
                return null;
            }
            return switch (verdict) {
                case MARKED, EXCLUDED -> secret(incoming, verdict);
                case TOO_LARGE -> Receive.this.refused(code, 413, Map.of("limit", (limits.unpacked() >> 30) + " GB"));
                default -> Receive.this.refused(code, 422, Map.of());
            };
        }

        private Received.@Nullable Refused stream() throws IOException {
            Archive.Writing file = archive.begin();
            writing = file;
            file.stream().write(first, 0, firstLength);
            byte[] piece = new byte[SMALL];
            for (int read = incoming.body().read(piece);
                    read >= 0;
                    read = incoming.body().read(piece)) {
                take(piece, read);
                if (size > limits.of(incoming.form())) {
                    return tooLarge(incoming);
                }
                if (marks.decided()) {
                    return secret(incoming, marks.verdict());
                }
                file.stream().write(piece, 0, read);
            }
            return null;
        }

        private void take(byte[] bytes, int length) {
            sha256.update(bytes, 0, length);
            size += length;
            marks.scan(bytes, 0, length);
        }

        private InputStream reread() throws IOException {
            Archive.Writing file = writing;
            return file == null ? new java.io.ByteArrayInputStream(first, 0, firstLength) : file.reread();
        }

        byte[] sha256() {
            return Objects.requireNonNull(digest);
        }

        long size() {
            return size;
        }

        /** The body if it is small. */
        byte @Nullable [] small() {
            return writing == null ? java.util.Arrays.copyOf(first, firstLength) : null;
        }

        /** Makes the file durable and gives its name. */
        String archived() throws IOException {
            String name = Objects.requireNonNull(writing).keep();
            archived = name;
            return name;
        }

        /** The file was made durable, but nothing refers to it. */
        void unkept() throws IOException {
            if (archived != null) {
                archive.delete(archived);
            }
        }

        @Override
        public void close() throws IOException {
            if (writing != null) {
                writing.close();
            }
        }
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
