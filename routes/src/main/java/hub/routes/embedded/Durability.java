package hub.routes.embedded;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Whether a committed transaction survives a power cut: the settings of PostgreSQL that the hub's receipts rest on. */
public final class Durability {

    private static final List<String> MUST_BE_ON = List.of("fsync", "synchronous_commit", "full_page_writes");

    private Durability() {}

    /**
     * Asks the server, as the role the hub works with, so that a setting changed for that role or database is seen too.
     *
     * @throws RefusedStart if one of the settings is not {@code on} (for {@code synchronous_commit}, {@code remote_apply} will
     *     do as well)
     */
    public static void check(Connection connection) throws SQLException {
        List<String> unsafe = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String setting : MUST_BE_ON) {
                try (ResultSet row = statement.executeQuery("show " + setting)) {
                    row.next();
                    String value = row.getString(1);
                    if (!"on".equals(value) && !"remote_apply".equals(value)) {
                        unsafe.add(setting + "=" + value);
                    }
                }
            }
        }
        if (!unsafe.isEmpty()) {
            throw new RefusedStart(
                    "数据库设置 " + unsafe + " 会在断电时丢失已确认的数据：请全部设为 on 后再启动。",
                    "The database settings " + unsafe
                            + " lose acknowledged data in a power cut: set them all to on and start again.");
        }
    }
}
