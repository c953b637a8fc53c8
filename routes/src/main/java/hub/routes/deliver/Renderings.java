package hub.routes.deliver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.adapters.projection.Projections;
import hub.adapters.repository.Change;
import hub.adapters.repository.CurrentRecords;
import hub.adapters.repository.RepositoryFacts;
import hub.adapters.repository.Subscription;
import hub.schemas.CanonicalJson;
import hub.standards.Operation;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/** Changes in the forms a subscriber may ask for; sealed fields only for those entitled to them. 呈现。 */
final class Renderings {
    private final EventJson events;
    private final CurrentRecords records;
    private final TrainingSet trainingSet;

    Renderings(Standard standard, Projections projections, CurrentRecords records, RepositoryFacts.Source facts) {
        this.events = new EventJson(standard.version().version());
        this.records = records;
        this.trainingSet = new TrainingSet(standard, projections.usualA11(), records, facts);
    }

    List<ObjectNode> render(
            Connection connection, Subscription subscription, long epoch, List<Change> changes, ChangeFeed.Form form) {
        if (form == ChangeFeed.Form.A11) {
            return trainingSet.rows(connection, subscription, changes);
        }
        List<ObjectNode> rendered = new ArrayList<>(changes.size());
        for (Change change : changes) {
            ObjectNode event = events.of(change, epoch, subscription.entitlement());
            if (form == ChangeFeed.Form.RECORD && change.operation() != Operation.VOID) {
                StandardRecord record =
                        records.read(change, subscription.terms().sealed());
                event.set("data", CanonicalJson.write(record));
            }
            rendered.add(event);
        }
        return rendered;
    }
}
