package hub.adapters.repository;

import hub.adapters.receipt.Counts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The sums that must close: every record received and every change delivered is accounted for, counted from different sides. 平账。 */
public final class Reconciliation {
    private final Subscriptions subscriptions;

    public Reconciliation(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /**
     * The account.
     *
     * @param counts records by disposition, over all submissions
     * @param waiting submissions not judged to their end
     * @param parked of these, those given up until an operator looks
     * @param outcomes whether the rows kept about single records agree with the counts
     * @param changes whether the change log agrees with the feed and the current state
     * @param subscribers the sums of each subscription
     */
    public record Account(
            Counts counts,
            long waiting,
            long parked,
            boolean outcomes,
            boolean changes,
            List<Subscriptions.Sums> subscribers) {

        /** Whether all of it closes. */
        public boolean closes() {
            return outcomes && changes && subscribers.stream().allMatch(Subscriptions.Sums::closes);
        }
    }

    /**
     * The account at one moment; counted, not remembered, so it takes its time on a large repository.
     *
     * @param connection in a transaction that has asked nothing yet: all is counted in one snapshot
     */
    public Account account(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("set transaction isolation level repeatable read, read only")) {
            statement.execute();
        }
        Counts counts;
        long waiting;
        long parked;
        try (PreparedStatement statement = connection.prepareStatement("""
                        select coalesce(sum(accepted), 0), coalesce(sum(unchanged), 0), coalesce(sum(stale), 0),
                          coalesce(sum(quarantined), 0), coalesce(sum(rejected), 0), count(*) filter (where work <> 'done'),
                          count(*) filter (where work = 'parked') from inbox""");
                ResultSet row = statement.executeQuery()) {
            row.next();
            counts = new Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
            waiting = row.getLong(6);
            parked = row.getLong(7);
        }
        return new Account(
                counts,
                waiting,
                parked,
                outcomesAgree(connection, counts),
                changesAgree(connection, counts),
                subscriptions.sums(connection));
    }

    private static boolean outcomesAgree(Connection connection, Counts counts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                        select count(*) filter (where disposition = 'unchanged'), count(*) filter (where disposition = 'stale'),
                          count(*) filter (where disposition = 'quarantined'), count(*) filter (where disposition = 'rejected')
                        from outcome""");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1) == counts.unchanged()
                    && row.getLong(2) == counts.stale()
                    && row.getLong(3) == counts.quarantined()
                    && row.getLong(4) == counts.rejected();
        }
    }

    /** Each accepted record is one change, each change stands in one chunk, and no number of the feed is given twice or left out. */
    private static boolean changesAgree(Connection connection, Counts counts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                        select (select count(*) from change), coalesce(sum(count), 0),
                          coalesce(sum(count) filter (where first_seq is not null), 0),
                          (select value - 1 from lease where name = 'sequencer') from chunk""");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1) == counts.accepted()
                    && row.getLong(2) == counts.accepted()
                    && row.getLong(3) == row.getLong(4);
        }
    }
}
