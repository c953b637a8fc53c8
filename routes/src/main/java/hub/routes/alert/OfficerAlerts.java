package hub.routes.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.adapters.repository.Audit;
import hub.adapters.repository.Channel;
import hub.routes.work.TemporaryFault;
import hub.routes.work.Transactions;
import hub.standards.FindingText;
import hub.standards.Standard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the security officer that a submission was refused for what it is: a line in the log, a row in the audit log, and one file a day,
 * sender, channel and code under {@code alerts/} of the data folder, which counts and stays until the officer takes it away. 保密告警。
 *
 * <p>An alert says who sent, by which channel, when and how often; nothing of the content, nor its name.
 */
public final class OfficerAlerts {
    private static final Logger LOG = LoggerFactory.getLogger(OfficerAlerts.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDING = ".alert.json";

    private final Path folder;
    private final Standard standard;
    private final Transactions transactions;
    private final Audit audit;
    private final Clock clock;

    /**
     * Makes the folder, for its owner alone.
     *
     * @param folder where the files stand
     */
    public OfficerAlerts(Path folder, Standard standard, Transactions transactions, Audit audit, Clock clock) {
        this.folder = folder;
        this.standard = standard;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Raises an alert. Never fails: the refusal it tells of stands, whatever becomes of the telling.
     *
     * @param credential who sent
     * @param channel by which way
     * @param code the finding it was refused with
     */
    public void raise(String credential, Channel channel, String code) {
        LOG.error(
                "SECRECY: {} by {} was refused with {}; the officer in charge must act 已拒收，请保密干部处理",
                credential,
                channel,
                code);
        try {
            write(credential, channel, code);
        } catch (IOException e) {
            LOG.error("an alert could not be written to {}", folder);
        }
        try {
            transactions.run(connection ->
                    audit.add(connection, credential, "refused", code, Audit.detail("channel", channel.name())));
        } catch (RuntimeException e) {
            LOG.error("an alert could not be written to the audit log: {}", TemporaryFault.described(e));
        }
    }

    private synchronized void write(String credential, Channel channel, String code) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String name =
                "%s.%s.%s.%s".formatted(LocalDate.ofInstant(now, ZoneId.systemDefault()), code, credential, channel);
        Path file = folder.resolve(name + ENDING);
        ObjectNode alert = Files.exists(file)
                ? (ObjectNode) JSON.readTree(Files.readAllBytes(file))
                : begun(credential, channel, code, now);
        alert.put("times", alert.path("times").asInt() + 1);
        alert.put("last", now.toString());
        Path unfinished = folder.resolve("." + name);
        Files.write(unfinished, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(alert));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private ObjectNode begun(String credential, Channel channel, String code, Instant now) {
        ObjectNode alert = JSON.createObjectNode();
        alert.put("code", code);
        FindingText text = standard.findings().get(code);
        if (text != null) {
            alert.put("zh", text.message().zh());
            alert.put("en", text.message().en());
        }
        alert.put("sender", credential);
        alert.put("channel", channel.name());
        alert.put("first", now.toString());
        return alert;
    }

    /** How many alerts nobody has taken away yet. */
    public int open() {
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.filter(file -> file.toString().endsWith(ENDING)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
