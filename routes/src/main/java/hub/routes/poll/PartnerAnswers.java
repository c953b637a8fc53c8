package hub.routes.poll;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.adapters.SenderIdentity;
import hub.adapters.receipt.FindingLine;
import hub.adapters.receipt.FindingsCsv;
import hub.adapters.receipt.Receipt;
import hub.adapters.receipt.ReceiptJson;
import hub.adapters.repository.PolledFile;
import hub.adapters.repository.PolledFiles;
import hub.adapters.repository.Receipts;
import hub.routes.security.Refusal;
import hub.routes.security.RefusalJson;
import hub.routes.work.Transactions;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts answers back to a partner's server: the receipt, and the findings beside it where there are any. */
final class PartnerAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_ONCE = 500;
    private static final int PAGE = 1_000;

    private final PolledFiles files;
    private final Receipts receipts;
    private final Transactions transactions;
    private final RefusalJson problems;

    PartnerAnswers(PolledFiles files, Receipts receipts, Transactions transactions, RefusalJson problems) {
        this.files = files;
        this.receipts = receipts;
        this.transactions = transactions;
        this.problems = problems;
    }

    /** Writes the answers whose verdict is there. */
    void write(PartnerSession session, String server, SenderIdentity sender) throws IOException {
        for (PolledFile file : transactions.get(connection -> files.unanswered(connection, server, AT_ONCE))) {
            if (written(session, file, sender)) {
                transactions.run(connection -> files.answered(connection, file));
            }
        }
    }

    private boolean written(PartnerSession session, PolledFile file, SenderIdentity sender) throws IOException {
        if (file.refusal() != null) {
            refused(session, file, file.refusal());
            return true;
        }
        String submission = String.valueOf(file.submission());
        Optional<Receipt> receipt = transactions.get(connection -> receipts.find(connection, submission, sender));
        if (receipt.isEmpty() || !receipt.get().finished()) {
            return false;
        }
        String name = file.name() + "." + submission;
        if (!receipt.get().findings().isEmpty()) {
            session.answer(name + ".findings.csv", out -> {
                try (FindingsCsv csv = new FindingsCsv(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                    List<FindingLine> page = page(submission, sender, 0);
                    while (!page.isEmpty()) {
                        page.forEach(csv::add);
                        page = page(
                                submission, sender, page.get(page.size() - 1).position());
                    }
                }
            });
        }
        ObjectNode json = ReceiptJson.of(receipt.get());
        json.put("name", file.name());
        // The receipt comes last: who waits for it finds the findings beside it.
        session.answer(name + ".receipt.json", out -> out.write(pretty(json)));
        return true;
    }

    private void refused(PartnerSession session, PolledFile file, String code) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("state", "rejected");
        if (file.name() != null) {
            json.put("name", file.name());
        }
        json.setAll((ObjectNode) JSON.readTree(problems.write(Refusal.of(code, 422, Map.of()))));
        String name = file.name() == null ? "refused" : file.name();
        session.answer(name + "." + PollPartner.mark(file) + ".receipt.json", out -> out.write(pretty(json)));
    }

    private static byte[] pretty(ObjectNode json) throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    }

    private List<FindingLine> page(String submission, SenderIdentity sender, long after) {
        return transactions.get(connection -> receipts.findings(connection, submission, sender, after, PAGE));
    }
}
