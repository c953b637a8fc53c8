package hub.adapters.repository;

import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Standard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the standard needs of the repository's tables, held against the live catalogue. 标准所需的列。 */
public final class RequiredColumns {
    private final Standard standard;

    public RequiredColumns(Standard standard) {
        this.standard = standard;
    }

    /** The columns the standard needs and the repository lacks, as {@code table.column}; empty if it can be worked with. */
    public List<String> missing(Connection connection) throws SQLException {
        Set<String> present = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "select table_name, column_name from information_schema.columns where table_schema = current_schema()");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                present.add(rows.getString(1) + "." + rows.getString(2));
            }
        }
        List<String> missing = new ArrayList<>();
        for (RecordType type : standard.recordTypes()) {
            for (Field field : type.fields()) {
                for (String column : RecordTable.columns(field)) {
                    String name = type.table() + "." + column;
                    if (!present.contains(name)) {
                        missing.add(name);
                    }
                }
            }
        }
        return missing;
    }
}
