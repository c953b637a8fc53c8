package hub.routes.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.adapters.SenderIdentity;
import hub.adapters.receipt.FindingLine;
import hub.adapters.receipt.FindingsCsv;
import hub.adapters.receipt.Receipt;
import hub.adapters.receipt.ReceiptJson;
import hub.adapters.receipt.SubmissionState;
import hub.adapters.receipt.SubmissionSummary;
import hub.adapters.repository.Receipts;
import hub.routes.security.Refusal;
import hub.routes.work.Transactions;
import hub.routes.work.Verdicts;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Receipts and findings of the caller's own submissions; another's is answered as if there were none. */
@Component
final class OwnReceipts {
    private static final int PAGE = 1000;

    private final Transactions transactions;
    private final Receipts receipts;
    private final Verdicts verdicts;

    OwnReceipts(Transactions transactions, Receipts receipts, Verdicts verdicts) {
        this.transactions = transactions;
        this.receipts = receipts;
        this.verdicts = verdicts;
    }

    /**
     * The receipt as it stands.
     *
     * @throws Refusal if the viewer has no such submission
     */
    Receipt of(String submission, SenderIdentity viewer) {
        return transactions
                .get(connection -> receipts.find(connection, submission, viewer))
                .orElseThrow(Refusal::notFound);
    }

    /** Answers with one receipt, when it is finished or the preferred wait is over. */
    Answer receipt(RestRequest request) {
        request.with();
        Receipt now = of(request.path("submission"), request.identity());
        Duration wait = ReadPosted.wait(request);
        if (now.finished() || wait.isZero()) {
            return Answer.json(200, ReceiptJson.of(now));
        }
        Optional<Receipt> verdict = verdicts.await(request.path("submission"), wait);
        return Answer.json(200, ReceiptJson.of(verdict.orElse(now)))
                .with("Preference-Applied", "wait=" + wait.toSeconds());
    }

    /** Answers with a page of the caller's submissions. */
    Answer list(RestRequest request) {
        return page(request.with("state", "before", "limit"), request.identity(), null);
    }

    /** Answers with a page of everybody's submissions; for operators. */
    Answer listAll(RestRequest request) {
        request.with("institution", "state", "before", "limit");
        return page(request, null, request.query("institution").orElse(null));
    }

    private Answer page(RestRequest request, @Nullable SenderIdentity viewer, @Nullable String institution) {
        SubmissionState state = request.query("state").map(OwnReceipts::state).orElse(null);
        long before = request.number("before", Long.MAX_VALUE, 1, Long.MAX_VALUE);
        int limit = limit(request);
        List<SubmissionSummary> page =
                transactions.get(connection -> receipts.list(connection, viewer, institution, state, before, limit));
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode submissions = node.putArray("submissions");
        page.forEach(one -> submissions.add(json(one)));
        if (page.size() == limit) {
            node.put("next", Long.toString(page.get(limit - 1).number()));
        }
        return Answer.json(200, node);
    }

    private static SubmissionState state(String wire) {
        try {
            return SubmissionState.of(wire);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("state");
        }
    }

    private static int limit(RestRequest request) {
        return (int) request.number("limit", 100, 1, PAGE);
    }

    private static ObjectNode json(SubmissionSummary one) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("submission", one.submission());
        node.put("institution", one.institution());
        node.put("system", one.system());
        node.put("channel", one.channel());
        node.put("name", one.name());
        node.put("state", one.state().wire());
        node.put("receivedAt", ReceiptJson.time(one.receivedAt()));
        node.set("counts", ReceiptJson.of(one.counts()));
        return node;
    }

    /** Answers with a page of findings. */
    Answer findings(RestRequest request) {
        request.with("after", "limit");
        String submission = request.path("submission");
        of(submission, request.identity());
        int limit = limit(request);
        List<FindingLine> page =
                page(submission, request.identity(), request.number("after", 0, 0, Long.MAX_VALUE), limit);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode findings = node.putArray("findings");
        page.forEach(line -> findings.add(json(line)));
        if (page.size() == limit) {
            node.put("next", page.get(limit - 1).position());
        }
        return Answer.json(200, node);
    }

    private static ObjectNode json(FindingLine line) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("record", line.record());
        putIfThere(node, "type", line.type());
        putIfThere(node, "sourceId", line.sourceId());
        node.put("code", line.code());
        node.put("severity", line.severity().wire());
        node.put("level", line.level().wire());
        putIfThere(node, "field", line.field());
        node.put("at", line.at());
        putIfThere(node, "value", line.value());
        node.set("message", ReceiptJson.of(line.message()));
        node.set("hint", ReceiptJson.of(line.hint()));
        return node;
    }

    private static void putIfThere(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    /** Answers with all findings as CSV, a page in memory at a time. */
    Answer findingsCsv(RestRequest request) {
        request.with();
        String submission = request.path("submission");
        SenderIdentity viewer = request.identity();
        of(submission, viewer);
        return Answer.stream("text/csv;charset=UTF-8", out -> {
            FindingsCsv csv = new FindingsCsv(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            List<FindingLine> page = page(submission, viewer, 0, PAGE);
            while (!page.isEmpty()) {
                page.forEach(csv::add);
                page = page(submission, viewer, page.get(page.size() - 1).position(), PAGE);
            }
            csv.close();
        });
    }

    private List<FindingLine> page(String submission, SenderIdentity viewer, long after, int limit) {
        return transactions.get(connection -> receipts.findings(connection, submission, viewer, after, limit));
    }
}
