package hub.routes.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.adapters.receipt.ReceiptJson;
import hub.adapters.repository.IntakeSums;
import hub.adapters.repository.Subscriptions;
import hub.routes.work.Transactions;
import java.util.List;
import org.springframework.stereotype.Component;

/** The sums of the whole hub, which must close: what came in has become something, what was recorded has gone somewhere. 平账。 */
@Component
final class Reconciliation {
    private final Transactions transactions;
    private final Subscriptions subscriptions;

    Reconciliation(Transactions transactions, Subscriptions subscriptions) {
        this.transactions = transactions;
        this.subscriptions = subscriptions;
    }

    /** Answers with the sums. */
    Answer sums(RestRequest request) {
        request.with();
        IntakeSums intake = transactions.get(IntakeSums::of);
        List<Subscriptions.Sums> delivery = transactions.get(subscriptions::sums);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("closes", delivery.stream().allMatch(Subscriptions.Sums::closes));
        ObjectNode submissions = node.putObject("submissions");
        submissions.set("counts", ReceiptJson.of(intake.counts()));
        submissions.put("waiting", intake.waiting());
        ArrayNode subscribers = node.putArray("subscribers");
        for (Subscriptions.Sums sums : delivery) {
            subscribers
                    .addObject()
                    .put("subscriber", sums.subscription())
                    .put("changes", sums.changes())
                    .put("delivered", sums.delivered())
                    .put("pending", sums.pending())
                    .put("held", sums.held())
                    .put("parked", sums.parked())
                    .put("filtered", sums.filtered());
        }
        return Answer.json(200, node);
    }
}
