package hub.adapters.repository;

import hub.standards.RecordType;
import hub.standards.StandardRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads through all current records of a type, a piece at a time: memory does not grow with the repository. 当前记录遍历。 */
public final class CurrentScan {
    private final StoredForms forms;

    public CurrentScan(StoredForms forms) {
        this.forms = forms;
    }

    /**
     * Reads all records that are not void, in order of their keys, sealed fields opened.
     *
     * @param connection in a transaction; else the rows would be held all at once
     * @param type a record type of the current version
     * @param piece at most so many records at once
     * @param sink takes each piece, and may ask the same connection meanwhile
     */
    public void each(Connection connection, RecordType type, int piece, Consumer<List<StandardRecord>> sink)
            throws SQLException {
        String sql = "select " + forms.table(type.name()).readable() + " from " + type.table()
                + " c where not c.void order by c.institution, c.system, c.source_id";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(piece);
            List<StandardRecord> records = new ArrayList<>(piece);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    records.add(RecordRows.read(row, 0, type, forms, Map.of(), field -> true)
                            .record());
                    if (records.size() == piece) {
                        sink.accept(records);
                        records = new ArrayList<>(piece);
                    }
                }
            }
            if (!records.isEmpty()) {
                sink.accept(records);
            }
        }
    }
}
