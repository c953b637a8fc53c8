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
import hub.adapters.repository.Waits;
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
 * Judges quarantined records again: when what they wait for has come, or by command. 重新判定。
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
    private final Waits waits;
    private final ReadAgain readAgain;
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
            Waits waits,
            ReadAgain readAgain,
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
        this.waits = waits;
        this.readAgain = readAgain;
        this.submissions = submissions;
        this.chunks = chunks;
        this.audit = audit;
        this.failpoints = failpoints;
        this.chunkSize = chunkSize;
    }

    /**
     * What judging waiting records again came to.
     *
     * @param judged how many were judged
     * @param released how many wait no longer
     * @param changes how many changes came of it
     */
    record Round(int judged, int released, int changes) {
        static final Round NONE = new Round(0, 0, 0);

        Round plus(Round other) {
            return new Round(judged + other.judged, released + other.released, changes + other.changes);
        }
    }

    /** How the work of each chunk is run: in a transaction of its own, or in one that is there. */
    interface Runs {
        /** Runs it. */
        <T> T in(Transactions.Work<T> work);
    }

    /** Judges what is due of a submission until nothing is, then ends the work on it. */
    Turn.Done settle(Turn.Settle turn) {
        Submission submission = turn.submission();
        Round settled = settle(submission.number(), transactions::get);
        transactions.run(connection -> end(connection, submission, turn.nextRecord()));
        return new Turn.Done(
                turn.stream(),
                List.of(new Turn.Finished(submission.number(), submission.id())),
                settled.changes() > 0,
                settled.changes() > 0,
                true);
    }

    /** Judges what is due of a submission, in order, until nothing is. */
    Round settle(long submission, Runs runs) {
        Round sum = Round.NONE;
        Round pass;
        do {
            pass = pass(submission, runs);
            sum = sum.plus(pass);
        } while (pass.judged() > 0);
        return sum;
    }

    private Round pass(long submission, Runs runs) {
        Round sum = Round.NONE;
        for (String institution : runs.in(connection -> waits.institutionsDue(connection, submission))) {
            int[] after = {0};
            Round chunk;
            do {
                chunk = runs.in(connection -> {
                    chunks.lock(connection, true, List.of(institution));
                    List<Quarantine.Held> held =
                            quarantine.dueHere(connection, submission, institution, after[0], chunkSize);
                    if (!held.isEmpty()) {
                        after[0] = held.get(held.size() - 1).candidate().number();
                    }
                    return again(connection, held, "hub");
                });
                sum = sum.plus(chunk);
            } while (chunk.judged() > 0);
        }
        return sum;
    }

    /**
     * Judges waiting records of one institution that are due, a chunk of them.
     *
     * @param come some mended causes
     */
    Round due(Waits.Batch come, String institution, int atMost) {
        return transactions.get(connection -> {
            chunks.lock(connection, true, List.of(institution));
            return again(connection, quarantine.due(connection, come, institution, atMost), "hub");
        });
    }

    /**
     * Judges all chosen records once more, a chunk a transaction.
     *
     * @param actor who wants it, for the audit
     */
    Round round(Quarantine.Choice choice, String actor) {
        Round sum = Round.NONE;
        for (String institution : transactions.get(connection -> quarantine.institutions(connection, choice))) {
            long[] after = {0, 0};
            Round chunk;
            do {
                chunk = transactions.get(connection -> {
                    chunks.lock(connection, true, List.of(institution));
                    List<Quarantine.Held> held =
                            quarantine.take(connection, choice, institution, after[0], (int) after[1], chunkSize);
                    if (!held.isEmpty()) {
                        Quarantine.Held last = held.get(held.size() - 1);
                        after[0] = last.submission();
                        after[1] = last.candidate().number();
                    }
                    return again(connection, held, actor);
                });
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

    /** The work of one transaction, under the institution's lock. */
    private Round again(Connection connection, List<Quarantine.Held> held, String actor) throws SQLException {
        if (held.isEmpty()) {
            return Round.NONE;
        }
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
        for (Quarantine.Held one : readAgain.whatMayReadOtherwise(held, origins)) {
            byDay.computeIfAbsent(
                            ClaimWork.day(Objects.requireNonNull(origins.get(one.submission()))),
                            unused -> new ArrayList<>())
                    .add(one);
        }
        Round sum = Round.NONE;
        for (Map.Entry<LocalDate, List<Quarantine.Held>> day : byDay.entrySet()) {
            sum = sum.plus(again(connection, day.getValue(), day.getKey(), at, actor));
        }
        failpoints.reach("released-before-commit");
        return sum;
    }

    private Round again(Connection connection, List<Quarantine.Held> held, LocalDate day, Instant at, String actor)
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
        recording.release(connection, result);
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
        return new Round(held.size(), released, result.changes());
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
