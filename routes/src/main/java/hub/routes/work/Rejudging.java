package hub.routes.work;

import hub.adapters.receipt.Counts;
import hub.adapters.repository.Audit;
import hub.adapters.repository.Chunks;
import hub.adapters.repository.Failpoints;
import hub.adapters.repository.Inbox;
import hub.adapters.repository.Outcome;
import hub.adapters.repository.Outcomes;
import hub.adapters.repository.Quarantine;
import hub.adapters.repository.Submission;
import hub.adapters.repository.Submissions;
import hub.schemas.Disposition;
import hub.schemas.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Judges quarantined records again: those of a submission among themselves at its end, or any by command. 重新判定。
 *
 * <p>Nothing here is ever a duplicate: a record keeps its submission and number, only its disposition moves.
 */
final class Rejudging {
    private final Transactions transactions;
    private final JudgingAlone alone;
    private final Recording recording;
    private final Inbox inbox;
    private final Outcomes outcomes;
    private final Quarantine quarantine;
    private final Submissions submissions;
    private final Chunks chunks;
    private final Audit audit;
    private final Failpoints failpoints;
    private final int chunkSize;

    Rejudging(
            Transactions transactions,
            JudgingAlone alone,
            Recording recording,
            Inbox inbox,
            Outcomes outcomes,
            Quarantine quarantine,
            Submissions submissions,
            Chunks chunks,
            Audit audit,
            Failpoints failpoints,
            int chunkSize) {
        this.transactions = transactions;
        this.alone = alone;
        this.recording = recording;
        this.inbox = inbox;
        this.outcomes = outcomes;
        this.quarantine = quarantine;
        this.submissions = submissions;
        this.chunks = chunks;
        this.audit = audit;
        this.failpoints = failpoints;
        this.chunkSize = chunkSize;
    }

    /** What one round over the waiting records came to. */
    record Round(int judged, int released) {
        Round plus(Round other) {
            return new Round(judged + other.judged, released + other.released);
        }
    }

    /** Judges what waits of a submission until nothing changes, then ends the work on it. */
    Turn.Done settle(Turn.Settle turn) {
        Submission submission = turn.submission();
        Quarantine.Choice choice = Quarantine.Choice.waitingOf(submission.number());
        boolean changed = false;
        while (round(choice, "hub").released() > 0) {
            changed = true;
        }
        transactions.run(connection -> end(connection, submission, turn.nextRecord()));
        return new Turn.Done(
                turn.stream(), List.of(new Turn.Finished(submission.number(), submission.id())), changed, true);
    }

    /**
     * Judges all chosen records once more, a chunk a transaction.
     *
     * @param actor who wants it, for the audit
     */
    Round round(Quarantine.Choice choice, String actor) {
        Round sum = new Round(0, 0);
        for (String institution : transactions.get(connection -> quarantine.institutions(connection, choice))) {
            long[] after = {0, 0};
            Round chunk;
            do {
                chunk = transactions.get(connection -> chunk(connection, choice, institution, after, actor));
                sum = sum.plus(chunk);
            } while (chunk.judged() == chunkSize);
        }
        return sum;
    }

    /** The same inside the caller's transaction. */
    Round round(Connection connection, Quarantine.Choice choice, String actor) throws SQLException {
        Round sum = new Round(0, 0);
        for (String institution : quarantine.institutions(connection, choice)) {
            long[] after = {0, 0};
            Round chunk;
            do {
                chunk = chunk(connection, choice, institution, after, actor);
                sum = sum.plus(chunk);
            } while (chunk.judged() == chunkSize);
        }
        return sum;
    }

    /** Ends the work on a submission all of whose records were recorded and settled. */
    void end(Connection connection, Submission submission, int nextRecord) throws SQLException {
        inbox.advance(
                connection,
                List.of(new Inbox.Progress(
                        submission.number(),
                        nextRecord,
                        nextRecord,
                        Counts.NONE,
                        EnumSet.noneOf(Level.class),
                        true,
                        true,
                        false)),
                Instant.now());
    }

    /** One transaction; {@code after} is moved to where it ended. */
    private Round chunk(Connection connection, Quarantine.Choice choice, String institution, long[] after, String actor)
            throws SQLException {
        // a record that masters persons never waits for another's, so the shared lock is enough unless the chunk says
        // otherwise
        chunks.lock(connection, true, List.of(institution));
        List<Quarantine.Held> held =
                quarantine.take(connection, choice, institution, after[0], (int) after[1], chunkSize);
        if (held.isEmpty()) {
            return new Round(0, 0);
        }
        Quarantine.Held last = held.get(held.size() - 1);
        Instant at = Instant.now();
        Map<Long, Submission> origins =
                submissions
                        .find(
                                connection,
                                held.stream()
                                        .map(Quarantine.Held::submission)
                                        .distinct()
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(Submission::number, submission -> submission));
        Map<LocalDate, List<Quarantine.Held>> byDay = new LinkedHashMap<>();
        for (Quarantine.Held one : held) {
            byDay.computeIfAbsent(
                            ClaimWork.day(Objects.requireNonNull(origins.get(one.submission()))),
                            unused -> new ArrayList<>())
                    .add(one);
        }
        int released = 0;
        for (Map.Entry<LocalDate, List<Quarantine.Held>> day : byDay.entrySet()) {
            released += again(connection, day.getValue(), day.getKey(), at, actor);
        }
        failpoints.reach("chunk-before-commit");
        after[0] = last.submission();
        after[1] = last.candidate().number();
        return new Round(held.size(), released);
    }

    private int again(Connection connection, List<Quarantine.Held> held, LocalDate day, Instant at, String actor)
            throws SQLException {
        List<Judged> records = new ArrayList<>();
        int round = 1;
        for (Quarantine.Held one : held) {
            records.add(alone.judgeAgain(one.submission(), one.candidate().number(), one.candidate(), day)
                    .numbered(records.size()));
            round = Math.max(round, one.round() + 1);
        }
        Recording.Result result = recording.record(connection, records, day, at);
        outcomes.keepAgain(connection, result.outcomes(), round, at);
        quarantine.judged(connection, result.outcomes(), round, at);
        List<Inbox.Shift> shifts = shifts(result.outcomes());
        if (!shifts.isEmpty()) {
            inbox.shift(connection, shifts, at);
        }
        int released = (int) result.outcomes().stream()
                .filter(outcome -> outcome.disposition() != Disposition.QUARANTINED)
                .count();
        audit.add(
                connection,
                actor,
                "judged-again",
                Integer.toString(held.size()),
                Audit.detail(
                        "chunk", String.valueOf(result.chunk()),
                        "released", Integer.toString(released)));
        recording.finish(connection, result, at);
        return released;
    }

    private static List<Inbox.Shift> shifts(List<Outcome> outcomes) {
        Map<Long, Counts> moved = new HashMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome.disposition() != Disposition.QUARANTINED) {
                moved.put(
                        outcome.submission(),
                        moved.getOrDefault(outcome.submission(), Counts.NONE).plus(outcome.disposition()));
            }
        }
        List<Inbox.Shift> shifts = new ArrayList<>();
        moved.forEach((submission, counts) ->
                shifts.add(new Inbox.Shift(submission, counts.accepted(), counts.unchanged(), counts.stale())));
        return shifts;
    }
}
