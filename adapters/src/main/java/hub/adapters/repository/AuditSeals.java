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
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Chains the audit rows in batches: each seal is a digest over the seal before it and all rows since, in their order. 审计链。
 *
 * <p>A batch ends below the oldest transaction still under way, so no row can appear later in what is sealed.
 */
public final class AuditSeals {
    static final byte[] BEGINNING = new byte[32];
    static final String ROWS = """
            select id, txid::text, (extract(epoch from at) * 1000000)::bigint, actor, action, subject, detail from audit
            where txid >= ?::xid8 and txid < ?::xid8 order by txid, id""";
    private static final int FETCH = 10_000;

    /**
     * The end of the chain, to be kept elsewhere: a chain that lacks it was cut.
     *
     * @param number number of the newest seal
     * @param digest its digest, hexadecimal
     */
    public record Head(long number, String digest) {}

    private record Last(long number, String upto, byte[] digest) {}

    /** Seals what is settled; the caller holds the sequencer's lease. */
    public void seal(Connection connection) throws SQLException {
        Last last = last(connection);
        String horizon = horizon(connection);
        MessageDigest digest = begin(last.digest());
        int rows = take(connection, last.upto(), horizon, digest);
        if (rows == 0) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into audit_seal (number, upto, rows, previous, digest, sealed_at)
                values (?, ?::xid8, ?, ?, ?, clock_timestamp())""")) {
            statement.setLong(1, last.number() + 1);
            statement.setString(2, horizon);
            statement.setInt(3, rows);
            statement.setBytes(4, last.digest());
            statement.setBytes(5, digest.digest());
            statement.executeUpdate();
        }
    }

    /** When the oldest row that is not sealed was written; empty if all are. */
    public Optional<Instant> oldestUnsealed(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select at from audit where txid >= ?::xid8 order by txid, id limit 1")) {
            statement.setString(1, last(connection).upto());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getTimestamp(1).toInstant()) : Optional.empty();
            }
        }
    }

    /** The end of the chain; empty while nothing is sealed. */
    public Optional<Head> head(Connection connection) throws SQLException {
        Last last = last(connection);
        return last.number() == 0
                ? Optional.empty()
                : Optional.of(new Head(last.number(), HexFormat.of().formatHex(last.digest())));
    }

    private static Last last(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "select number, upto::text, digest from audit_seal order by number desc limit 1");
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? new Last(row.getLong(1), row.getString(2), row.getBytes(3))
                    : new Last(0, "0", BEGINNING);
        }
    }

    private static String horizon(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select pg_snapshot_xmin(pg_current_snapshot())::text");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    /** A digest that goes on from the seal before. */
    static MessageDigest begin(byte[] previous) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous);
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    /** Takes the rows of a range of transactions into the digest, in their canonical text, and counts them. */
    static int take(Connection connection, String from, String until, MessageDigest digest) throws SQLException {
        int rows = 0;
        try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
            statement.setFetchSize(FETCH);
            statement.setString(1, from);
            statement.setString(2, until);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ArrayNode canonical = JsonNodeFactory.instance.arrayNode();
                    canonical.add(row.getLong(1)).add(row.getString(2)).add(row.getLong(3));
                    for (int column = 4; column <= 7; column++) {
                        canonical.add(row.getString(column));
                    }
                    digest.update(canonical.toString().getBytes(StandardCharsets.UTF_8));
                    digest.update((byte) '\n');
                    rows++;
                }
            }
        }
        return rows;
    }
}
