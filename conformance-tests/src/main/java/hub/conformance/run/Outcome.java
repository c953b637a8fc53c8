package hub.conformance.run;

import hub.conformance.client.Counts;
import hub.conformance.client.FoundFinding;
import hub.conformance.client.Receipt;
import hub.conformance.sample.Submission;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of one submission, as its sender was told. 报送结果。
 *
 * @param submission what was sent
 * @param receipt the receipt; one that counts nothing if the submission was refused whole
 * @param findings every single finding
 * @param refusal the finding with which it was refused whole; null if it was taken
 */
public record Outcome(
        Submission submission,
        Receipt receipt,
        List<FoundFinding> findings,
        @Nullable String refusal) {

    static Outcome taken(Submission submission, Receipt receipt, List<FoundFinding> findings) {
        return new Outcome(submission, receipt, findings, null);
    }

    static Outcome refused(Submission submission, String code) {
        return new Outcome(submission, new Receipt("", "rejected", Counts.NONE, Map.of(code, 1L)), List.of(), code);
    }
}
