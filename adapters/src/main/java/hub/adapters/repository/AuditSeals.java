package hub.adapters.repository;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Chains the audit rows in sealed batches, and verifies the chain. 审计封存与核验。
 *
 * <p>A batch holds the rows of the transactions between two horizons: below {@code pg_snapshot_xmin} everything is settled, so nothing can
 * still appear in a sealed batch. Digest: SHA-256 over the digest before, then each row as a JSON array and a line feed, in the order of
 * transaction and row id.
 */
public final class AuditSeals {
    private static final byte[] BEGINNING = new byte[32];
    private static final String ROWS = "select id, txid::text, (extract(epoch from at) * 1000000)::bigint, actor, action, subject, detail"
            + " from audit where txid >= ?::text::xid8 and txid < ?::text::xid8 order by txid, id";

    private record Sealing(int rows, byte[] digest) {}

    /**
     * A seal, as an auditor keeps it outside the hub.
     *
     * @param number from 1, without gaps
     * @param digest SHA-256
     */
    public record Head(long number, byte[] digest) {

        /** Number and digest in one line. */
        public String text() {
            return number + ":" + HexFormat.of().formatHex(digest);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Head head && number == head.number && Arrays.equals(digest, head.digest);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(number);
        }
    }

    /**
     * What verifying found.
     *
     * @param head the last seal that is right; null if there is none
     * @param rows how many audit rows stand under right seals
     * @param broken number of the first seal that is wrong or missing; null if all are right
     */
    public record Verdict(@Nullable Head head, long rows, @Nullable Long broken) {

        /** Whether nothing was altered, added, moved or taken away. */
        public boolean holds() {
            return broken == null;
        }
    }

    /**
     * Seals what is settled and not sealed yet; the caller holds the sequencer's lock.
     *
     * @return how many rows were sealed
     */
    public int seal(Connection connection, Instant at) throws SQLException {
        long number = 0;
        String from = "0";
        byte[] previous = BEGINNING;
        try (PreparedStatement statement = connection.prepareStatement(
                        "select number, upto::text, digest from audit_seal order by number desc limit 1");
                ResultSet row = statement.executeQuery()) {
            if (row.next()) {
                number = row.getLong(1);
                from = row.getString(2);
                previous = row.getBytes(3);
            }
        }
        String horizon = horizon(connection);
        Sealing sealing = digest(connection, from, horizon, previous);
        if (sealing.rows() == 0) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into audit_seal (number, upto, rows, previous, digest, sealed_at) values (?, ?::text::xid8, ?, ?, ?, ?)")) {
            statement.setLong(1, number + 1);
            statement.setString(2, horizon);
            statement.setInt(3, sealing.rows());
            statement.setBytes(4, previous);
            statement.setBytes(5, sealing.digest());
            statement.setTimestamp(6, Timestamp.from(at));
            statement.executeUpdate();
        }
        return sealing.rows();
    }

    private static String horizon(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select pg_snapshot_xmin(pg_current_snapshot())::text");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private static Sealing digest(Connection connection, String from, String upto, byte[] previous)
            throws SQLException {
        MessageDigest digest = sha256();
        digest.update(previous);
        int rows = 0;
        try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
            statement.setFetchSize(1_000);
            statement.setString(1, from);
            statement.setString(2, upto);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ArrayNode text = JsonNodeFactory.instance.arrayNode();
                    text.add(row.getLong(1)).add(row.getString(2)).add(row.getLong(3));
                    for (int column = 4; column <= 7; column++) {
                        text.add(row.getString(column));
                    }
                    digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
                    digest.update((byte) '\n');
                    rows++;
                }
            }
        }
        return new Sealing(rows, digest.digest());
    }

    /**
     * Recomputes the whole chain from the rows.
     *
     * @param known a head kept outside the hub; a chain that does not hold it was cut or rewritten; null if none was kept
     */
    public Verdict verify(Connection connection, @Nullable Head known) throws SQLException {
        Head head = null;
        long rows = 0;
        String from = "0";
        byte[] previous = BEGINNING;
        boolean met = known == null;
        try (PreparedStatement statement = connection.prepareStatement(
                        "select number, upto::text, rows, previous, digest from audit_seal order by number");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                long expected = head == null ? 1 : head.number() + 1;
                Sealing sealing = digest(connection, from, row.getString(2), previous);
                byte[] digest = row.getBytes(5);
                if (row.getLong(1) != expected
                        || row.getInt(3) != sealing.rows()
                        || !Arrays.equals(row.getBytes(4), previous)
                        || !Arrays.equals(digest, sealing.digest())) {
                    return new Verdict(head, rows, expected);
                }
                head = new Head(expected, digest);
                if (known != null && known.number() == expected) {
                    if (!head.equals(known)) {
                        return new Verdict(head, rows, expected);
                    }
                    met = true;
                }
                rows += sealing.rows();
                from = row.getString(2);
                previous = digest;
            }
        }
        return new Verdict(head, rows, met || known == null ? null : (head == null ? 1 : head.number() + 1));
    }

    /** The last seal, for keeping outside the hub; null before the first. */
    public @Nullable Head head(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "select number, digest from audit_seal order by number desc limit 1");
                ResultSet row = statement.executeQuery()) {
            return row.next() ? new Head(row.getLong(1), row.getBytes(2)) : null;
        }
    }

    /** How long the oldest audit row has waited for its seal; zero if none waits. */
    public Duration oldestUnsealed(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "select min(at) from audit where txid >= coalesce("
                                + "(select upto from audit_seal order by number desc limit 1), '0'::xid8)");
                ResultSet row = statement.executeQuery()) {
            row.next();
            Timestamp oldest = row.getTimestamp(1);
            return oldest == null || oldest.toInstant().isAfter(now)
                    ? Duration.ZERO
                    : Duration.between(oldest.toInstant(), now);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
