package hub.conformance.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Subscriptions paused; closed, they go on. 暂停投递。 */
final class DeliveryPause implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Connection connection;

    /** Pauses them, and waits until the batches under way have arrived. */
    DeliveryPause(Connection connection) throws SQLException {
        this.connection = connection;
        try {
            set(true);
            awaitArrivals();
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    private void awaitArrivals() throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Statement statement = connection.createStatement()) {
            while (System.nanoTime() < deadline) {
                try (ResultSet row =
                        statement.executeQuery("select exists (select from subscription where batch is not null)")) {
                    row.next();
                    if (!row.getBoolean(1)) {
                        return;
                    }
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
        throw new SQLException("a batch is still under way to its queue after " + PATIENCE);
    }

    private void set(boolean paused) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("update subscription set paused = " + paused);
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            set(false);
        }
    }
}
