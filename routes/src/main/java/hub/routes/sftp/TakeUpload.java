package hub.routes.sftp;

import hub.adapters.Form;
import hub.adapters.mapping.Mappings;
import hub.adapters.repository.Channel;
import hub.adapters.repository.Failpoints;
import hub.adapters.tree.TreeMapping;
import hub.adapters.tree.TreeMappings;
import hub.routes.intake.Incoming;
import hub.routes.intake.Receive;
import hub.routes.intake.Received;
import hub.routes.security.Participants;
import hub.routes.security.Refusal;
import hub.routes.security.RequestLimits;
import hub.standards.Standard;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;

/** Moves what arrived out of the inbox and hands it to the intake. */
final class TakeUpload {
    private static final Map<String, Form> FORMS = Map.of(
            "csv", Form.CSV,
            "json", Form.JSON,
            "ndjson", Form.NDJSON,
            "jsonl", Form.NDJSON,
            "xlsx", Form.XLSX,
            "xml", Form.XML);

    private final Arrivals arrivals;
    private final Participants participants;
    private final Mappings mappings;
    private final TreeMappings trees;
    private final Receive receive;
    private final RequestLimits limits;
    private final Standard standard;
    private final Failpoints failpoints;

    TakeUpload(
            Arrivals arrivals,
            Participants participants,
            Mappings mappings,
            TreeMappings trees,
            Receive receive,
            RequestLimits limits,
            Standard standard,
            Failpoints failpoints) {
        this.arrivals = arrivals;
        this.participants = participants;
        this.mappings = mappings;
        this.trees = trees;
        this.receive = receive;
        this.limits = limits;
        this.standard = standard;
        this.failpoints = failpoints;
    }

    /** Moves the upload a marker tells of; null if it was dealt with before. */
    public @Nullable Upload take(@Body File marker) throws IOException {
        failpoints.reach("upload-before-take");
        Arrival arrival = arrivals.read(marker.toPath());
        Optional<Participants.Entry> sender = participants.sender(arrival.credential());
        Optional<Path> content = arrivals.take(arrival);
        failpoints.reach("upload-after-take");
        if (sender.isEmpty() || content.isEmpty()) {
            return null;
        }
        return new Upload(arrival, sender.get(), content.get());
    }

    /**
     * Hands it to the intake. Done again after a crash it is the same submission, by its idempotency key.
     *
     * @throws Refusal if it may be taken later
     */
    public TakenUpload handOver(@Body Upload upload) throws IOException {
        return new TakenUpload(upload, receive(upload));
    }

    private Received receive(Upload upload) throws IOException {
        String name = upload.arrival().name();
        Form form = FORMS.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        long size = Files.size(upload.content());
        if (form == null) {
            return refused(Refusal.of("SYN-0023", 422, Map.of()));
        }
        if (size > limits.file().toBytes()) {
            return refused(Refusal.tooLarge(limits.file().toBytes()));
        }
        try (InputStream body = Files.newInputStream(upload.content())) {
            Received received = receive.receive(new Incoming(
                    upload.sender().identity(),
                    Channel.SFTP,
                    name,
                    form,
                    null,
                    declared(upload.sender(), name, form),
                    "sftp:" + upload.arrival().id(),
                    standard.version().version(),
                    size,
                    body));
            if (received instanceof Received.Refused refused
                    && (refused.httpStatus() == 429 || refused.httpStatus() == 503)) {
                throw Refusal.of(refused.finding(), refused.httpStatus());
            }
            return received;
        }
    }

    /** Files have no place for a declaration of secrecy: it was agreed with the mapping, or with the sender. */
    private @Nullable String declared(Participants.Entry sender, String name, Form form) {
        if (form == Form.CSV || form == Form.XLSX) {
            String agreed = mappings.forFile(sender.id(), name).declares();
            return agreed == null ? sender.filesDeclare() : agreed;
        }
        return trees.forFile(sender.id(), name, form)
                .map(TreeMapping::declares)
                .orElseGet(sender::filesDeclare);
    }

    private static Received refused(Refusal refusal) {
        return new Received.Refused(refusal.finding(), refusal.status());
    }
}
