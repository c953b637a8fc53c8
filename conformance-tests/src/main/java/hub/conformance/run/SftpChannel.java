package hub.conformance.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import hub.conformance.client.FoundFinding;
import hub.conformance.client.HubAddress;
import hub.conformance.client.Receipt;
import hub.conformance.client.SftpDrop;
import hub.conformance.sample.Partner;
import hub.conformance.sample.Submission;
import hub.conformance.sample.SubmissionWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A sender by file drop: puts the file into its inbox and waits for the receipt file with its name. */
public final class SftpChannel implements Channel {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final String RECEIPT = ".receipt.json";

    private final SftpDrop drop;
    private final SubmissionWriter writer;

    /** Logs in. */
    public SftpChannel(HubAddress hub, Partner partner, SubmissionWriter writer) throws IOException {
        this.drop = hub.sftp(partner.credential());
        this.writer = writer;
    }

    @Override
    public Outcome send(Submission submission) throws IOException {
        return send(submission, writer.write(submission).bytes());
    }

    /** Drops bytes of one's own under the submission's name. */
    public Outcome send(Submission submission, byte[] bytes) throws IOException {
        String name = submission.fileName();
        Map<String, Long> before = drop.times("receipts");
        drop.send(name, bytes);
        String file = awaitReceipt(name, before);
        JsonNode json = JSON.readTree(drop.read("receipts/" + file));
        if (!json.has("counts")) {
            return Outcome.refused(submission, json.path("code").asText());
        }
        Receipt receipt = Receipt.of(json);
        List<FoundFinding> findings = receipt.findings().isEmpty()
                ? List.of()
                : findings(drop.read("receipts/" + file.replace(RECEIPT, ".findings.csv")));
        return Outcome.taken(submission, receipt, findings);
    }

    /** A receipt that is new, or written again for a file that was sent again. */
    private String awaitReceipt(String name, Map<String, Long> before) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            String receipt = newReceipt(name, before);
            if (receipt != null) {
                return receipt;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        throw new IOException("no receipt for " + name + " after " + PATIENCE);
    }

    private @Nullable String newReceipt(String name, Map<String, Long> before) throws IOException {
        for (Map.Entry<String, Long> file : drop.times("receipts").entrySet()) {
            String its = file.getKey();
            boolean ours = its.startsWith(name + ".") || its.startsWith("refused.");
            if (ours && its.endsWith(RECEIPT) && !file.getValue().equals(before.get(its))) {
                return its;
            }
        }
        return null;
    }

    private static List<FoundFinding> findings(String csv) {
        List<FoundFinding> findings = new ArrayList<>();
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(text)) {
            findings.add(new FoundFinding(
                    Long.parseLong(row.getField("序号")),
                    row.getField("来源编号"),
                    row.getField("代码"),
                    row.getField("程度"),
                    row.getField("字段"),
                    row.getField("位置")));
        }
        return findings;
    }

    @Override
    public void close() throws IOException {
        drop.close();
    }
}
