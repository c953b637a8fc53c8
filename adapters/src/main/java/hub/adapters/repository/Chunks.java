package hub.adapters.repository;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/**
 * The transactions of recording: the locks they take, in one order, and the row each leaves. 批次。
 *
 * <p>Order: the lock on persons, the institutions in one order, then the chunk's number. A transaction that depends on another had to wait for
 * its locks, so its number is larger.
 */
public final class Chunks {
    private static final int INSTITUTION = 7101;
    private static final int PERSONS = 7102;

    /**
     * Takes the locks of one recording transaction.
     *
     * @param masters whether it creates or changes central persons; then it runs alone among all that match persons
     * @param institutions the institutions it writes for
     */
    public void lock(Connection connection, boolean masters, Collection<String> institutions) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                masters ? "select pg_advisory_xact_lock(?, 0)" : "select pg_advisory_xact_lock_shared(?, 0)")) {
            statement.setInt(1, PERSONS);
            statement.execute();
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "select pg_advisory_xact_lock(?, part) from"
                        + " (select distinct hashtext(name) as part from unnest(?::text[]) as name order by part) as ordered")) {
            statement.setInt(1, INSTITUTION);
            statement.setArray(2, connection.createArrayOf("text", institutions.toArray()));
            statement.execute();
        }
    }

    /** The number of the next chunk; to be asked for under the locks. */
    public long next(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select nextval('chunk_id')");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * Leaves the chunk's row: the last thing before the commit.
     *
     * @param rules version of the rules it was judged by
     */
    public void add(Connection connection, long id, int count, String rules, Instant at) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into chunk (id, uuid, count, rules, recorded_at) values (?, ?, ?, ?, ?)")) {
            statement.setLong(1, id);
            statement.setObject(2, UUID.randomUUID());
            statement.setInt(3, count);
            statement.setString(4, rules);
            statement.setTimestamp(5, Timestamp.from(at));
            statement.executeUpdate();
        }
    }

    /** The id of an event: always the same for the same change, so it need not be kept. */
    public static UUID event(UUID chunk, int ordinal) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(ByteBuffer.allocate(20)
                            .putLong(chunk.getMostSignificantBits())
                            .putLong(chunk.getLeastSignificantBits())
                            .putInt(ordinal)
                            .array());
            ByteBuffer bytes = ByteBuffer.wrap(digest);
            // version 8 (made by the application's own rule), variant 2, RFC 9562
            long high = (bytes.getLong() & ~0xF000L) | 0x8000L;
            long low = (bytes.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
