package hub.conformance.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Sees the moment at which a submission is recorded and all its changes are numbered in the feed. 入库时刻。 */
final class InboxWatch implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Connection connection;
    private final long before;

    /** Begins to watch: what comes from now on is the submission. */
    InboxWatch(HubDatabase database) throws SQLException {
        this.connection = database.connect();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(max(number), 0) from submission")) {
            row.next();
            this.before = row.getLong(1);
        }
    }

    /**
     * A submission, recorded.
     *
     * @param number its number in the database
     * @param id its id
     * @param at when that was, by {@link System#nanoTime()}
     */
    record Recorded(long number, String id, long at) {}

    /**
     * Waits for it.
     *
     * @throws VoidFigureException if the hub gives up on it, or it takes too long
     */
    Recorded await() throws SQLException, VoidFigureException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (PreparedStatement statement = connection.prepareStatement("""
                select s.number, s.id, i.work,
                  case when i.finished_at is null then false else not exists (select from chunk where first_seq is null) end
                from submission s join inbox i on i.submission = s.number where s.number > ? order by s.number limit 1""")) {
            statement.setLong(1, before);
            while (System.nanoTime() < deadline) {
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next()) {
                        VoidFigureException.unless(!row.getString(3).equals("parked"), "the hub gave up on it 枢纽放弃处理");
                        if (row.getBoolean(4)) {
                            return new Recorded(row.getLong(1), row.getString(2), System.nanoTime());
                        }
                    }
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
        throw new VoidFigureException("not recorded after 未入库 " + PATIENCE);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
