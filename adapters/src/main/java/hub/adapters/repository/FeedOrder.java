package hub.adapters.repository;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Gives committed chunks their places in the feed: one numberer at a time, so the order of the feed is the order of commit and has no gap.
 * 变更流定序。
 */
public final class FeedOrder {
    private static final int AT_ONCE = 10_000;

    /**
     * Numbers what was committed since.
     *
     * @return how many changes got a number
     */
    public long number(Connection connection) throws SQLException {
        long next = lock(connection);
        try (PreparedStatement statement = connection.prepareStatement("""
                with pending as (
                  select id, count from chunk where first_seq is null order by id limit ?),
                placed as (
                  select id, count, ?::bigint + sum(count) over (order by id) - count as first_seq from pending),
                numbered as (
                  update chunk c set first_seq = p.first_seq from placed p where c.id = p.id returning p.count)
                select coalesce(sum(count), 0) from numbered""")) {
            statement.setInt(1, AT_ONCE);
            statement.setLong(2, next);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long numbered = row.getLong(1);
                if (numbered > 0) {
                    move(connection, next + numbered);
                }
                return numbered;
            }
        }
    }

    /** The lock on this row is the right to number; it ends with the transaction, whatever happens to its holder. */
    private static long lock(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select value from lease where name = 'sequencer' for update");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void move(Connection connection, long next) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update lease set value = ? where name = 'sequencer'")) {
            statement.setLong(1, next);
            statement.executeUpdate();
        }
    }

    /** The number of the newest change in the feed; 0 while it is empty. */
    public long head(Connection connection) throws SQLException {
        return value(connection, "sequencer") - 1;
    }

    /** The epoch of the feed; another epoch means that old cursors lead nowhere. */
    public long epoch(Connection connection) throws SQLException {
        return value(connection, "epoch");
    }

    private static long value(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select value from lease where name = ?")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
