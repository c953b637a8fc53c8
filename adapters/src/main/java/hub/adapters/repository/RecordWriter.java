package hub.adapters.repository;

import hub.standards.Operation;
import hub.standards.RecordKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes accepted records: current state and change log, whole chunks at a time. 记录写入。
 *
 * <p>The caller holds the locks of the institutions it writes for, so nobody else can add or change the same keys meanwhile.
 */
public final class RecordWriter {
    private static final String CHANGE =
            "copy change (chunk, ordinal, type, institution, system, source_id, source_version, op, body, digest, submission,"
                    + " record_no, person_id, replaces_version, replaces_chunk, replaces_ordinal, recorded_at, place) from stdin";
    private final StoredForms forms;

    public RecordWriter(StoredForms forms) {
        this.forms = forms;
    }

    /** The latest state of those keys that are there, one query a record type. */
    public Map<RecordKey, Latest> latest(Connection connection, Collection<RecordKey> keys) throws SQLException {
        Map<RecordKey, Latest> found = new HashMap<>();
        for (Map.Entry<String, List<RecordKey>> ofType :
                grouped(keys, RecordKey::type).entrySet()) {
            List<RecordKey> asked = ofType.getValue();
            try (PreparedStatement statement =
                    connection.prepareStatement(forms.table(ofType.getKey()).latest())) {
                setKeys(connection, statement, 1, asked);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        found.put(
                                asked.get(row.getInt(1) - 1),
                                new Latest(row.getLong(2), row.getBytes(3), row.getLong(4), row.getInt(5)));
                    }
                }
            }
        }
        return found;
    }

    /** Number of the submission that the latest state of a key came with. */
    public long submissionOf(Connection connection, Latest latest) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select submission from change where chunk = ? and ordinal = ?")) {
            statement.setLong(1, latest.chunk());
            statement.setInt(2, latest.ordinal());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /**
     * Writes the records in their order.
     *
     * @param accepted records of which no key stands twice
     * @param chunk the chunk's id, allocated under the locks
     * @param firstOrdinal place in the chunk of the first of them
     * @param at time of recording
     */
    public void write(Connection connection, List<Accepted> accepted, long chunk, int firstOrdinal, Instant at)
            throws SQLException {
        Map<Accepted, Integer> ordinals = new java.util.IdentityHashMap<>();
        for (Accepted record : accepted) {
            ordinals.put(record, firstOrdinal + ordinals.size());
        }
        for (Map.Entry<String, List<Accepted>> ofType : grouped(
                        accepted, record -> record.form().record().type().name())
                .entrySet()) {
            RecordTable table = forms.table(ofType.getKey());
            List<Accepted> fresh = new ArrayList<>();
            List<Accepted> changed = new ArrayList<>();
            List<Accepted> voided = new ArrayList<>();
            for (Accepted record : ofType.getValue()) {
                List<Accepted> heap = record.replaces() == null
                        ? fresh
                        : record.form().record().operation() == Operation.VOID ? voided : changed;
                heap.add(record);
            }
            if (!fresh.isEmpty()) {
                copyFresh(connection, table, fresh, ordinals, chunk, at);
            }
            if (!changed.isEmpty()) {
                update(connection, table, table.update(), changed, ordinals, chunk, at);
            }
            if (!voided.isEmpty()) {
                update(connection, table, table.voidRows(), voided, ordinals, chunk, at);
            }
        }
        copyChanges(connection, accepted, ordinals, chunk, at);
    }

    /** Takes over the higher versions of records whose content is that of the latest; no change comes of it. */
    public void raiseVersions(Connection connection, List<StoredForm> unchanged) throws SQLException {
        for (Map.Entry<String, List<StoredForm>> ofType :
                grouped(unchanged, form -> form.record().type().name()).entrySet()) {
            List<StoredForm> same = ofType.getValue();
            try (PreparedStatement statement =
                    connection.prepareStatement(forms.table(ofType.getKey()).raiseVersions())) {
                setKeys(
                        connection,
                        statement,
                        1,
                        same.stream().map(form -> form.record().key()).toList());
                statement.setArray(
                        4,
                        connection.createArrayOf(
                                "bigint",
                                same.stream()
                                        .map(form -> form.record().version())
                                        .toArray()));
                statement.executeUpdate();
            }
        }
    }

    private static void copyFresh(
            Connection connection,
            RecordTable table,
            List<Accepted> fresh,
            Map<Accepted, Integer> ordinals,
            long chunk,
            Instant at)
            throws SQLException {
        try (CopyRows rows = new CopyRows(connection, table.copyIn())) {
            for (Accepted record : fresh) {
                StoredForm form = record.form();
                RecordKey key = form.record().key();
                rows.text(key.institution())
                        .text(key.system())
                        .text(key.sourceId())
                        .number(form.record().version())
                        .flag(form.record().operation() == Operation.VOID)
                        .bytes(form.digest())
                        .number(chunk)
                        .number(ordinal(ordinals, record));
                if (table.aboutPerson()) {
                    rows.number(record.person());
                }
                rows.instant(at);
                for (String column : form.columns()) {
                    rows.text(column);
                }
                rows.end();
            }
            rows.finish();
        }
    }

    private static void update(
            Connection connection,
            RecordTable table,
            String sql,
            List<Accepted> changed,
            Map<Accepted, Integer> ordinals,
            long chunk,
            Instant at)
            throws SQLException {
        boolean voids = sql.equals(table.voidRows());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, chunk);
            statement.setTimestamp(2, Timestamp.from(at));
            setKeys(
                    connection,
                    statement,
                    3,
                    changed.stream().map(record -> record.form().record().key()).toList());
            statement.setArray(
                    6,
                    connection.createArrayOf(
                            "bigint",
                            changed.stream()
                                    .map(record -> record.form().record().version())
                                    .toArray()));
            statement.setArray(
                    7,
                    connection.createArrayOf(
                            "bytea",
                            changed.stream()
                                    .map(record -> record.form().digest())
                                    .toArray(byte[][]::new)));
            statement.setArray(
                    8,
                    connection.createArrayOf(
                            "int",
                            changed.stream()
                                    .map(record -> ordinal(ordinals, record))
                                    .toArray()));
            if (!voids) {
                statement.setArray(
                        9,
                        connection.createArrayOf(
                                "bigint", changed.stream().map(Accepted::person).toArray()));
                for (int column = 0; column < table.fieldColumnCount(); column++) {
                    @Nullable String[] values = new @Nullable String[changed.size()];
                    for (int row = 0; row < values.length; row++) {
                        values[row] = changed.get(row).form().columns()[column];
                    }
                    statement.setArray(10 + column, connection.createArrayOf("text", values));
                }
            }
            int updated = statement.executeUpdate();
            if (updated != changed.size()) {
                throw new SQLException(updated + " rows of " + table.type() + " changed instead of " + changed.size());
            }
        }
    }

    private static void copyChanges(
            Connection connection, List<Accepted> accepted, Map<Accepted, Integer> ordinals, long chunk, Instant at)
            throws SQLException {
        if (accepted.isEmpty()) {
            return;
        }
        try (CopyRows rows = new CopyRows(connection, CHANGE)) {
            for (Accepted record : accepted) {
                StoredForm form = record.form();
                RecordKey key = form.record().key();
                Latest replaces = record.replaces();
                rows.number(chunk)
                        .number(ordinal(ordinals, record))
                        .text(key.type())
                        .text(key.institution())
                        .text(key.system())
                        .text(key.sourceId())
                        .number(form.record().version())
                        .text(form.record().operation().wire())
                        .text(form.body())
                        .bytes(form.digest())
                        .number(record.submission())
                        .number(record.recordNo())
                        .number(record.person());
                if (replaces == null) {
                    rows.none().none().none();
                } else {
                    rows.number(replaces.version()).number(replaces.chunk()).number(replaces.ordinal());
                }
                rows.instant(at).text(record.place()).end();
            }
            rows.finish();
        }
    }

    private static long ordinal(Map<Accepted, Integer> ordinals, Accepted record) {
        return Objects.requireNonNull(ordinals.get(record));
    }

    static void setKeys(Connection connection, PreparedStatement statement, int first, List<RecordKey> keys)
            throws SQLException {
        statement.setArray(
                first,
                connection.createArrayOf(
                        "text", keys.stream().map(RecordKey::institution).toArray()));
        statement.setArray(
                first + 1,
                connection.createArrayOf(
                        "text", keys.stream().map(RecordKey::system).toArray()));
        statement.setArray(
                first + 2,
                connection.createArrayOf(
                        "text", keys.stream().map(RecordKey::sourceId).toArray()));
    }

    private static <T> Map<String, List<T>> grouped(Collection<T> all, Function<T, String> by) {
        Map<String, List<T>> groups = new LinkedHashMap<>();
        for (T one : all) {
            groups.computeIfAbsent(by.apply(one), unused -> new ArrayList<>()).add(one);
        }
        return groups;
    }
}
