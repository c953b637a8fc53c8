package hub.routes.work;

import hub.adapters.repository.Failpoints;
import hub.adapters.repository.Submission;
import hub.schemas.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Second step of a turn: the records, each judged by itself. 读取与单条校验。 */
public final class ReadAndJudge {
    private final Reading reading;
    private final ReadingAhead ahead;
    private final Failpoints failpoints;
    private final int chunkSize;

    ReadAndJudge(Reading reading, ReadingAhead ahead, Failpoints failpoints, int chunkSize) {
        this.reading = reading;
        this.ahead = ahead;
        this.failpoints = failpoints;
        this.chunkSize = chunkSize;
    }

    /**
     * Reads what the turn is about.
     *
     * @throws IOException if the bytes cannot be had
     * @throws UnreadableException if a reader failed by its own fault
     */
    public Turn read(Turn turn) throws IOException, UnreadableException {
        if (turn instanceof Turn.Small small) {
            return together(small);
        }
        if (turn instanceof Turn.Large large) {
            return nextPiece(large);
        }
        return turn;
    }

    /** A reader failed where it should have given findings. */
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(Throwable cause) {
            super("a reader failed", cause);
        }
    }

    private Turn together(Turn.Small small) throws IOException {
        List<Part> parts = new ArrayList<>();
        List<Judged> records = new ArrayList<>();
        boolean more = small.more();
        for (Submission submission : small.claimed()) {
            List<Judged> own = new ArrayList<>();
            AtomicReference<@Nullable String> corrects = new AtomicReference<>();
            List<Finding> about = reading.read(submission, 1, corrects::set, own::add);
            if (!parts.isEmpty() && records.size() + own.size() > chunkSize) {
                more = true;
                break;
            }
            for (Judged judged : own) {
                records.add(judged.numbered(records.size()));
            }
            int next = own.isEmpty() ? 1 : own.get(own.size() - 1).recordNo() + 1;
            parts.add(new Part(submission, 1, next, true, readable(own), about, corrects.get()));
        }
        failpoints.reach("chunk-read");
        return new Turn.Chunk(small.stream(), ClaimWork.day(small.claimed().get(0)), parts, records, more);
    }

    private Turn nextPiece(Turn.Large large) throws UnreadableException {
        Optional<ReadingAhead.Piece> next = ahead.next(large.stream(), large.submission(), large.nextRecord());
        if (next.isEmpty()) {
            return new Turn.Idle(large.stream());
        }
        ReadingAhead.Piece piece = next.get();
        if (piece.fault() != null) {
            throw new UnreadableException(piece.fault());
        }
        Part part = new Part(
                large.submission(),
                large.nextRecord(),
                piece.next(),
                piece.last(),
                readable(piece.records()),
                piece.about(),
                piece.corrects());
        return new Turn.Chunk(large.stream(), ClaimWork.day(large.submission()), List.of(part), piece.records(), true);
    }

    private static boolean readable(List<Judged> records) {
        return records.stream().anyMatch(judged -> judged.candidate().record() != null);
    }
}
