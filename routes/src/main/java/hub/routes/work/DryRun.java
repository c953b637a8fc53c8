package hub.routes.work;

import hub.adapters.Content;
import hub.adapters.receipt.Receipt;
import hub.adapters.repository.Receipts;
import hub.adapters.repository.Stream;
import hub.adapters.repository.Submission;
import hub.adapters.repository.Submissions;
import hub.routes.intake.Incoming;
import hub.routes.intake.Receive;
import hub.routes.intake.Received;
import hub.schemas.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges a submission exactly as if it had been sent, and keeps nothing of it. 试校验。
 *
 * <p>It takes the very path of a real submission, in one transaction that is rolled back; so its verdict cannot differ.
 */
public final class DryRun {
    private final Receive receive;
    private final Transactions transactions;
    private final Submissions submissions;
    private final Receipts receipts;
    private final Reading reading;
    private final RecordChunk recordChunk;
    private final Rejudging rejudging;
    private final int chunkSize;

    DryRun(
            Receive receive,
            Transactions transactions,
            Submissions submissions,
            Receipts receipts,
            Reading reading,
            RecordChunk recordChunk,
            Rejudging rejudging,
            int chunkSize) {
        this.receive = receive;
        this.transactions = transactions;
        this.submissions = submissions;
        this.receipts = receipts;
        this.reading = reading;
        this.recordChunk = recordChunk;
        this.rejudging = rejudging;
        this.chunkSize = chunkSize;
    }

    /** What a dry run came to. */
    public sealed interface Tried {

        /**
         * It was judged.
         *
         * @param receipt its receipt, without an id
         */
        record Judged(Receipt receipt) implements Tried {}

        /**
         * It would not even be taken.
         *
         * @param refused why
         */
        record Refused(Received.Refused refused) implements Tried {}
    }

    /**
     * Judges a submission.
     *
     * @throws IOException if the body cannot be read to its end
     */
    public Tried judge(Incoming incoming) throws IOException {
        return receive.look(
                incoming,
                Tried.Refused::new,
                (submission, content) ->
                        new Tried.Judged(transactions.tryOut(connection -> judge(connection, submission, content))));
    }

    private Receipt judge(Connection connection, Submission bare, Content content) throws SQLException {
        Submission submission = submissions.rehearse(connection, bare);
        Stream stream = new Stream(
                submission.sender().institution(), submission.sender().system());
        Pieces pieces = new Pieces(connection, stream, submission);
        List<Finding> about;
        try {
            about = reading.read(submission, content, 1, pieces::take);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean finished = pieces.write(true, about);
        if (!finished) {
            rejudging.settle(submission.number(), new Rejudging.Runs() {
                @Override
                public <T> T in(Transactions.Work<T> work) {
                    try {
                        return work.on(connection);
                    } catch (SQLException e) {
                        throw Transactions.translated(e);
                    }
                }
            });
            rejudging.end(connection, submission, pieces.next);
        }
        return receipts.find(connection, submission.id()).orElseThrow().withoutId();
    }

    /** Writes the records chunk by chunk, as the workers do. */
    private final class Pieces {
        private final Connection connection;
        private final Stream stream;
        private final Submission submission;
        private List<Judged> records = new ArrayList<>();
        private int expected = 1;
        private int next = 1;

        Pieces(Connection connection, Stream stream, Submission submission) {
            this.connection = connection;
            this.stream = stream;
            this.submission = submission;
        }

        void take(Judged judged) {
            records.add(judged.numbered(records.size()));
            next = judged.recordNo() + 1;
            if (records.size() >= chunkSize) {
                try {
                    write(false, List.of());
                } catch (SQLException e) {
                    throw Transactions.translated(e);
                }
            }
        }

        /** Whether the work on the submission is finished. */
        boolean write(boolean last, List<Finding> about) throws SQLException {
            boolean readable =
                    records.stream().anyMatch(judged -> judged.candidate().record() != null);
            Part part = new Part(submission, expected, next, last, readable, about);
            Turn.Done done = recordChunk.record(
                    connection, new Turn.Chunk(stream, ClaimWork.day(submission), List.of(part), records, false));
            records = new ArrayList<>();
            expected = next;
            return !done.finished().isEmpty();
        }
    }
}
