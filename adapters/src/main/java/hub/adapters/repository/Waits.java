package hub.adapters.repository;

import hub.adapters.keys.Keys;
import hub.schemas.Cause;
import hub.schemas.Causes;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What quarantined records wait for, and which of it has come. 等待关系。
 *
 * <p>A cause that is mended leaves one row in the transaction that mends it, however many wait for it; who waits is looked up afterwards, a
 * chunk at a time. Nothing is missed in between: who waits within an institution and who mends there hold the same lock, and what
 * mends for everyone runs alone ({@link Chunks#lock}). 成因消除与等待登记在同一把锁下进行，不会错过。
 */
public final class Waits {
    private static final String WAITING =
            "copy waiting (kind, target, within, cause, institution, submission, record_no, judged_after) from stdin";
    private static final String OFFERED = "copy offered (submission, cause, record_no) from stdin";
    private static final String SAME =
            " w.kind = m.kind and w.target = m.target and w.within = m.within and w.cause = m.cause";

    /** Of some mended causes, those who wait and were not judged since, apart from submissions still being worked on. */
    private static final String DUE =
            " from mended m cross join lateral (select w.institution, w.submission, w.record_no"
                    + " from waiting w where" + SAME
                    + " and w.judged_after < m.number and (?::text is null or w.institution = ?)"
                    + " and not exists (select from inbox i where i.submission = w.submission and i.work = 'waiting')"
                    + " order by w.institution, w.submission, w.record_no limit ?) d where m.number between ? and ?";

    /** Of one submission, those who wait for something that was mended since they were judged. */
    private static final String DUE_HERE =
            " from waiting w where w.submission = ? and exists (select from mended m where" + SAME
                    + " and m.number > w.judged_after)";

    private final Causes causes;
    private final CauseDigests digests;

    public Waits(Standard standard, Keys keys) {
        this.causes = new Causes(standard);
        this.digests = new CauseDigests(keys);
    }

    /** A quarantined record by submission and number. */
    record Place(long submission, int recordNo) {}

    /** Keeps what quarantined records wait for and what they would mend. */
    void keep(Connection connection, List<Outcome> held) throws SQLException {
        long judgedAfter = latest(connection);
        try (CopyRows rows = new CopyRows(connection, WAITING)) {
            for (Outcome outcome : held) {
                for (Cause cause : Causes.of(outcome.findings())) {
                    rows.text(cause.kind().name())
                            .text(cause.target())
                            .text(cause.within())
                            .bytes(digests.of(cause))
                            .text(record(outcome).key().institution())
                            .number(outcome.submission())
                            .number(outcome.recordNo())
                            .number(judgedAfter)
                            .end();
                }
            }
            rows.finish();
        }
        try (CopyRows rows = new CopyRows(connection, OFFERED)) {
            for (Outcome outcome : held) {
                for (Cause cause : causes.filledBy(record(outcome))) {
                    rows.number(outcome.submission())
                            .bytes(digests.of(cause))
                            .number(outcome.recordNo())
                            .end();
                }
            }
            rows.finish();
        }
    }

    private static StandardRecord record(Outcome outcome) {
        return Objects.requireNonNull(outcome.candidate().record());
    }

    private static long latest(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select coalesce(max(number), 0) from mended");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Forgets what records wait for that wait no longer, or are about to be judged again. */
    void forget(Connection connection, Long[] submissions, Integer[] numbers) throws SQLException {
        for (String table : List.of("waiting", "offered")) {
            try (PreparedStatement statement = connection.prepareStatement("delete from " + table
                    + " t using unnest(?::bigint[], ?::int[]) as s(submission, record_no)"
                    + " where t.submission = s.submission and t.record_no = s.record_no")) {
                statement.setArray(1, connection.createArrayOf("bigint", submissions));
                statement.setArray(2, connection.createArrayOf("int", numbers));
                statement.executeUpdate();
            }
        }
    }

    /**
     * Notes which of the causes that accepted records mend something waits for; in the transaction that records them.
     *
     * @return how many they are
     */
    public int arrived(Connection connection, List<Accepted> accepted) throws SQLException {
        List<StandardRecord> records =
                accepted.stream().map(one -> one.form().record()).toList();
        Collection<String> awaited = awaited(
                connection,
                records.stream().map(record -> record.type().name()).distinct().toList());
        List<Cause> mended = new ArrayList<>();
        for (StandardRecord record : records) {
            if (awaited.contains(record.type().name())) {
                mended.addAll(causes.filledBy(record));
                mended.addAll(causes.movedBy(record));
            }
        }
        return mend(connection, mended);
    }

    /** Of the record types, those of which something is awaited: nearly always none, and then no digest need be made. */
    private static Collection<String> awaited(Connection connection, List<String> types) throws SQLException {
        List<String> awaited = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select t from unnest(?::text[]) as t where exists"
                        + " (select from waiting w where w.kind = 'RECORD' and w.target = t)"
                        + " or exists (select from waiting w where w.kind = 'TOTAL' and w.target = t)")) {
            statement.setArray(1, connection.createArrayOf("text", types.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    awaited.add(row.getString(1));
                }
            }
        }
        return awaited;
    }

    /**
     * Notes that causes are mended, as far as something waits for them.
     *
     * @return how many of them are awaited
     */
    public int mend(Connection connection, Collection<Cause> mended) throws SQLException {
        if (mended.isEmpty()) {
            return 0;
        }
        List<Cause> distinct = mended.stream().distinct().toList();
        try (PreparedStatement statement =
                connection.prepareStatement("insert into mended (kind, target, within, cause)"
                        + " select m.* from unnest(?::text[], ?::text[], ?::text[], ?::bytea[]) as m(kind, target, within, cause)"
                        + " where exists (select from waiting w where" + SAME + ")")) {
            statement.setArray(
                    1,
                    texts(
                            connection,
                            distinct.stream().map(cause -> cause.kind().name())));
            statement.setArray(2, texts(connection, distinct.stream().map(Cause::target)));
            statement.setArray(3, texts(connection, distinct.stream().map(Cause::within)));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "bytea", distinct.stream().map(digests::of).toArray(byte[][]::new)));
            return statement.executeUpdate();
        }
    }

    private static java.sql.Array texts(Connection connection, java.util.stream.Stream<String> values)
            throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    /** Notes that everything of a kind may be mended, such as all that waits for a code when mappings have changed. */
    public int mendAll(Connection connection, Cause.Kind kind) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("insert into mended (kind, target, within, cause)"
                        + " select distinct kind, target, within, cause from waiting where kind = ?")) {
            statement.setString(1, kind.name());
            return statement.executeUpdate();
        }
    }

    /**
     * Some mended causes, in the order in which they were.
     *
     * @param first number of the first
     * @param last number of the last
     */
    public record Batch(long first, long last) {}

    /** The next mended causes behind a number; empty if there are none. */
    public Optional<Batch> mendedAfter(Connection connection, long number, int atMost) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select min(number), max(number) from"
                + " (select number from mended where number > ? order by number limit ?) as next")) {
            statement.setLong(1, number);
            statement.setInt(2, atMost);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                Long first = row.getObject(1, Long.class);
                return first == null ? Optional.empty() : Optional.of(new Batch(first, row.getLong(2)));
            }
        }
    }

    /** An institution some of whose waiting records are due; empty if none are. */
    public Optional<String> institutionDue(Connection connection, Batch batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select d.institution" + DUE + " limit 1")) {
            set(statement, null, 1, batch);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** Which waiting records of an institution are due, in order of receipt. */
    List<Place> due(Connection connection, Batch batch, String institution, int atMost) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select distinct d.submission, d.record_no" + DUE + " order by 1, 2 limit " + atMost)) {
            set(statement, institution, atMost, batch);
            return places(statement);
        }
    }

    private static void set(PreparedStatement statement, @Nullable String institution, int atMost, Batch batch)
            throws SQLException {
        statement.setString(1, institution);
        statement.setString(2, institution);
        statement.setInt(3, atMost);
        statement.setLong(4, batch.first());
        statement.setLong(5, batch.last());
    }

    private static List<Place> places(PreparedStatement statement) throws SQLException {
        List<Place> places = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                places.add(new Place(row.getLong(1), row.getInt(2)));
            }
        }
        return places;
    }

    /** The institutions of those waiting records of a submission that are due though it is still being worked on; in order. */
    public List<String> institutionsDue(Connection connection, long submission) throws SQLException {
        List<String> institutions = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select distinct w.institution" + DUE_HERE + " order by 1")) {
            statement.setLong(1, submission);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    institutions.add(row.getString(1));
                }
            }
        }
        return institutions;
    }

    /** Which waiting records of a submission and an institution are due behind a number, in order. */
    List<Place> dueHere(Connection connection, long submission, String institution, int after, int atMost)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select distinct w.submission, w.record_no"
                + DUE_HERE + " and w.institution = ? and w.record_no > ? order by 1, 2 limit ?")) {
            statement.setLong(1, submission);
            statement.setString(2, institution);
            statement.setInt(3, after);
            statement.setInt(4, atMost);
            return places(statement);
        }
    }

    /** Takes the first due record of an institution as judged, after judging it failed: it waits for the next thing to come, or a command. */
    public void passOver(Connection connection, Batch come, String institution) throws SQLException {
        for (Place place : due(connection, come, institution, 1)) {
            try (PreparedStatement statement = connection.prepareStatement(
                    "update waiting set judged_after = ? where submission = ? and record_no = ?")) {
                statement.setLong(1, latest(connection));
                statement.setLong(2, place.submission());
                statement.setInt(3, place.recordNo());
                statement.executeUpdate();
            }
        }
    }

    /**
     * Notes by which code sets and mappings records are judged from now on.
     *
     * @param digest tells them from others
     * @return whether they were others before
     */
    public boolean judgedBy(Connection connection, byte[] digest) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into judged_by (name, digest) values ('codes', ?) on conflict (name) do update"
                        + " set digest = excluded.digest where judged_by.digest <> excluded.digest returning 1")) {
            statement.setBytes(1, digest);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Forgets those of some mended causes that nobody waits for any more who was not judged since. */
    public void tidy(Connection connection, Batch batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "delete from mended m where m.number between ? and ? and not exists (select from waiting w where" + SAME
                        + " and w.judged_after < m.number)")) {
            statement.setLong(1, batch.first());
            statement.setLong(2, batch.last());
            statement.executeUpdate();
        }
    }
}
