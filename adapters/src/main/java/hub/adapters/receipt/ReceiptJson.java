package hub.adapters.receipt;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.schemas.Severity;
import hub.standards.Text;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The receipt as JSON, in answers and in receipt files. 回执 JSON。 */
public final class ReceiptJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");

    private ReceiptJson() {}

    /** The receipt as a tree. */
    public static ObjectNode of(Receipt receipt) {
        ObjectNode node = JSON.createObjectNode();
        if (receipt.submission() != null) {
            node.put("submission", receipt.submission());
        }
        node.put("state", receipt.state().wire());
        if (receipt.idempotencyKey() != null) {
            node.put("idempotencyKey", receipt.idempotencyKey());
        }
        node.put("digest", receipt.digest());
        node.put("receivedAt", time(receipt.receivedAt()));
        if (receipt.finishedAt() != null) {
            node.put("finishedAt", time(receipt.finishedAt()));
        }
        node.put("standard", receipt.standard());
        node.put("rules", receipt.rules());
        node.set("counts", of(receipt.counts()));
        ArrayNode levels = node.putArray("levels");
        for (Receipt.LevelRun level : receipt.levels()) {
            ObjectNode run =
                    levels.addObject().put("level", level.level().wire()).put("ran", level.ran());
            if (level.reason() != null) {
                run.set("reason", of(level.reason()));
            }
        }
        ArrayNode findings = node.putArray("findings");
        receipt.findings().forEach(group -> findings.add(of(group)));
        ArrayNode history = node.putArray("history");
        receipt.history()
                .forEach(step -> history.addObject()
                        .put("at", time(step.at()))
                        .put("state", step.state().wire()));
        if (receipt.submission() != null) {
            String self = "/api/v1/submissions/" + receipt.submission();
            node.putObject("links")
                    .put("self", self)
                    .put("findings", self + "/findings")
                    .put("findings.csv", self + "/findings.csv");
        }
        return node;
    }

    /** Counts as a tree; the sum stands first. */
    public static ObjectNode of(Counts counts) {
        return JSON.createObjectNode()
                .put("received", counts.received())
                .put("accepted", counts.accepted())
                .put("unchanged", counts.unchanged())
                .put("stale", counts.stale())
                .put("quarantined", counts.quarantined())
                .put("rejected", counts.rejected());
    }

    private static ObjectNode of(Receipt.Group group) {
        ObjectNode node = JSON.createObjectNode()
                .put("code", group.code())
                .put("severity", group.severity().wire())
                .put("level", group.level().wire())
                .put("records", group.records())
                .put("root", group.root());
        if (group.root() && group.severity() == Severity.ERROR) {
            node.put("dependents", group.dependents()).put("accountsFor", group.accountsFor());
        }
        node.set("message", of(group.message()));
        node.set("hint", of(group.hint()));
        ArrayNode samples = node.putArray("samples");
        for (Receipt.Sample sample : group.samples()) {
            ObjectNode one = samples.addObject();
            if (sample.sourceId() != null) {
                one.put("sourceId", sample.sourceId());
            }
            one.put("at", sample.at());
            if (sample.value() != null) {
                one.put("value", sample.value());
            }
        }
        return node;
    }

    /** A text in both languages as a tree. */
    public static ObjectNode of(Text text) {
        return JSON.createObjectNode().put("zh", text.zh()).put("en", text.en());
    }

    /** A time as messages show it: to the millisecond, in the standard's time zone. */
    public static String time(Instant at) {
        return TIME.format(OffsetDateTime.ofInstant(at.truncatedTo(ChronoUnit.MILLIS), ZONE));
    }
}
