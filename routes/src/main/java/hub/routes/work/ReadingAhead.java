package hub.routes.work;

import hub.adapters.repository.Failpoints;
import hub.adapters.repository.Stream;
import hub.adapters.repository.Submission;
import hub.schemas.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads large submissions ahead of their transactions, a few chunks and no more. 预读。
 *
 * <p>Reading and judging alone of the next chunk goes on while the one before is written; a full queue stops the reader, so memory does not
 * grow with the file. When a chunk is ready its stream is nudged.
 */
final class ReadingAhead implements AutoCloseable {
    private static final int AHEAD = 2;
    private final Map<Long, Run> runs = new HashMap<>();
    private final Reading reading;
    private final ExecutorService readers;
    private final Consumer<Stream> nudge;
    private final Failpoints failpoints;
    private final int chunkSize;

    ReadingAhead(
            Reading reading, ExecutorService readers, Consumer<Stream> nudge, Failpoints failpoints, int chunkSize) {
        this.reading = reading;
        this.readers = readers;
        this.nudge = nudge;
        this.failpoints = failpoints;
        this.chunkSize = chunkSize;
    }

    /**
     * A piece of a submission.
     *
     * @param records its records
     * @param next number of the record after them
     * @param last whether the content ends here
     * @param about findings about the submission as a whole, with the last
     * @param corrects id of the submission that the content claims to correct; null if it claims nothing
     * @param fault why reading failed; null if it did not
     */
    record Piece(
            List<Judged> records,
            int next,
            boolean last,
            List<Finding> about,
            @Nullable String corrects,
            @Nullable Throwable fault) {}

    /**
     * The next piece, if it is ready; begins to read where nobody does yet.
     *
     * @param nextRecord the checkpoint the piece must begin at
     */
    Optional<Piece> next(Stream stream, Submission submission, int nextRecord) {
        Run run;
        synchronized (runs) {
            run = runs.get(submission.number());
            if (run == null) {
                run = new Run(stream, submission, nextRecord);
                runs.put(submission.number(), run);
                run.future = readers.submit(run);
            }
        }
        Piece piece = run.pieces.poll();
        if (piece != null && piece.fault() != null) {
            forget(submission.number());
        }
        return Optional.ofNullable(piece);
    }

    /** Stops reading a submission; the next turn begins anew at its checkpoint. */
    void forget(long submission) {
        Run run;
        synchronized (runs) {
            run = runs.remove(submission);
        }
        if (run != null) {
            run.stop();
        }
    }

    @Override
    public void close() {
        List<Long> all;
        synchronized (runs) {
            all = List.copyOf(runs.keySet());
        }
        all.forEach(this::forget);
        readers.shutdownNow();
    }

    /** Ends a reader that nobody listens to any more. */
    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoppedException() {
            super("reading was stopped", null, false, false);
        }
    }

    private final class Run implements Runnable {
        private final Stream stream;
        private final Submission submission;
        private final int from;
        private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(AHEAD);
        private List<Judged> records = new ArrayList<>();
        private int next;
        private @Nullable String corrects;
        private volatile boolean stopped;
        private volatile @Nullable Future<?> future;

        Run(Stream stream, Submission submission, int from) {
            this.stream = stream;
            this.submission = submission;
            this.from = from;
            this.next = from;
        }

        @Override
        public void run() {
            try {
                List<Finding> about = reading.read(submission, from, claimed -> corrects = claimed, this::take);
                give(new Piece(records, next, true, about, corrects, null));
            } catch (StoppedException e) {
                // nobody waits for more
            } catch (Exception | StackOverflowError e) {
                give(new Piece(List.of(), next, false, List.of(), null, e));
            }
        }

        private void take(Judged judged) {
            if (stopped) {
                throw new StoppedException();
            }
            records.add(judged.numbered(records.size()));
            next = judged.recordNo() + 1;
            if (records.size() >= chunkSize) {
                failpoints.reach("chunk-read");
                give(new Piece(records, next, false, List.of(), corrects, null));
                records = new ArrayList<>(chunkSize);
            }
        }

        private void give(Piece piece) {
            try {
                pieces.put(piece);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoppedException();
            }
            if (!stopped) {
                nudge.accept(stream);
            }
        }

        void stop() {
            stopped = true;
            Future<?> running = future;
            if (running != null) {
                running.cancel(true);
            }
        }
    }
}
