package hub.adapters.repository;

import hub.adapters.receipt.Counts;
import hub.schemas.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How far the work on each submission is. 收件箱。 */
public final class Inbox {
    private static final String ADDED = "(i.%1$s + s.%1$s)";
    private static final String GOOD = "(i.accepted + s.accepted + i.unchanged + s.unchanged + i.stale + s.stale)";
    private static final String BAD = "(i.quarantined + s.quarantined + i.rejected + s.rejected)";
    private static final String STATE = "case when not s.last then 'received'"
            + " when " + GOOD + " + " + BAD
            + " = 0 then case when i.broken or s.broken then 'rejected' else 'accepted' end"
            + " when " + GOOD
            + " = 0 then case when i.quarantined + s.quarantined > 0 then 'quarantined' else 'rejected' end"
            + " when " + BAD + " > 0 or i.broken or s.broken then 'partly-accepted'"
            + " else 'accepted' end";
    private static final String ADVANCE = "update inbox i set next_record = s.next_record, accepted = "
            + ADDED.formatted("accepted") + ", unchanged = " + ADDED.formatted("unchanged") + ", stale = "
            + ADDED.formatted("stale") + ", quarantined = " + ADDED.formatted("quarantined") + ", rejected = "
            + ADDED.formatted("rejected")
            + ", levels = i.levels | s.levels, broken = i.broken or s.broken, read = i.read or s.read, tries = 0, not_before = null, cause = null,"
            + " work = case when s.last then 'done' else i.work end, state = " + STATE + ","
            + " finished_at = case when s.last then ?::timestamptz end,"
            + " history = case when s.last then i.history || (?::text || ' ' || " + STATE + ") else i.history end"
            + " from unnest(?::bigint[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[], ?::smallint[],"
            + " ?::boolean[], ?::boolean[], ?::boolean[]) as s(submission, expected, next_record, accepted, unchanged, stale, quarantined,"
            + " rejected, levels, read, last, broken)"
            + " where i.submission = s.submission and i.next_record = s.expected and i.work = 'waiting'";
    private static final String SHIFTED =
            "case when i.accepted + s.accepted + i.unchanged + s.unchanged + i.stale + s.stale = 0"
                    + " then case when i.quarantined + s.quarantined > 0 then 'quarantined' else 'rejected' end"
                    + " when i.quarantined + s.quarantined + i.rejected > 0 or i.broken then 'partly-accepted' else 'accepted' end";
    private static final String SHIFT = "update inbox i set accepted = i.accepted + s.accepted,"
            + " unchanged = i.unchanged + s.unchanged, stale = i.stale + s.stale, quarantined = i.quarantined + s.quarantined,"
            + " state = case when i.finished_at is null then i.state else " + SHIFTED + " end,"
            + " history = case when i.finished_at is null or i.state = " + SHIFTED
            + " then i.history else i.history || (?::text || ' ' || " + SHIFTED + ") end"
            + " from unnest(?::bigint[], ?::int[], ?::int[], ?::int[], ?::int[])"
            + " as s(submission, accepted, unchanged, stale, quarantined) where i.submission = s.submission";

    /**
     * A submission that waits for work.
     *
     * @param submission its number
     * @param small whether its body is small, so that it may be worked on together with others
     * @param nextRecord number of the first record not yet recorded
     * @param read whether all its records were recorded once, so that only those that wait are left to judge again
     * @param tries how often work on it failed since the last success
     * @param notBefore not to be tried again before; null for now
     */
    public record Waiting(
            long submission,
            boolean small,
            int nextRecord,
            boolean read,
            int tries,
            @Nullable Instant notBefore) {}

    /**
     * What one chunk adds to a submission.
     *
     * @param submission its number
     * @param expected the checkpoint the work began at
     * @param next the checkpoint after it
     * @param counts records by disposition
     * @param levels the levels that ran
     * @param read whether its records are all recorded now
     * @param last whether this is the end of the work on it
     * @param broken whether there is an error about the submission as a whole
     */
    public record Progress(
            long submission,
            int expected,
            int next,
            Counts counts,
            Set<Level> levels,
            boolean read,
            boolean last,
            boolean broken) {}

    /** Someone else has worked on a submission meanwhile; this transaction must be rolled back and forgotten. */
    public static final class CheckpointMovedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CheckpointMovedException(String message) {
            super(message);
        }
    }

    /** The streams in which something waits that may be tried now. */
    public List<Stream> waitingStreams(Connection connection) throws SQLException {
        List<Stream> streams = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                        select distinct institution, system from inbox
                        where work = 'waiting' and (not_before is null or not_before <= clock_timestamp())""");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                streams.add(new Stream(row.getString(1), row.getString(2)));
            }
        }
        return streams;
    }

    /** The submissions of a stream that wait, first received first. */
    public List<Waiting> waiting(Connection connection, Stream stream, int atMost) throws SQLException {
        List<Waiting> waiting = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select submission, small, next_record, read, tries, not_before from inbox
                where institution = ? and system = ? and work = 'waiting' order by submission limit ?""")) {
            statement.setString(1, stream.institution());
            statement.setString(2, stream.system());
            statement.setInt(3, atMost);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Timestamp notBefore = row.getTimestamp(6);
                    waiting.add(new Waiting(
                            row.getLong(1),
                            row.getBoolean(2),
                            row.getInt(3),
                            row.getBoolean(4),
                            row.getInt(5),
                            notBefore == null ? null : notBefore.toInstant()));
                }
            }
        }
        return waiting;
    }

    /**
     * Makes sure, before any work, that the checkpoints are where they are thought to be, and keeps them there.
     *
     * @param expected checkpoints by number of submission
     * @throws CheckpointMovedException if one is not
     */
    public void hold(Connection connection, Map<Long, Integer> expected) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select count(*) from (
                  select from inbox i join unnest(?::bigint[], ?::int[]) as s(submission, expected)
                    on i.submission = s.submission and i.next_record = s.expected and i.work = 'waiting'
                  for no key update of i) as held""")) {
            statement.setArray(
                    1, connection.createArrayOf("bigint", expected.keySet().toArray()));
            statement.setArray(
                    2, connection.createArrayOf("int", expected.values().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getInt(1) != expected.size()) {
                    throw new CheckpointMovedException(
                            "the checkpoints of " + (expected.size() - row.getInt(1)) + " submissions have moved");
                }
            }
        }
    }

    /**
     * Moves the checkpoints and adds the counts: by compare-and-set, so that the same records never count twice.
     *
     * @throws CheckpointMovedException if a checkpoint is no longer where the work began
     */
    public void advance(Connection connection, List<Progress> progress, Instant at) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setString(2, at.toString());
            set(connection, statement, 3, "bigint", progress, Progress::submission);
            set(connection, statement, 4, "int", progress, Progress::expected);
            set(connection, statement, 5, "int", progress, Progress::next);
            set(connection, statement, 6, "int", progress, step -> step.counts().accepted());
            set(connection, statement, 7, "int", progress, step -> step.counts().unchanged());
            set(connection, statement, 8, "int", progress, step -> step.counts().stale());
            set(connection, statement, 9, "int", progress, step -> step.counts().quarantined());
            set(
                    connection,
                    statement,
                    10,
                    "int",
                    progress,
                    step -> step.counts().rejected());
            set(connection, statement, 11, "smallint", progress, step -> bits(step.levels()));
            set(connection, statement, 12, "boolean", progress, Progress::read);
            set(connection, statement, 13, "boolean", progress, Progress::last);
            set(connection, statement, 14, "boolean", progress, Progress::broken);
            int moved = statement.executeUpdate();
            if (moved != progress.size()) {
                throw new CheckpointMovedException(
                        "the checkpoints of " + (progress.size() - moved) + " submissions have moved");
            }
        }
    }

    /**
     * What judging quarantined records again changed.
     *
     * @param submission the submission they came with
     * @param accepted how many are now accepted
     * @param unchanged how many are now unchanged
     * @param stale how many are now stale
     */
    public record Shift(long submission, long accepted, long unchanged, long stale) {
        long left() {
            return accepted + unchanged + stale;
        }
    }

    /** Moves counts from quarantined to where the records went, and the state with them. */
    public void shift(Connection connection, List<Shift> shifts, Instant at) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SHIFT)) {
            statement.setString(1, at.toString());
            set(connection, statement, 2, "bigint", shifts, Shift::submission);
            set(connection, statement, 3, "int", shifts, Shift::accepted);
            set(connection, statement, 4, "int", shifts, Shift::unchanged);
            set(connection, statement, 5, "int", shifts, Shift::stale);
            set(connection, statement, 6, "int", shifts, shift -> -shift.left());
            statement.executeUpdate();
        }
    }

    /**
     * Notes that the work on submissions failed by their own fault, and parks those that failed too often.
     *
     * @param submissions their numbers
     * @param cause what went wrong; no personal data
     * @param atMost how many tries there are
     * @param wait how long to wait before the next
     * @return the numbers of those now parked
     */
    public List<Long> failed(
            Connection connection, Collection<Long> submissions, String cause, int atMost, Duration wait)
            throws SQLException {
        List<Long> parked = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                update inbox set tries = tries + 1, cause = ?, not_before = ?,
                  work = case when tries + 1 >= ? then 'parked' else work end
                where submission = any(?) and work = 'waiting' returning submission, work""")) {
            statement.setString(1, cause);
            statement.setTimestamp(2, Timestamp.from(Instant.now().plus(wait)));
            statement.setInt(3, atMost);
            statement.setArray(4, connection.createArrayOf("bigint", submissions.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (row.getString(2).equals("parked")) {
                        parked.add(row.getLong(1));
                    }
                }
            }
        }
        return parked;
    }

    /** Lets parked submissions wait for work again, from their checkpoints. */
    public int unpark(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                with again as (
                  update inbox set work = 'waiting', tries = 0, not_before = null where work = 'parked' returning submission),
                cleared as (
                  delete from finding f using again a where f.submission = a.submission and f.record_no = 0 and f.round = 0)
                insert into audit (actor, action, subject, detail) select 'operator', 'unparked', submission::text, '{}' from again""")) {
            return statement.executeUpdate();
        }
    }

    private static short bits(Set<Level> levels) {
        int bits = 0;
        for (Level level : levels) {
            bits |= 1 << level.ordinal();
        }
        return (short) bits;
    }

    /** The levels that a row's bits name. */
    static Set<Level> levels(int bits) {
        Set<Level> levels = EnumSet.noneOf(Level.class);
        for (Level level : Level.values()) {
            if ((bits & (1 << level.ordinal())) != 0) {
                levels.add(level);
            }
        }
        return levels;
    }

    private static <T> void set(
            Connection connection,
            PreparedStatement statement,
            int at,
            String type,
            List<T> rows,
            Function<T, Object> value)
            throws SQLException {
        statement.setArray(
                at, connection.createArrayOf(type, rows.stream().map(value).toArray()));
    }
}
