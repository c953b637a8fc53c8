package hub.conformance.run;

import com.fasterxml.jackson.databind.JsonNode;
import hub.conformance.client.Answer;
import hub.conformance.client.HubAddress;
import java.io.IOException;

/**
 * The hub's own sums for one subscriber. 平账。
 *
 * @param closes whether every sum closes, submissions included
 * @param waiting submissions not judged yet
 * @param changes changes recorded
 * @param delivered of these, delivered
 * @param pending not delivered yet, held included
 * @param held waiting for the person to be known
 * @param parked put aside after failures
 * @param filtered none of the subscriber's business
 */
public record Reconciliation(
        boolean closes,
        long waiting,
        long changes,
        long delivered,
        long pending,
        long held,
        long parked,
        long filtered) {

    /** Asks the hub. */
    public static Reconciliation ask(HubAddress hub, String subscriber) throws IOException {
        Answer answer = hub.rest("operator").get("/api/v1/operator/reconciliation");
        if (answer.status() != 200) {
            throw new IOException("status " + answer.status() + " of the reconciliation: " + answer.text());
        }
        for (JsonNode one : answer.body().path("subscribers")) {
            if (one.path("subscriber").asText().equals(subscriber)) {
                return new Reconciliation(
                        answer.body().path("closes").asBoolean(),
                        answer.body().path("submissions").path("waiting").asLong(),
                        one.path("changes").asLong(),
                        one.path("delivered").asLong(),
                        one.path("pending").asLong(),
                        one.path("held").asLong(),
                        one.path("parked").asLong(),
                        one.path("filtered").asLong());
            }
        }
        throw new IOException("the hub has no subscriber " + subscriber);
    }

    /** Whether everything that can be delivered now has been. */
    public boolean drained() {
        return pending == held;
    }
}
