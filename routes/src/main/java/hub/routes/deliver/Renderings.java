package hub.routes.deliver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.adapters.projection.Projections;
import hub.adapters.repository.Change;
import hub.adapters.repository.CurrentRecords;
import hub.adapters.repository.RepositoryFacts;
import hub.adapters.repository.Subscription;
import hub.standards.Operation;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes in the forms a subscriber may ask for; sealed fields only for those entitled to them. 呈现。 */
final class Renderings {
    private final Served served;
    private final CurrentRecords records;
    private final TrainingSet trainingSet;

    Renderings(
            Standard standard,
            Served served,
            Projections projections,
            CurrentRecords records,
            RepositoryFacts.Source facts) {
        this.served = served;
        this.records = records;
        this.trainingSet = new TrainingSet(standard, projections.usualA11(), records, facts);
    }

    /**
     * The changes, as the subscriber asked for them; those of record types that its version lacks are left out.
     *
     * @param asked version of the standard this call asks for; null for that of the subscriber's terms
     */
    List<ObjectNode> render(
            Connection connection,
            Subscription subscription,
            long epoch,
            List<Change> changes,
            ChangeFeed.Form form,
            @Nullable String asked) {
        if (form == ChangeFeed.Form.A11) {
            return trainingSet.rows(connection, subscription, changes);
        }
        String version = served.version(subscription, asked);
        List<ObjectNode> rendered = new ArrayList<>(changes.size());
        for (Change change : changes) {
            if (!served.has(version, change.key().type())) {
                continue;
            }
            ObjectNode event = EventJson.of(change, epoch, subscription.entitlement(), version);
            if (form == ChangeFeed.Form.RECORD && change.operation() != Operation.VOID) {
                StandardRecord record =
                        records.read(change, subscription.terms().sealed());
                served.write(record, version, event);
            }
            rendered.add(event);
        }
        return rendered;
    }
}
