package hub.adapters.repository;

import hub.adapters.Form;
import hub.adapters.SenderIdentity;
import hub.standards.Sender;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Keeps submissions: what came in, its place in the inbox and its audit row, all in one statement. 报送登记。 */
public final class Submissions {

    /** What keeping a submission came to. */
    public sealed interface Kept {
        /** It is new and kept. */
        record New(long number) implements Kept {}

        /** The same content under the same key is already here. */
        record Again(String id) implements Kept {}

        /** The key was used for other content. */
        record Conflict() implements Kept {}
    }

    private static final String KEEP = """
            with kept as (
              insert into submission (id, credential, institution, system, role, speaks_for, channel, name, form, mapping,
                idempotency_key, standard, sha256, size, body, archived, received_at)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              on conflict (credential, idempotency_key) do nothing
              returning number, id, credential, institution, system, body is not null as small),
            waiting as (
              insert into inbox (submission, institution, system, small)
              select number, institution, system, small from kept),
            told as (
              insert into audit (actor, action, subject, detail)
              select credential, 'received', id, ? from kept)
            select number from kept""";
    private static final String COLUMNS =
            "number, id, credential, institution, system, role, speaks_for, channel, name, form, mapping, idempotency_key,"
                    + " standard, sha256, size, body, archived, received_at";

    /**
     * Keeps a new submission with its inbox row and its audit row; all or nothing.
     *
     * <p>Waits for a transaction under way with the same key, so two senders of the same key cannot both be new.
     */
    public Kept keep(Connection connection, Submission submission) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            SenderIdentity sender = submission.sender();
            statement.setString(1, submission.id());
            statement.setString(2, sender.credential());
            statement.setString(3, sender.institution());
            statement.setString(4, sender.system());
            statement.setString(5, wire(sender.role()));
            statement.setArray(
                    6, connection.createArrayOf("text", sender.speaksFor().toArray()));
            statement.setString(7, submission.channel().name());
            statement.setString(8, submission.name());
            statement.setString(9, submission.form().name());
            statement.setString(10, submission.mapping());
            statement.setString(11, submission.idempotencyKey());
            statement.setString(12, submission.standard());
            statement.setBytes(13, submission.sha256());
            statement.setLong(14, submission.size());
            statement.setBytes(15, submission.sealedBody());
            statement.setString(16, submission.archived());
            statement.setTimestamp(17, Timestamp.from(submission.receivedAt()));
            statement.setString(
                    18,
                    Audit.detail(
                            "channel", submission.channel().name(),
                            "digest", submission.digest(),
                            "size", Long.toString(submission.size())));
            try (ResultSet rows = statement.executeQuery()) {
                if (rows.next()) {
                    return new Kept.New(rows.getLong(1));
                }
            }
        }
        return earlier(connection, submission);
    }

    /**
     * Puts a submission where a dry run needs it; the caller rolls its transaction back.
     *
     * @return the submission with its number; without its idempotency key, which it does not use up
     */
    public Submission rehearse(Connection connection, Submission submission) throws SQLException {
        Submission free = new Submission(
                0,
                submission.id(),
                submission.sender(),
                submission.channel(),
                submission.name(),
                submission.form(),
                submission.mapping(),
                null,
                submission.standard(),
                submission.sha256(),
                submission.size(),
                submission.sealedBody(),
                submission.archived(),
                submission.receivedAt());
        if (keep(connection, free) instanceof Kept.New kept) {
            return find(connection, List.of(kept.number())).get(0);
        }
        throw new SQLException("a submission without an idempotency key cannot be here already");
    }

    private Kept earlier(Connection connection, Submission submission) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select id, sha256 from submission where credential = ? and idempotency_key = ?")) {
            statement.setString(1, submission.sender().credential());
            statement.setString(2, submission.idempotencyKey());
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("submission " + submission.id() + " neither kept nor found");
                }
                return Arrays.equals(rows.getBytes(2), submission.sha256())
                        ? new Kept.Again(rows.getString(1))
                        : new Kept.Conflict();
            }
        }
    }

    /** The submission of that id. */
    public Optional<Submission> find(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select " + COLUMNS + " from submission where id = ?")) {
            statement.setString(1, id);
            return list(statement).stream().findFirst();
        }
    }

    /** The submissions of these numbers, in order of receipt. */
    public List<Submission> find(Connection connection, Collection<Long> numbers) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select " + COLUMNS + " from submission where number = any(?) order by number")) {
            statement.setArray(1, connection.createArrayOf("bigint", numbers.toArray()));
            return list(statement);
        }
    }

    private static List<Submission> list(PreparedStatement statement) throws SQLException {
        List<Submission> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(submission(row));
            }
        }
        return found;
    }

    private static Submission submission(ResultSet row) throws SQLException {
        Array speaksFor = row.getArray("speaks_for");
        return new Submission(
                row.getLong("number"),
                row.getString("id"),
                new SenderIdentity(
                        row.getString("credential"),
                        row.getString("institution"),
                        row.getString("system"),
                        sender(row.getString("role")),
                        Set.of((String[]) speaksFor.getArray())),
                Channel.valueOf(row.getString("channel")),
                row.getString("name"),
                Form.valueOf(row.getString("form")),
                row.getString("mapping"),
                row.getString("idempotency_key"),
                row.getString("standard"),
                row.getBytes("sha256"),
                row.getLong("size"),
                row.getBytes("body"),
                row.getString("archived"),
                row.getTimestamp("received_at").toInstant());
    }

    static String wire(Sender role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Sender sender(String wire) {
        return Sender.valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
