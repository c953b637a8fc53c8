package hub.routes.work;

import hub.adapters.Content;
import hub.adapters.ReadingContext;
import hub.adapters.RecordReader;
import hub.adapters.keys.Archive;
import hub.adapters.keys.Keys;
import hub.adapters.repository.Submission;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.standards.Standard;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the records of a submission, judging each by itself on the way. 读取与单条校验。 */
final class Reading {
    private final Standard standard;
    private final ReaderChoice readers;
    private final JudgingAlone alone;
    private final Keys keys;
    private final Archive archive;

    Reading(Standard standard, ReaderChoice readers, JudgingAlone alone, Keys keys, Archive archive) {
        this.standard = standard;
        this.readers = readers;
        this.alone = alone;
        this.keys = keys;
        this.archive = archive;
    }

    /**
     * Reads a submission.
     *
     * @param from number of the first record that is wanted; those before are read over and not judged
     * @param sink takes each record
     * @return findings about the submission as a whole
     * @throws IOException if the bytes cannot be had
     */
    List<Finding> read(Submission submission, int from, Consumer<Judged> sink) throws IOException {
        return read(submission, new SubmittedContent(submission, keys, archive), from, sink);
    }

    /**
     * Reads records of a submission once more, without judging them.
     *
     * @param numbers the numbers of those that are wanted
     * @throws IOException if the bytes cannot be had
     */
    void readAgain(Submission submission, Set<Integer> numbers, Consumer<Candidate> sink) throws IOException {
        ReadingContext context = new ReadingContext(standard, submission.sender(), submission.number());
        readers.readerFor(submission).read(new SubmittedContent(submission, keys, archive), context, candidate -> {
            if (numbers.contains(candidate.number())) {
                sink.accept(candidate);
            }
        });
    }

    /** Reads a submission whose bytes are at hand. */
    List<Finding> read(Submission submission, Content content, int from, Consumer<Judged> sink) throws IOException {
        RecordReader reader = readers.readerFor(submission);
        ReadingContext context = new ReadingContext(standard, submission.sender(), submission.number());
        java.time.LocalDate day = ClaimWork.day(submission);
        Consumer<Candidate> candidates = candidate -> {
            if (candidate.number() >= from) {
                sink.accept(alone.judge(submission.number(), submission.sender(), candidate, day));
            }
        };
        return reader.read(content, context, candidates);
    }
}
