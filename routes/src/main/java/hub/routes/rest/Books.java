package hub.routes.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.adapters.receipt.ReceiptJson;
import hub.adapters.repository.Reconciliation;
import hub.adapters.repository.Subscriptions;
import hub.routes.work.Transactions;
import org.springframework.stereotype.Component;

/** The sums of the whole hub, which must close: what came in has become something, what was recorded has gone somewhere. 平账。 */
@Component
final class Books {
    private final Transactions transactions;
    private final Reconciliation reconciliation;

    Books(Transactions transactions, Reconciliation reconciliation) {
        this.transactions = transactions;
        this.reconciliation = reconciliation;
    }

    /** Answers with the sums. */
    Answer sums(RestRequest request) {
        request.with();
        Reconciliation.Account account = transactions.get(reconciliation::account);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("closes", account.closes());
        ObjectNode submissions = node.putObject("submissions");
        submissions.set("counts", ReceiptJson.of(account.counts()));
        submissions.put("waiting", account.waiting());
        ArrayNode subscribers = node.putArray("subscribers");
        for (Subscriptions.Sums sums : account.subscribers()) {
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
