package hub.adapters.repository;

import hub.adapters.receipt.Counts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What became of everything that was ever received, added up. 接收平账。
 *
 * @param counts records of submissions judged to their end, by disposition
 * @param waiting submissions not judged to their end
 * @param parked of these, given up until an operator looks
 */
public record IntakeSums(Counts counts, long waiting, long parked) {

    /** Adds up. */
    public static IntakeSums of(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                        select sum(accepted) as accepted, sum(unchanged) as unchanged, sum(stale) as stale,
                          sum(quarantined) as quarantined, sum(rejected) as rejected,
                          count(*) filter (where state = 'received') as waiting,
                          count(*) filter (where work = 'parked') as parked
                        from inbox""");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new IntakeSums(
                    new Counts(
                            row.getInt("accepted"),
                            row.getInt("unchanged"),
                            row.getInt("stale"),
                            row.getInt("quarantined"),
                            row.getInt("rejected")),
                    row.getLong("waiting"),
                    row.getLong("parked"));
        }
    }
}
