package hub.routes.work;

import hub.adapters.repository.Stream;
import hub.adapters.repository.Submission;
import java.time.LocalDate;
import java.util.List;

/** A stream's turn at a worker, on its way through the steps. 一轮处理。 */
sealed interface Turn {

    /** Whose turn it is. */
    Stream stream();

    /** The submissions it touches, to be blamed if it fails. */
    List<Long> submissions();

    /** Nothing can be done for the stream now; a nudge will come when something can. */
    record Idle(Stream stream) implements Turn {
        @Override
        public List<Long> submissions() {
            return List.of();
        }
    }

    /**
     * Small submissions, to be worked on together.
     *
     * @param claimed the submissions in order of receipt
     * @param more whether others may wait behind them
     */
    record Small(Stream stream, List<Submission> claimed, boolean more) implements Turn {
        @Override
        public List<Long> submissions() {
            return claimed.stream().map(Submission::number).toList();
        }
    }

    /**
     * A large submission, to be worked on chunk by chunk.
     *
     * @param submission the submission
     * @param nextRecord its checkpoint
     */
    record Large(Stream stream, Submission submission, int nextRecord) implements Turn {
        @Override
        public List<Long> submissions() {
            return List.of(submission.number());
        }
    }

    /**
     * A submission all of whose records were recorded once, with some that wait.
     *
     * @param submission the submission
     * @param nextRecord its checkpoint
     */
    record Settle(Stream stream, Submission submission, int nextRecord) implements Turn {
        @Override
        public List<Long> submissions() {
            return List.of(submission.number());
        }
    }

    /**
     * Records judged by themselves, ready for their transaction.
     *
     * @param day day of receipt, by which rules come into force
     * @param parts the submissions they are of
     * @param records the records, numbered from 0
     * @param more whether others may wait behind them
     */
    record Chunk(Stream stream, LocalDate day, List<Part> parts, List<Judged> records, boolean more) implements Turn {
        @Override
        public List<Long> submissions() {
            return parts.stream().map(part -> part.submission().number()).toList();
        }
    }

    /**
     * Work that is committed.
     *
     * @param finished ids of the submissions judged to their end
     * @param changed whether there are changes to number
     * @param releases whether quarantined records waited for them
     * @param more whether the stream may have more to do
     */
    record Done(Stream stream, List<Finished> finished, boolean changed, boolean releases, boolean more)
            implements Turn {
        @Override
        public List<Long> submissions() {
            return List.of();
        }
    }

    /** A submission judged to its end. */
    record Finished(long number, String id) {}
}
