package hub.adapters.repository;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers committed chunks: the order of the feed. 变更编号。
 *
 * <p>The lock on the row {@code lease('sequencer')} is the right to number; it ends with the transaction, so a sequencer that slept through its
 * turn can write nothing.
 */
public final class Sequencing {

    /**
     * Gives every committed chunk without a number the next free range, in the order of their ids.
     *
     * @param connection inside a transaction of its own
     * @return how many changes got a number
     */
    public long number(Connection connection) throws SQLException {
        long next = take(connection);
        List<Long> ids = new ArrayList<>();
        List<Long> firsts = new ArrayList<>();
        long free = next;
        try (PreparedStatement statement =
                        connection.prepareStatement("select id, count from chunk where first_seq is null order by id");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                ids.add(row.getLong(1));
                firsts.add(free);
                free += row.getLong(2);
            }
        }
        if (ids.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement("update chunk c set first_seq = n.first"
                + " from unnest(?::bigint[], ?::bigint[]) as n(id, first) where c.id = n.id")) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            statement.setArray(2, connection.createArrayOf("bigint", firsts.toArray()));
            statement.executeUpdate();
        }
        try (PreparedStatement statement =
                connection.prepareStatement("update lease set value = ? where name = 'sequencer'")) {
            statement.setLong(1, free);
            statement.executeUpdate();
        }
        return free - next;
    }

    private static long take(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select value from lease where name = 'sequencer' for update");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
