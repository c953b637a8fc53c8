package hub.routes.rest;

import hub.adapters.receipt.Receipt;
import hub.adapters.receipt.ReceiptJson;
import hub.adapters.repository.Failpoints;
import hub.routes.intake.Receive;
import hub.routes.intake.Received;
import hub.routes.security.Refusal;
import hub.routes.work.Verdicts;
import java.io.IOException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Hands posted records to the intake and answers with the receipt, at once or when the verdict is there. */
@Component
final class Submit {
    private static final long RETRY_SECONDS = 5;

    private final Receive receive;
    private final Verdicts verdicts;
    private final OwnReceipts receipts;
    private final Failpoints failpoints;

    Submit(Receive receive, Verdicts verdicts, OwnReceipts receipts, Failpoints failpoints) {
        this.receive = receive;
        this.verdicts = verdicts;
        this.receipts = receipts;
        this.failpoints = failpoints;
    }

    /** Lets the intake take it; afterwards it is durable. */
    Submitted receive(Posted posted) throws IOException {
        return new Submitted(posted, receive.receive(posted.incoming()));
    }

    /** The answer to its sender. */
    Answer answer(Submitted submitted) {
        Received received = submitted.received();
        if (received instanceof Received.Taken taken) {
            Answer answer = taken(submitted.posted(), taken.submissionId());
            failpoints.reach("answered-before-send");
            return answer;
        }
        if (received instanceof Received.Repeated repeated) {
            Receipt first = repeated.first();
            return (first.finished() ? answer(first) : taken(submitted.posted(), repeated.submissionId()))
                    .with("Hub-Repeated", "true");
        }
        throw refusal((Received.Refused) received);
    }

    /** What a sender is told whose submission was not taken; when to come again, if that may help. */
    static Refusal refusal(Received.Refused refused) {
        Refusal refusal = Refusal.of(refused.finding(), refused.httpStatus());
        boolean passes = refused.httpStatus() == 429 || refused.httpStatus() == 503;
        return passes ? refusal.with("Retry-After", Long.toString(RETRY_SECONDS)) : refusal;
    }

    private Answer taken(Posted posted, String submission) {
        Duration wait = posted.patience();
        if (wait.isZero()) {
            return answer(receipts.of(submission, posted.sender()));
        }
        Receipt receipt = verdicts.await(submission, wait).orElseGet(() -> receipts.of(submission, posted.sender()));
        return answer(receipt).with("Preference-Applied", "wait=" + wait.toSeconds());
    }

    private static Answer answer(Receipt receipt) {
        return Answer.json(receipt.finished() ? 200 : 202, ReceiptJson.of(receipt))
                .with("Location", "/api/v1/submissions/" + receipt.submission());
    }
}
