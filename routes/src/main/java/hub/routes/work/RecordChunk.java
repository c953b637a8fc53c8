package hub.routes.work;

import hub.adapters.receipt.Counts;
import hub.adapters.repository.Audit;
import hub.adapters.repository.Failpoints;
import hub.adapters.repository.Inbox;
import hub.adapters.repository.Outcome;
import hub.adapters.repository.Outcomes;
import hub.adapters.repository.Quarantine;
import hub.adapters.repository.Waits;
import hub.schemas.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Third step of a turn: the one transaction in which a chunk takes effect, with everything that tells of it. 入库。 */
public final class RecordChunk {
    private final Transactions transactions;
    private final Recording recording;
    private final Rejudging rejudging;
    private final Inbox inbox;
    private final Outcomes outcomes;
    private final Quarantine quarantine;
    private final Waits waits;
    private final Audit audit;
    private final Failpoints failpoints;

    RecordChunk(
            Transactions transactions,
            Recording recording,
            Rejudging rejudging,
            Inbox inbox,
            Outcomes outcomes,
            Quarantine quarantine,
            Waits waits,
            Audit audit,
            Failpoints failpoints) {
        this.transactions = transactions;
        this.recording = recording;
        this.rejudging = rejudging;
        this.inbox = inbox;
        this.outcomes = outcomes;
        this.quarantine = quarantine;
        this.waits = waits;
        this.audit = audit;
        this.failpoints = failpoints;
    }

    /**
     * Records the turn's chunk, or settles what waits.
     *
     * @throws Inbox.CheckpointMovedException if someone else did it meanwhile; nothing has happened then
     */
    public Turn record(Turn turn) {
        if (turn instanceof Turn.Chunk chunk) {
            Turn.Done done = transactions.get(connection -> record(connection, chunk));
            failpoints.reach("chunk-after-commit");
            return done;
        }
        if (turn instanceof Turn.Settle settle) {
            return rejudging.settle(settle);
        }
        return turn;
    }

    /** The work of one transaction, inside the caller's. */
    Turn.Done record(Connection connection, Turn.Chunk chunk) throws SQLException {
        Instant at = Instant.now();
        Map<Long, Integer> expected = new HashMap<>();
        chunk.parts().forEach(part -> expected.put(part.submission().number(), part.expected()));
        recording.lock(connection, chunk.records());
        inbox.hold(connection, expected);
        Recording.Result result = recording.record(connection, chunk.records(), chunk.day(), at);
        outcomes.keep(connection, result.outcomes());
        outcomes.keepFindings(connection, result.outcomes(), 1);
        for (Part part : chunk.parts()) {
            outcomes.keepAbout(connection, part.submission().number(), part.about());
        }
        quarantine.keep(connection, result.outcomes(), at);
        boolean releases = recording.release(connection, result);
        List<Inbox.Progress> progress = progress(connection, chunk, result);
        inbox.advance(connection, progress, at);
        audit.add(
                connection,
                "hub",
                "recorded",
                chunk.parts().stream().map(part -> part.submission().id()).collect(Collectors.joining(" ")),
                Audit.detail(
                        "chunk", String.valueOf(result.chunk()),
                        "records", Integer.toString(chunk.records().size()),
                        "changes", Integer.toString(result.changes())));
        recording.finish(connection, result, at);
        failpoints.reach("chunk-before-commit");
        List<Turn.Finished> finished = new ArrayList<>();
        for (int place = 0; place < progress.size(); place++) {
            if (progress.get(place).last()) {
                Part part = chunk.parts().get(place);
                finished.add(new Turn.Finished(
                        part.submission().number(), part.submission().id()));
            }
        }
        return new Turn.Done(chunk.stream(), finished, result.changes() > 0, releases, chunk.more());
    }

    private List<Inbox.Progress> progress(Connection connection, Turn.Chunk chunk, Recording.Result result)
            throws SQLException {
        Map<Long, Counts> counts = new HashMap<>();
        for (Outcome outcome : result.outcomes()) {
            counts.merge(
                    outcome.submission(),
                    Counts.NONE.plus(outcome.disposition()),
                    (sum, one) -> sum.plus(outcome.disposition()));
        }
        List<Inbox.Progress> progress = new ArrayList<>();
        for (Part part : chunk.parts()) {
            long number = part.submission().number();
            Set<Level> levels = EnumSet.copyOf(part.levels());
            if (result.together()) {
                levels.add(Level.CROSS_RECORD);
            }
            boolean wholeHere = part.expected() == 1 && result.waves() <= 1;
            boolean settled = wholeHere
                    || part.last() && waits.institutionsDue(connection, number).isEmpty();
            progress.add(new Inbox.Progress(
                    number,
                    part.expected(),
                    part.next(),
                    counts.getOrDefault(number, Counts.NONE),
                    levels,
                    part.last(),
                    part.last() && settled,
                    part.broken()));
        }
        return progress;
    }
}
