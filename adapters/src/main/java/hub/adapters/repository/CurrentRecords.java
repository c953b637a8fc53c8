package hub.adapters.repository;

import hub.standards.Operation;
import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records as they stand now, by key. 当前记录。 */
public final class CurrentRecords {
    private static final String LATEST = "select c.first_seq + h.ordinal from change h join chunk c on c.id = h.chunk"
            + " where h.chunk = ? and h.ordinal = ?";
    private final Standard standard;
    private final StoredForms forms;
    private final Feed feed = new Feed();

    public CurrentRecords(Standard standard, StoredForms forms) {
        this.standard = standard;
        this.forms = forms;
    }

    /**
     * A record and the change that made it what it is.
     *
     * @param change its latest change, numbered
     * @param record the record
     */
    public record Current(Change change, StandardRecord record) {}

    /**
     * The record of that key.
     *
     * @param unseal whether sealed fields are opened; otherwise they are left out
     * @return empty if there is none, or its latest change has no number yet
     */
    public Optional<Current> find(Connection connection, RecordKey key, boolean unseal) throws SQLException {
        RecordType type = standard.records().get(key.type());
        Long seq = type == null ? null : seqOf(connection, type, key);
        if (seq == null) {
            return Optional.empty();
        }
        return feed.at(connection, java.util.List.of(seq)).stream()
                .findFirst()
                .map(change -> new Current(change, read(change, unseal)));
    }

    /** The record a change holds. */
    public StandardRecord read(Change change, boolean unseal) {
        Operation operation = change.operation();
        return forms.read(
                standard.record(change.key().type()), change.key(), change.version(), operation, change.body(), unseal);
    }

    private static @Nullable Long seqOf(Connection connection, RecordType type, RecordKey key) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("select chunk, ordinal from " + type.table()
                        + " where institution = ? and system = ? and source_id = ?");
                PreparedStatement latest = connection.prepareStatement(LATEST)) {
            row.setString(1, key.institution());
            row.setString(2, key.system());
            row.setString(3, key.sourceId());
            try (ResultSet current = row.executeQuery()) {
                if (!current.next()) {
                    return null;
                }
                latest.setLong(1, current.getLong(1));
                latest.setInt(2, current.getInt(2));
            }
            try (ResultSet number = latest.executeQuery()) {
                return number.next() ? number.getObject(1, Long.class) : null;
            }
        }
    }
}
