package hub.adapters.repository;

import hub.adapters.receipt.Counts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What became of everything received, from one row a submission: cheap enough to be asked often. {@link Reconciliation} is the proof.
 * 接收合计。
 *
 * @param counts records by disposition
 * @param waiting submissions not judged to their end
 * @param parked of these, given up until an operator looks
 */
public record IntakeSums(Counts counts, long waiting, long parked) {

    /** Adds up. */
    public static IntakeSums of(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                        select coalesce(sum(accepted), 0), coalesce(sum(unchanged), 0), coalesce(sum(stale), 0),
                          coalesce(sum(quarantined), 0), coalesce(sum(rejected), 0), count(*) filter (where work <> 'done'),
                          count(*) filter (where work = 'parked') from inbox""");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new IntakeSums(
                    new Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)),
                    row.getLong(6),
                    row.getLong(7));
        }
    }
}
