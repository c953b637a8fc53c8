package hub.conformance.run;

import hub.conformance.client.Answer;
import hub.conformance.client.FoundFinding;
import hub.conformance.client.HubAddress;
import hub.conformance.client.Receipt;
import hub.conformance.client.RestClient;
import hub.conformance.client.Sending;
import hub.conformance.sample.Dialect;
import hub.conformance.sample.Partner;
import hub.conformance.sample.Submission;
import hub.conformance.sample.SubmissionWriter;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A sender by REST: the name of the submission is its idempotency key. */
public final class RestChannel implements Channel {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final RestClient rest;
    private final SubmissionWriter writer;

    public RestChannel(HubAddress hub, Partner partner, SubmissionWriter writer) {
        this.rest = hub.rest(partner.credential());
        this.writer = writer;
    }

    @Override
    public Outcome send(Submission submission) throws IOException {
        Sending sending = Sending.of(mediaType(submission.dialect()), "")
                .withBody(writer.write(submission).bytes())
                .withKey(URLEncoder.encode(submission.name(), StandardCharsets.UTF_8));
        if (submission.dialect().isTable()) {
            sending = sending.named(submission.fileName());
        }
        Answer answer = rest.submit(sending);
        if (answer.status() >= 500) {
            throw new IOException("status " + answer.status() + ": " + answer.text());
        }
        if (answer.status() >= 400) {
            return Outcome.refused(submission, answer.problem());
        }
        Receipt receipt = judged(answer.receipt());
        List<FoundFinding> findings = receipt.findings().isEmpty() ? List.of() : rest.findings(receipt.submission());
        return Outcome.taken(submission, receipt, findings);
    }

    private Receipt judged(Receipt first) throws IOException {
        Receipt receipt = first;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!receipt.judged()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("no verdict on " + first.submission() + " after " + PATIENCE);
            }
            LockSupport.parkNanos(LOOK.toNanos());
            receipt = rest.receipt(first.submission()).receipt();
        }
        return receipt;
    }

    private static String mediaType(Dialect dialect) {
        return switch (dialect) {
            case ENVELOPE -> Sending.JSON;
            case LINES -> Sending.NDJSON;
            case WORKBOOK -> Sending.XLSX;
            case REGISTER, TEMPLATE -> Sending.CSV;
            case SOAP -> throw new IllegalArgumentException("a call by SOAP goes by SOAP");
        };
    }

    @Override
    public void close() {
        // the JDK's client ends with its last reference
    }
}
