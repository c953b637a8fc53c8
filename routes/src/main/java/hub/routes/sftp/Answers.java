package hub.routes.sftp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.adapters.SenderIdentity;
import hub.adapters.receipt.FindingLine;
import hub.adapters.receipt.FindingsCsv;
import hub.adapters.receipt.Receipt;
import hub.adapters.receipt.ReceiptJson;
import hub.adapters.repository.Failpoints;
import hub.adapters.repository.Receipts;
import hub.routes.intake.Received;
import hub.routes.security.Participants;
import hub.routes.security.Refusal;
import hub.routes.security.RefusalJson;
import hub.routes.work.Transactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Body;

/**
 * The answers to uploads: {@code receipts/<name>.<submission>.receipt.json} and, where there are findings, {@code .findings.csv} beside
 * it. What is owed is written down before the upload is forgotten, so a restart forgets no answer.
 */
final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 1000;
    /** Most owed answers looked at in one pass. */
    private static final int AT_ONCE = 500;

    private final Path owed;
    private final Homes homes;
    private final Participants participants;
    private final Transactions transactions;
    private final Receipts receipts;
    private final RefusalJson problems;
    private final Failpoints failpoints;

    Answers(
            Path folder,
            Homes homes,
            Participants participants,
            Transactions transactions,
            Receipts receipts,
            RefusalJson problems,
            Failpoints failpoints) {
        this.homes = homes;
        this.participants = participants;
        this.transactions = transactions;
        this.receipts = receipts;
        this.problems = problems;
        this.failpoints = failpoints;
        try {
            this.owed = Files.createDirectories(folder.resolve("owed"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes down that an answer is owed, or answers at once if the upload was refused; then the upload itself is not needed any more. */
    public void owe(@Body TakenUpload taken) throws IOException {
        Upload upload = taken.upload();
        if (taken.received() instanceof Received.Refused refused) {
            refuse(upload, Refusal.of(refused.finding(), refused.httpStatus()));
        } else {
            ObjectNode node = JSON.createObjectNode();
            node.put("credential", upload.arrival().credential());
            node.put("name", upload.arrival().name());
            node.put("submission", submission(taken.received()));
            DurableFile.write(owed.resolve(upload.arrival().id() + ".json"), JSON.writeValueAsBytes(node));
        }
        Files.deleteIfExists(upload.content());
    }

    private static String submission(Received received) {
        return received instanceof Received.Repeated repeated
                ? repeated.submissionId()
                : ((Received.Taken) received).submissionId();
    }

    /** Answers a file that was refused before it was here; its name is not told. */
    void refuseUnseen(String credential, Refusal refusal) throws IOException {
        refuse(credential, Arrivals.newId(), "", refusal);
    }

    private void refuse(Upload upload, Refusal refusal) throws IOException {
        refuse(
                upload.arrival().credential(),
                upload.arrival().id(),
                upload.arrival().name(),
                refusal);
    }

    private void refuse(String credential, String id, String named, Refusal refusal) throws IOException {
        ObjectNode node = JSON.createObjectNode();
        node.put("state", "rejected");
        // Of what bears a secrecy mark nothing is kept, its name included.
        boolean secret = refusal.finding().code().startsWith("SEC-");
        if (!secret) {
            node.put("name", named);
        }
        node.setAll((ObjectNode) JSON.readTree(problems.write(refusal)));
        String name = secret ? "refused" : shortened(named);
        Path file = homes.receipts(credential).resolve(name + "." + id + ".receipt.json");
        DurableFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node));
    }

    /** Writes the answers whose verdict is there. */
    public void writeDue() throws IOException {
        List<Path> entries;
        try (Stream<Path> all = Files.list(owed)) {
            entries = all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .limit(AT_ONCE)
                    .toList();
        }
        for (Path entry : entries) {
            JsonNode node = JSON.readTree(Files.readAllBytes(entry));
            Optional<Participants.Entry> sender =
                    participants.sender(node.path("credential").asText());
            if (sender.isEmpty()) {
                Files.delete(entry);
            } else if (written(node, sender.get().identity())) {
                Files.delete(entry);
            }
        }
    }

    private boolean written(JsonNode entry, SenderIdentity sender) throws IOException {
        String submission = entry.path("submission").asText();
        Optional<Receipt> receipt = transactions.get(connection -> receipts.find(connection, submission, sender));
        if (receipt.isEmpty() || !receipt.get().finished()) {
            return false;
        }
        failpoints.reach("receipt-before-write");
        Path folder = homes.receipts(sender.credential());
        String name = shortened(entry.path("name").asText()) + "." + submission;
        if (!receipt.get().findings().isEmpty()) {
            writeFindings(folder.resolve(name + ".findings.csv"), submission, sender);
        }
        ObjectNode json = ReceiptJson.of(receipt.get());
        json.put("name", entry.path("name").asText());
        // The receipt comes last: a client that waits for it finds the findings beside it.
        DurableFile.write(
                folder.resolve(name + ".receipt.json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
        return true;
    }

    private void writeFindings(Path file, String submission, SenderIdentity sender) throws IOException {
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".new");
        try (Writer out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8);
                FindingsCsv csv = new FindingsCsv(out)) {
            List<FindingLine> page = page(submission, sender, 0);
            while (!page.isEmpty()) {
                page.forEach(csv::add);
                page = page(submission, sender, page.get(page.size() - 1).position());
            }
        }
        DurableFile.rename(unfinished, file);
    }

    private List<FindingLine> page(String submission, SenderIdentity sender, long after) {
        return transactions.get(connection -> receipts.findings(connection, submission, sender, after, PAGE));
    }

    /** The sender's name for the file, short enough to carry an id and an ending. */
    private static String shortened(String name) {
        StringBuilder text = new StringBuilder();
        int bytes = 0;
        for (int at = 0; at < name.length(); at += Character.charCount(name.codePointAt(at))) {
            String letter = Character.toString(name.codePointAt(at));
            bytes += letter.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > 150) {
                break;
            }
            text.append(letter);
        }
        return text.toString();
    }

    /** How many answers are owed. */
    public int waiting() {
        try (Stream<Path> all = Files.list(owed)) {
            return (int) all.filter(file -> file.toString().endsWith(".json")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
