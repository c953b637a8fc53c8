package hub.routes.deliver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.adapters.repository.Change;
import hub.adapters.repository.CurrentRecords;
import hub.adapters.repository.Offering;
import hub.adapters.repository.Subscription;
import hub.adapters.repository.Subscriptions;
import hub.routes.work.Transactions;
import hub.standards.Operation;
import hub.standards.RecordKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One record as it stands now, for a subscriber that was given it; anything else is answered as if there were none. 按标识取记录。 */
public final class RecordByKey {
    private final Served served;
    private final Transactions transactions;
    private final Subscriptions subscriptions;
    private final Offering offering;
    private final CurrentRecords records;

    RecordByKey(
            Served served,
            Transactions transactions,
            Subscriptions subscriptions,
            Offering offering,
            CurrentRecords records) {
        this.served = served;
        this.transactions = transactions;
        this.subscriptions = subscriptions;
        this.offering = offering;
        this.records = records;
    }

    /**
     * The record.
     *
     * @param subscriber the caller's credential
     * @param key which record
     * @param asked version of the standard this call asks for; null for that of the subscriber's terms
     */
    public Optional<ObjectNode> find(String subscriber, RecordKey key, @Nullable String asked) {
        return transactions.get(connection -> {
            Optional<Subscription> subscription = subscriptions.find(connection, subscriber);
            return subscription.isEmpty() ? Optional.empty() : find(connection, subscription.get(), key, asked);
        });
    }

    private Optional<ObjectNode> find(
            Connection connection, Subscription subscription, RecordKey key, @Nullable String asked)
            throws SQLException {
        String version = served.version(subscription, asked);
        Optional<CurrentRecords.Current> found =
                records.find(connection, key, subscription.terms().sealed());
        if (found.isEmpty()
                || !served.has(version, key.type())
                || !offering.entitled(
                        connection, subscription, List.of(found.get().change()))) {
            return Optional.empty();
        }
        return Optional.of(json(found.get(), version));
    }

    private ObjectNode json(CurrentRecords.Current current, String version) {
        Change change = current.change();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", change.key().type());
        json.set("key", EventJson.key(change.key()));
        json.put("version", change.version());
        json.put("op", change.operation().wire());
        json.put("recordedAt", EventJson.time(change));
        json.put("standard", version);
        if (change.operation() != Operation.VOID) {
            served.write(current.record(), version, json);
        }
        return json;
    }
}
