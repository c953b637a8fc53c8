package hub.adapters.repository;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Writes who did what, in the transaction it tells of: no audit row, no effect. 审计。 */
public final class Audit {

    /**
     * Adds a row.
     *
     * @param actor credential, or {@code hub} for the hub itself
     * @param action what was done, such as {@code recorded}
     * @param subject what it was done to, such as the id of a submission; never personal data
     * @param detail as {@link #detail} makes it
     */
    public void add(Connection connection, String actor, String action, String subject, String detail)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("insert into audit (actor, action, subject, detail) values (?, ?, ?, ?)")) {
            statement.setString(1, actor);
            statement.setString(2, action);
            statement.setString(3, subject);
            statement.setString(4, detail);
            statement.executeUpdate();
        }
    }

    /** Names and values in turn as a JSON object. */
    public static String detail(String... namesAndValues) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            detail.put(namesAndValues[at], namesAndValues[at + 1]);
        }
        return detail.toString();
    }
}
