package hub.routes.deliver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.adapters.receipt.ReceiptJson;
import hub.adapters.repository.Audit;
import hub.adapters.repository.Lineage;
import hub.adapters.repository.Submission;
import hub.adapters.repository.Submissions;
import hub.routes.work.ReadAgain;
import hub.routes.work.Transactions;
import hub.schemas.Candidate;
import hub.schemas.Masking;
import hub.standards.Field;
import hub.standards.RecordKey;
import hub.standards.StandardRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From a record back to the file, the row and the cell it came from, and forward to every subscriber. 血缘追溯。
 *
 * <p>Kept is where each record stood; where its fields stood is read from what was sent, as today's mappings read it, and told only if
 * the record still stands where it stood then.
 */
public final class Trace {
    private static final int VERSIONS = 100;
    private final Transactions transactions;
    private final Lineage lineage;
    private final Submissions submissions;
    private final ReadAgain readAgain;
    private final Audit audit;

    Trace(Transactions transactions, Lineage lineage, Submissions submissions, ReadAgain readAgain, Audit audit) {
        this.transactions = transactions;
        this.lineage = lineage;
        this.submissions = submissions;
        this.readAgain = readAgain;
        this.audit = audit;
    }

    private record Found(List<Lineage.Step> steps, Map<Long, Submission> origins, List<Lineage.Delivery> deliveries) {}

    /**
     * The lineage of a record; that somebody asked is in the audit. Personal values are masked.
     *
     * @param field only this field of it; null for all
     * @param by credential of who asks
     * @return empty if there is no such record
     */
    public Optional<ObjectNode> of(RecordKey key, @Nullable String field, String by) {
        Found found = transactions.get(connection -> {
            List<Lineage.Step> steps = lineage.steps(connection, key, VERSIONS);
            Map<Long, Submission> origins = new HashMap<>();
            submissions
                    .find(
                            connection,
                            steps.stream()
                                    .map(Lineage.Step::submission)
                                    .distinct()
                                    .toList())
                    .forEach(submission -> origins.put(submission.number(), submission));
            Long seq = steps.isEmpty() ? null : steps.get(0).seq();
            List<Lineage.Delivery> deliveries = seq == null ? List.of() : lineage.deliveries(connection, seq);
            if (!steps.isEmpty()) {
                audit.add(
                        connection,
                        by,
                        "lineage-read",
                        origins.values().iterator().next().id(),
                        Audit.detail(
                                "type",
                                key.type(),
                                "record",
                                Integer.toString(steps.get(0).recordNo())));
            }
            return new Found(steps, origins, deliveries);
        });
        return found.steps().isEmpty() ? Optional.empty() : Optional.of(json(key, field, found));
    }

    private ObjectNode json(RecordKey key, @Nullable String field, Found found) {
        Lineage.Step latest = found.steps().get(0);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", key.type());
        json.set("key", EventJson.key(key));
        ArrayNode versions = json.putArray("versions");
        for (Lineage.Step step : found.steps()) {
            versions.add(version(step, Objects.requireNonNull(found.origins().get(step.submission()))));
        }
        ArrayNode fields = json.putArray("fields");
        readAgain
                .record(Objects.requireNonNull(found.origins().get(latest.submission())), latest.recordNo())
                .filter(read -> stoodThere(read, key, latest))
                .ifPresent(read -> fields(read, field, fields));
        ArrayNode deliveries = json.putArray("deliveries");
        for (Lineage.Delivery delivery : found.deliveries()) {
            ObjectNode one = deliveries
                    .addObject()
                    .put("subscriber", delivery.subscriber())
                    .put("seq", delivery.seq())
                    .put("state", delivery.state().wire());
            if (delivery.at() != null) {
                one.put("at", ReceiptJson.time(delivery.at()));
            }
        }
        return json;
    }

    private static ObjectNode version(Lineage.Step step, Submission submission) {
        ObjectNode version = JsonNodeFactory.instance.objectNode();
        version.put("version", step.version()).put("op", step.op()).put("recordedAt", ReceiptJson.time(step.at()));
        version.put("submission", submission.id());
        version.put("sender", submission.sender().credential());
        version.put("channel", submission.channel().name().toLowerCase(java.util.Locale.ROOT));
        version.put("file", submission.name());
        version.put("digest", submission.digest());
        version.put("receivedAt", ReceiptJson.time(submission.receivedAt()));
        if (submission.mapping() != null) {
            version.put("mapping", submission.mapping());
        }
        version.put("standard", submission.standard());
        if (step.rules() != null) {
            version.put("rules", step.rules());
        }
        version.put("record", step.recordNo());
        if (step.place() != null) {
            version.put("at", step.place());
        }
        return version;
    }

    private static boolean stoodThere(Candidate read, RecordKey key, Lineage.Step step) {
        StandardRecord record = read.record();
        return record != null
                && record.key().equals(key)
                && (step.place() == null || step.place().equals(read.place().at(null)));
    }

    private static void fields(Candidate read, @Nullable String only, ArrayNode fields) {
        StandardRecord record = Objects.requireNonNull(read.record());
        for (Field field : record.type().fields()) {
            Object value = record.get(field.ordinal());
            if (value != null && (only == null || only.equals(field.name()))) {
                fields.addObject()
                        .put("field", field.name())
                        .put("at", read.place().at(field.name()))
                        .put("value", Masking.show(field.element(), value));
            }
        }
    }
}
