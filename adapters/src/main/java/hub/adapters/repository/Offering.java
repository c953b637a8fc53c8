package hub.adapters.repository;

import hub.schemas.Facts;
import hub.standards.Field;
import hub.standards.Operation;
import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which changes a subscription gets, which it must wait for, and which it is not entitled to. 订阅范围。
 *
 * <p>Decided when an event is about to be delivered, by the terms and the master data of that moment. Set-based: a few queries a batch.
 */
public final class Offering {
    private static final String CATEGORY = "TraineeCategory";
    private final Standard standard;
    private final StoredForms forms;
    private final RepositoryFacts.Source facts;

    public Offering(Standard standard, StoredForms forms) {
        this.standard = standard;
        this.forms = forms;
        this.facts = new RepositoryFacts.Source(standard, forms);
    }

    /** What becomes of a change. */
    enum Share {
        DELIVER,
        HOLD,
        FILTER
    }

    /** Decides on each of the changes, in order; {@code released} are the held events that go out with them. */
    List<Share> decide(
            Connection connection, Subscription subscription, List<Change> changes, Collection<Long> released)
            throws SQLException {
        Terms terms = subscription.terms();
        Map<Change, String> categories =
                terms.traineeCategories().isEmpty() ? Map.of() : categories(connection, changes);
        Set<RecordKey> unmatched = terms.matchedOnly() ? unmatched(connection, changes) : Set.of();
        Set<RecordKey> waiting = waiting(connection, subscription, released);
        List<Share> shares = new ArrayList<>(changes.size());
        for (Change change : changes) {
            String category = categories.get(change);
            if (!terms.types().contains(change.key().type())
                    || neverThere(change)
                    || (category != null && !terms.traineeCategories().contains(category))) {
                shares.add(Share.FILTER);
            } else if (unmatched.contains(change.key()) || waiting.contains(change.key())) {
                shares.add(Share.HOLD);
            } else {
                shares.add(Share.DELIVER);
            }
        }
        return shares;
    }

    /** What was declared void without ever having been recorded concerns nobody. */
    private static boolean neverThere(Change change) {
        return change.operation() == Operation.VOID && change.replaces() == null;
    }

    /** The content each change is about: what is declared void is told by what it was. */
    private Map<Change, StandardRecord> contents(Connection connection, List<Change> changes) throws SQLException {
        Map<Change, StandardRecord> contents = new HashMap<>();
        Map<String, List<Change>> voided = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change.operation() == Operation.VOID) {
                voided.computeIfAbsent(change.key().type(), unused -> new ArrayList<>())
                        .add(change);
            } else {
                contents.put(change, read(standard.record(change.key().type()), change));
            }
        }
        for (Map.Entry<String, List<Change>> ofType : voided.entrySet()) {
            RecordType type = standard.record(ofType.getKey());
            List<Change> asked = ofType.getValue();
            try (PreparedStatement statement = connection.prepareStatement(
                    "select k.ord, " + forms.table(type.name()).readable()
                            + " from unnest(?::text[], ?::text[], ?::text[]) with ordinality as k(institution, system, source_id, ord)"
                            + " join " + type.table() + " c on c.institution = k.institution and c.system = k.system"
                            + " and c.source_id = k.source_id")) {
                keys(connection, statement, 1, asked.stream().map(Change::key).toList());
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        contents.put(
                                asked.get(row.getInt(1) - 1),
                                RecordRows.read(row, 1, type, forms, Map.of(), field -> true)
                                        .record());
                    }
                }
            }
        }
        return contents;
    }

    /** The category of the trainee each change is about, where it is about one that is known. */
    private Map<Change, String> categories(Connection connection, List<Change> changes) throws SQLException {
        Map<Change, String> found = new HashMap<>();
        Map<Change, StandardRecord> contents = contents(connection, changes);
        Map<RecordType, List<Change>> byType = changes.stream()
                .collect(Collectors.groupingBy(
                        change -> standard.record(change.key().type())));
        byType.forEach((type, ofType) -> {
            Field own = categoryField(type);
            for (Change change : ofType) {
                StandardRecord content = own == null ? null : contents.get(change);
                String category = content == null || own == null ? null : content.text(own.name());
                if (category != null) {
                    found.put(change, category);
                }
            }
            for (Reference reference : type.references()) {
                Field theirs = categoryField(standard.record(reference.record()));
                if (own == null && theirs != null) {
                    refer(connection, reference, theirs, ofType, contents, found);
                }
            }
        });
        return found;
    }

    private static @Nullable Field categoryField(RecordType type) {
        return type.fields().stream()
                .filter(field -> field.element().element().equals(CATEGORY))
                .findFirst()
                .orElse(null);
    }

    private void refer(
            Connection connection,
            Reference reference,
            Field category,
            List<Change> changes,
            Map<Change, StandardRecord> contents,
            Map<Change, String> found) {
        RecordType target = standard.record(reference.record());
        for (Map<String, String> way : reference.keys()) {
            Map<Change, Facts.Key> asked = new LinkedHashMap<>();
            for (Change change : changes) {
                StandardRecord content = contents.get(change);
                Facts.Key key =
                        content == null || found.containsKey(change) ? null : key(content, way, reference.scope());
                if (key != null) {
                    asked.put(change, key);
                }
            }
            Map<Facts.Key, StandardRecord> met =
                    facts.within(connection).referred(target, reference.scope(), new HashSet<>(asked.values()));
            asked.forEach((change, key) -> {
                StandardRecord trainee = met.get(key);
                String value = trainee == null ? null : trainee.text(category.name());
                if (value != null) {
                    found.put(change, value);
                }
            });
        }
    }

    private StandardRecord read(RecordType type, Change change) {
        return forms.read(type, change.key(), change.version(), change.operation(), change.body(), true);
    }

    private static Facts.@Nullable Key key(StandardRecord record, Map<String, String> way, Reference.Scope scope) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, String> pair : way.entrySet()) {
            String value = record.text(pair.getKey());
            if (value == null) {
                return null;
            }
            fields.put(pair.getValue(), value);
        }
        return new Facts.Key(scope == Reference.Scope.GLOBAL ? "" : record.key().institution(), fields);
    }

    /** Of the records changed, those about a person that is not matched to this moment. */
    private Set<RecordKey> unmatched(Connection connection, List<Change> changes) throws SQLException {
        Set<RecordKey> unmatched = new HashSet<>();
        Map<String, List<RecordKey>> byType = changes.stream()
                .filter(change -> change.person() == null
                        && standard.record(change.key().type()).person() != null)
                .map(Change::key)
                .collect(Collectors.groupingBy(RecordKey::type));
        for (Map.Entry<String, List<RecordKey>> entry : byType.entrySet()) {
            List<RecordKey> keys = entry.getValue();
            unmatched.addAll(keys);
            try (PreparedStatement statement = connection.prepareStatement("select k.ord"
                    + " from unnest(?::text[], ?::text[], ?::text[]) with ordinality as k(institution, system, source_id, ord)"
                    + " join " + standard.record(entry.getKey()).table()
                    + " c using (institution, system, source_id) where c.person_id is not null")) {
                keys(connection, statement, 1, keys);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        unmatched.remove(keys.get(row.getInt(1) - 1));
                    }
                }
            }
        }
        return unmatched;
    }

    private static void keys(Connection connection, PreparedStatement statement, int at, List<RecordKey> keys)
            throws SQLException {
        statement.setArray(
                at,
                connection.createArrayOf(
                        "text", keys.stream().map(RecordKey::institution).toArray()));
        statement.setArray(
                at + 1,
                connection.createArrayOf(
                        "text", keys.stream().map(RecordKey::system).toArray()));
        statement.setArray(
                at + 2,
                connection.createArrayOf(
                        "text", keys.stream().map(RecordKey::sourceId).toArray()));
    }

    /** Records with an event that still waits: a later event of the same record must not overtake it. */
    private static Set<RecordKey> waiting(Connection connection, Subscription subscription, Collection<Long> released)
            throws SQLException {
        Set<RecordKey> waiting = new HashSet<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select distinct institution, system, type, source_id from held"
                        + " where subscription = ? and state = 'held' and seq <> all (?)")) {
            statement.setString(1, subscription.name());
            statement.setArray(2, connection.createArrayOf("bigint", released.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    waiting.add(new RecordKey(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
                }
            }
        }
        return waiting;
    }

    /** Held events whose person is matched by now, oldest first. */
    List<Long> ready(Connection connection, Subscription subscription, int limit) throws SQLException {
        List<Long> ready = new ArrayList<>();
        for (String type : heldTypes(connection, subscription)) {
            try (PreparedStatement statement = connection.prepareStatement("select h.seq from held h join "
                    + standard.record(type).table() + " c on c.institution = h.institution and c.system = h.system"
                    + " and c.source_id = h.source_id where h.subscription = ? and h.state = 'held' and h.type = ?"
                    + " and c.person_id is not null order by h.seq limit ?")) {
                statement.setString(1, subscription.name());
                statement.setString(2, type);
                statement.setInt(3, limit);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        ready.add(row.getLong(1));
                    }
                }
            }
        }
        ready.sort(null);
        return ready.size() <= limit ? ready : ready.subList(0, limit);
    }

    private static List<String> heldTypes(Connection connection, Subscription subscription) throws SQLException {
        List<String> types = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select distinct type from held where subscription = ? and state = 'held'")) {
            statement.setString(1, subscription.name());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    types.add(row.getString(1));
                }
            }
        }
        return types;
    }

    /** Holds events until their person is matched. */
    void hold(Connection connection, Subscription subscription, List<Change> changes, Instant at) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        List<RecordKey> keys = changes.stream().map(Change::key).toList();
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into held (subscription, seq, type, institution, system, source_id, state, cause, since)"
                        + " select ?, seq, type, institution, system, source_id, 'held', 'person not matched', ?"
                        + " from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])"
                        + " as k(seq, type, institution, system, source_id)")) {
            statement.setString(1, subscription.name());
            statement.setTimestamp(2, Timestamp.from(at));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint", changes.stream().map(Change::seq).toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "text", keys.stream().map(RecordKey::type).toArray()));
            keys(connection, statement, 5, keys);
            statement.executeUpdate();
        }
    }

    /** Marks held events as released, in order. */
    void release(Connection connection, Subscription subscription, List<Long> seqs, Instant at) throws SQLException {
        if (seqs.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "update held h set state = 'released', changed_at = ?, release_no = ? + k.ord"
                        + " from unnest(?::bigint[]) with ordinality as k(seq, ord)"
                        + " where h.subscription = ? and h.seq = k.seq and h.state = 'held'")) {
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setLong(2, subscription.released());
            statement.setArray(3, connection.createArrayOf("bigint", seqs.toArray()));
            statement.setString(4, subscription.name());
            statement.executeUpdate();
        }
    }

    /**
     * The changes a subscription has been given behind a place, as its feed shows them: those delivered straight on, then those released.
     *
     * @param changes changes of the feed, all at places the subscription has dealt with
     */
    public List<Change> given(Connection connection, Subscription subscription, List<Change> changes)
            throws SQLException {
        List<Share> shares = decide(connection, subscription, changes, List.of());
        Set<Long> keptBack = new HashSet<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select seq from held where subscription = ? and seq = any (?)")) {
            statement.setString(1, subscription.name());
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", changes.stream().map(Change::seq).toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    keptBack.add(row.getLong(1));
                }
            }
        }
        List<Change> given = new ArrayList<>();
        for (int n = 0; n < changes.size(); n++) {
            if (shares.get(n) != Share.FILTER
                    && !keptBack.contains(changes.get(n).seq())) {
                given.add(changes.get(n));
            }
        }
        return given;
    }

    /** Whether the subscription may see all of these changes at this moment. */
    public boolean entitled(Connection connection, Subscription subscription, List<Change> changes)
            throws SQLException {
        return decide(connection, subscription, changes, List.of()).stream().allMatch(share -> share == Share.DELIVER);
    }

    /** Places of the events released behind a release number, in order of release. */
    public Map<Long, Long> released(Connection connection, Subscription subscription, long after, int limit)
            throws SQLException {
        Map<Long, Long> released = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select release_no, seq from held where subscription = ? and release_no > ? order by release_no limit ?")) {
            statement.setString(1, subscription.name());
            statement.setLong(2, after);
            statement.setInt(3, limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    released.put(row.getLong(1), row.getLong(2));
                }
            }
        }
        return released;
    }
}
