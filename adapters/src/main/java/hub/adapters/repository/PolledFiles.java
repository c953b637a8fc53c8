package hub.adapters.repository;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was read from partners' servers, so that no content is taken twice, whatever its name. 轮询登记。 */
public final class PolledFiles {
    private static final String COLUMNS =
            "server, name_sha256, name, credential, size, modified, sha256, generation, state, submission, refusal, read_at,"
                    + " answered, settled";

    /** The file of that name on the server. */
    public Optional<PolledFile> find(Connection connection, String server, byte[] key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select " + COLUMNS + " from polled_file where server = ? and name_sha256 = ?")) {
            statement.setString(1, server);
            statement.setBytes(2, key);
            return list(statement).stream().findFirst();
        }
    }

    /** The submission of a file whose latest content is this, of the same sender and under another name. */
    public Optional<String> submissionOf(Connection connection, String credential, byte[] sha256, byte[] exceptKey)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select submission from polled_file where credential = ? and sha256 = ? and submission is not null
                and name_sha256 <> ? order by read_at desc limit 1""")) {
            statement.setString(1, credential);
            statement.setBytes(2, sha256);
            statement.setBytes(3, exceptKey);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** Writes down how far a file came, in place of what stood there. */
    public void save(Connection connection, PolledFile file) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into polled_file (" + COLUMNS + """
                ) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (server, name_sha256) do update set name = excluded.name, credential = excluded.credential,
                  size = excluded.size, modified = excluded.modified, sha256 = excluded.sha256,
                  generation = excluded.generation, state = excluded.state, submission = excluded.submission,
                  refusal = excluded.refusal, read_at = excluded.read_at, answered = excluded.answered,
                  settled = excluded.settled""")) {
            statement.setString(1, file.server());
            statement.setBytes(2, file.key());
            statement.setString(3, file.name());
            statement.setString(4, file.credential());
            statement.setLong(5, file.size());
            statement.setTimestamp(6, Timestamp.from(file.modified()));
            statement.setBytes(7, file.sha256());
            statement.setInt(8, file.generation());
            statement.setString(9, file.state().name().toLowerCase(Locale.ROOT));
            statement.setString(10, file.submission());
            statement.setString(11, file.refusal());
            statement.setTimestamp(12, Timestamp.from(file.readAt()));
            statement.setBoolean(13, file.answered());
            statement.setBoolean(14, file.settled());
            statement.executeUpdate();
        }
    }

    /** The content was read again and is the same: only its size and times are written down. */
    public void seenAgain(Connection connection, PolledFile file) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update polled_file set modified = ?, read_at = ? where server = ? and name_sha256 = ?")) {
            statement.setTimestamp(1, Timestamp.from(file.modified()));
            statement.setTimestamp(2, Timestamp.from(file.readAt()));
            statement.setString(3, file.server());
            statement.setBytes(4, file.key());
            statement.executeUpdate();
        }
    }

    /** The file was moved or deleted, as was agreed. */
    public void settled(Connection connection, PolledFile file) throws SQLException {
        flag(connection, "settled", file);
    }

    /** The partner has its answer. */
    public void answered(Connection connection, PolledFile file) throws SQLException {
        flag(connection, "answered", file);
    }

    /** Only for the content it tells of: under the same name there may be another by now. */
    private static void flag(Connection connection, String column, PolledFile file) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("update polled_file set " + column
                + " = true where server = ? and name_sha256 = ? and generation = ?")) {
            statement.setString(1, file.server());
            statement.setBytes(2, file.key());
            statement.setInt(3, file.generation());
            statement.executeUpdate();
        }
    }

    /** Files of the server whose partner has no answer yet, oldest first. */
    public List<PolledFile> unanswered(Connection connection, String server, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select " + COLUMNS
                        + " from polled_file where server = ? and not answered and state <> 'taking' order by read_at limit ?")) {
            statement.setString(1, server);
            statement.setInt(2, most);
            return list(statement);
        }
    }

    private static List<PolledFile> list(PreparedStatement statement) throws SQLException {
        List<PolledFile> files = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                files.add(new PolledFile(
                        row.getString("server"),
                        row.getBytes("name_sha256"),
                        row.getString("name"),
                        row.getString("credential"),
                        row.getLong("size"),
                        row.getTimestamp("modified").toInstant(),
                        row.getBytes("sha256"),
                        row.getInt("generation"),
                        PolledFile.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getString("submission"),
                        row.getString("refusal"),
                        row.getTimestamp("read_at").toInstant(),
                        row.getBoolean("answered"),
                        row.getBoolean("settled")));
            }
        }
        return files;
    }
}
