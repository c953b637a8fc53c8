package hub.routes.rest;

import hub.adapters.receipt.ReceiptJson;
import hub.routes.work.DryRun;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Has posted records judged as if they were submitted, and keeps nothing. 试校验。 */
@Component
final class TryOut {
    private final DryRun dryRun;

    TryOut(DryRun dryRun) {
        this.dryRun = dryRun;
    }

    /**
     * Answers with the receipt that submitting would have given, without an id.
     *
     * @throws IOException if the body cannot be read to its end
     */
    Answer judge(Posted posted) throws IOException {
        DryRun.Tried tried = dryRun.judge(posted.incoming());
        if (tried instanceof DryRun.Tried.Refused refused) {
            throw Submit.refusal(refused.refused());
        }
        return Answer.json(200, ReceiptJson.of(((DryRun.Tried.Judged) tried).receipt()));
    }
}
