package hub.adapters.repository;

import hub.schemas.Waivers;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The waivers that were granted. 豁免登记。 */
public final class WaiverBook {
    private static final String COLUMNS =
            "select id, institution, rule, field, reason, approver, valid_from, valid_until,"
                    + " granted_at, granted_by, ended_at from waiver";

    /** Enters a waiver. */
    public void grant(Connection connection, Waiver waiver) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into waiver (id, institution, rule, field, reason, approver, valid_from, valid_until, granted_at,"
                        + " granted_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            statement.setString(1, waiver.id());
            statement.setString(2, waiver.institution());
            statement.setString(3, waiver.rule());
            statement.setString(4, waiver.field());
            statement.setString(5, waiver.reason());
            statement.setString(6, waiver.approver());
            statement.setDate(7, Date.valueOf(waiver.from()));
            statement.setDate(8, Date.valueOf(waiver.until()));
            statement.setTimestamp(9, Timestamp.from(waiver.grantedAt()));
            statement.setString(10, waiver.grantedBy());
            statement.executeUpdate();
        }
    }

    /**
     * Ends a waiver before its time.
     *
     * @return the waiver as it is then; empty if there is none, or it was ended before
     */
    public Optional<Waiver> end(Connection connection, String id, String by, Instant at) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update waiver set ended_at = ?, ended_by = ? where id = ? and ended_at is null")) {
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setString(2, by);
            statement.setString(3, id);
            if (statement.executeUpdate() == 0) {
                return Optional.empty();
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS + " where id = ?")) {
            statement.setString(1, id);
            return read(statement).stream().findFirst();
        }
    }

    /**
     * All waivers, those granted last first.
     *
     * @param institution only of this institution; null for any
     */
    public List<Waiver> list(Connection connection, @Nullable String institution) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                COLUMNS + " where (?::text is null or institution = ?) order by granted_at desc, id")) {
            statement.setString(1, institution);
            statement.setString(2, institution);
            return read(statement);
        }
    }

    /** What the institutions are let off on a day. */
    public Waivers inForce(Connection connection, Collection<String> institutions, LocalDate day) throws SQLException {
        List<Waiver> held;
        try (PreparedStatement statement = connection.prepareStatement(
                COLUMNS
                        + " where institution = any(?) and ended_at is null and ? between valid_from and valid_until order by id")) {
            statement.setArray(1, connection.createArrayOf("text", institutions.toArray()));
            statement.setDate(2, Date.valueOf(day));
            held = read(statement);
        }
        if (held.isEmpty()) {
            return Waivers.NONE;
        }
        return (rule, institution, field) -> held.stream()
                .filter(waiver -> waiver.rule().equals(rule)
                        && waiver.institution().equals(institution)
                        && (waiver.field() == null || waiver.field().equals(field)))
                .findFirst()
                .map(waiver -> new Waivers.Waiver(waiver.id(), waiver.until().toString()));
    }

    private static List<Waiver> read(PreparedStatement statement) throws SQLException {
        List<Waiver> waivers = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Timestamp ended = row.getTimestamp("ended_at");
                waivers.add(new Waiver(
                        row.getString("id"),
                        row.getString("institution"),
                        row.getString("rule"),
                        row.getString("field"),
                        row.getString("reason"),
                        row.getString("approver"),
                        row.getDate("valid_from").toLocalDate(),
                        row.getDate("valid_until").toLocalDate(),
                        row.getTimestamp("granted_at").toInstant(),
                        row.getString("granted_by"),
                        ended == null ? null : ended.toInstant()));
            }
        }
        return waivers;
    }
}
