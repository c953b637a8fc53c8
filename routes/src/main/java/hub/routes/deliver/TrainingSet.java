package hub.routes.deliver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.adapters.repository.Change;
import hub.adapters.repository.CurrentRecords;
import hub.adapters.repository.RepositoryFacts;
import hub.standards.Standard;
import java.sql.Connection;
import java.util.List;

final class TrainingSet {
    TrainingSet(Standard standard, CurrentRecords records, RepositoryFacts.Source facts) {}

    List<ObjectNode> rows(Connection connection, List<Change> changes) {
        return List.of();
    }
}
