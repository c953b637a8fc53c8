package hub.adapters.repository;

import hub.standards.Operation;
import hub.standards.RecordKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The change log read in feed order: commit order, without gaps. 变更流。 */
public final class Feed {
    private static final String COLUMNS =
            "select c.first_seq + h.ordinal, c.uuid, h.ordinal, h.type, h.institution, h.system,"
                    + " h.source_id, h.source_version, h.op, h.body, h.person_id, h.replaces_version, h.recorded_at";
    private static final String JOINED = " join change h on h.chunk = c.id";
    private static final String AFTER = COLUMNS + " from chunk c" + JOINED
            + " where c.first_seq >= coalesce((select max(first_seq) from chunk where first_seq <= ?), 0)"
            + " and c.first_seq + h.ordinal > ? order by c.first_seq, h.ordinal limit ?";
    private static final String AT = COLUMNS + " from unnest(?::bigint[]) as s(seq)"
            + " join lateral (select * from chunk where first_seq <= s.seq order by first_seq desc limit 1) c on true"
            + JOINED + " where h.ordinal = s.seq - c.first_seq order by s.seq";

    /**
     * The changes behind a place.
     *
     * @param seq the last one already read; 0 to begin
     * @param limit at most so many
     */
    public List<Change> after(Connection connection, long seq, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AFTER)) {
            statement.setLong(1, seq + 1);
            statement.setLong(2, seq);
            statement.setInt(3, limit);
            return read(statement);
        }
    }

    /** The changes at these places, in order. */
    public List<Change> at(Connection connection, Collection<Long> seqs) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AT)) {
            statement.setArray(1, connection.createArrayOf("bigint", seqs.toArray()));
            return read(statement);
        }
    }

    private static List<Change> read(PreparedStatement statement) throws SQLException {
        List<Change> changes = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                changes.add(change(row));
            }
        }
        return changes;
    }

    private static Change change(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp(13);
        return new Change(
                row.getLong(1),
                Chunks.event(row.getObject(2, UUID.class), row.getInt(3)),
                new RecordKey(row.getString(5), row.getString(6), row.getString(4), row.getString(7)),
                row.getLong(8),
                row.getString(9).equals(Operation.VOID.wire()) ? Operation.VOID : Operation.UPSERT,
                row.getString(10),
                row.getObject(11, Long.class),
                row.getObject(12, Long.class),
                at.toInstant());
    }
}
