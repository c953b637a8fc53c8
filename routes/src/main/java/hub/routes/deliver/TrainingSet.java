package hub.routes.deliver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.adapters.projection.A11Row;
import hub.adapters.projection.Projection;
import hub.adapters.repository.Change;
import hub.adapters.repository.CurrentRecords;
import hub.adapters.repository.RepositoryFacts;
import hub.adapters.repository.Subscription;
import hub.schemas.Facts;
import hub.standards.Operation;
import hub.standards.Reference;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Training records as rows of HR's training set A11, in the names of the edition it knows. 培训信息集 A11。
 *
 * <p>A row is told by the person's citizen ID, for whoever is entitled to it; other records give no rows.
 */
final class TrainingSet {
    /** 公民身份号码 in HR's basic set A01: by it HR finds its own key of the person. */
    private static final String CITIZEN_ID = "A0184";

    private final Standard standard;
    private final Projection edition;
    private final CurrentRecords records;
    private final RepositoryFacts.Source facts;

    TrainingSet(Standard standard, Projection edition, CurrentRecords records, RepositoryFacts.Source facts) {
        this.standard = standard;
        this.edition = edition;
        this.records = records;
        this.facts = facts;
    }

    List<ObjectNode> rows(Connection connection, Subscription subscription, List<Change> changes) {
        Map<Change, StandardRecord> own = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change.operation() != Operation.VOID
                    && change.key().type().equals(edition.record().name())) {
                own.put(change, records.read(change, subscription.terms().sealed()));
            }
        }
        RepositoryFacts known = facts.within(connection);
        Map<Facts.Key, StandardRecord> classes = met(
                known,
                "TrainingClass",
                Reference.Scope.INSTITUTION,
                own.values().stream().map(TrainingSet::classKey).toList());
        Map<Facts.Key, StandardRecord> institutions = met(
                known,
                "Institution",
                Reference.Scope.GLOBAL,
                own.values().stream().map(TrainingSet::institutionKey).toList());
        List<ObjectNode> rows = new ArrayList<>();
        own.forEach((change, record) ->
                rows.add(row(change, record, classes.get(classKey(record)), institutions.get(institutionKey(record)))));
        return rows;
    }

    private Map<Facts.Key, StandardRecord> met(
            RepositoryFacts known, String type, Reference.Scope scope, List<Facts.Key> keys) {
        Set<Facts.Key> asked = new HashSet<>(keys);
        return known.referred(standard.record(type), scope, asked);
    }

    private static Facts.Key classKey(StandardRecord record) {
        return new Facts.Key(record.key().institution(), Map.of("classCode", String.valueOf(record.text("classCode"))));
    }

    private static Facts.Key institutionKey(StandardRecord record) {
        return new Facts.Key("", Map.of("uscid", record.key().institution()));
    }

    private ObjectNode row(
            Change change,
            StandardRecord record,
            @Nullable StandardRecord trainingClass,
            @Nullable StandardRecord institution) {
        A11Row row = A11Row.of(record, trainingClass, institution, edition);
        String citizenId = record.text("traineeCitizenId");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("seq", change.seq());
        json.set("row", (citizenId == null ? row : row.with(CITIZEN_ID, citizenId)).json());
        return json;
    }
}
