package hub.adapters.repository;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** How often each finding code arose. 问题统计。 */
public final class FindingSums {
    private FindingSums() {}

    /** Findings by code, of all submissions. */
    public static Map<String, Long> byCode(Connection connection) throws SQLException {
        Map<String, Long> sums = new TreeMap<>();
        try (PreparedStatement statement =
                        connection.prepareStatement("select code, count(*) from finding group by code");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                sums.put(row.getString(1), row.getLong(2));
            }
        }
        return sums;
    }
}
