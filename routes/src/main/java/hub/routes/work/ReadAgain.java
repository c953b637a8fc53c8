package hub.routes.work;

import hub.adapters.repository.Quarantine;
import hub.adapters.repository.Submission;
import hub.schemas.Candidate;
import hub.schemas.Cause;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads waiting records once more from what was sent, where the mappings of today may read them otherwise: a name that was no code then may
 * be one now. 按现行映射重读。
 */
public final class ReadAgain {
    private static final Logger LOG = LoggerFactory.getLogger(ReadAgain.class);
    private final Reading reading;

    ReadAgain(Reading reading) {
        this.reading = reading;
    }

    /**
     * One record of a submission as today's mappings read it.
     *
     * @param number its number there
     * @return empty if there is no such record, or the bytes cannot be had
     */
    public Optional<Candidate> record(Submission submission, int number) {
        Map<Place, Candidate> read = new HashMap<>();
        read(submission, Set.of(number), read);
        return Optional.ofNullable(read.get(new Place(submission.number(), number)));
    }

    private record Place(long submission, int recordNo) {}

    /**
     * The same records in the same order, those with a code that reading could not make out read again.
     *
     * @param origins the submissions they came with
     */
    List<Quarantine.Held> whatMayReadOtherwise(List<Quarantine.Held> held, Map<Long, Submission> origins) {
        Map<Long, Set<Integer>> wanted = new HashMap<>();
        for (Quarantine.Held one : held) {
            if (hasUnreadCode(one.candidate())) {
                wanted.computeIfAbsent(one.submission(), unused -> new HashSet<>())
                        .add(one.candidate().number());
            }
        }
        if (wanted.isEmpty()) {
            return held;
        }
        Map<Place, Candidate> read = new HashMap<>();
        wanted.forEach((submission, numbers) -> read(Objects.requireNonNull(origins.get(submission)), numbers, read));
        List<Quarantine.Held> again = new ArrayList<>(held.size());
        for (Quarantine.Held one : held) {
            Candidate now = read.get(new Place(one.submission(), one.candidate().number()));
            again.add(now != null && sameRecord(one.candidate(), now) ? one.readAs(now) : one);
        }
        return again;
    }

    private static boolean hasUnreadCode(Candidate candidate) {
        return candidate.reading().stream()
                .anyMatch(finding -> finding.causes().stream().anyMatch(cause -> cause.kind() == Cause.Kind.CODE));
    }

    /** A mapping that counts rows otherwise now would give another record under the number. */
    private static boolean sameRecord(Candidate before, Candidate now) {
        return now.record() != null
                && now.record()
                        .key()
                        .equals(Objects.requireNonNull(before.record()).key());
    }

    private void read(Submission submission, Set<Integer> numbers, Map<Place, Candidate> read) {
        try {
            reading.readAgain(
                    submission,
                    numbers,
                    candidate -> read.put(new Place(submission.number(), candidate.number()), candidate));
        } catch (IOException e) {
            LOG.warn(
                    "Submission {} cannot be read again, its waiting records are judged as they were read: {}",
                    submission.id(),
                    TemporaryFault.described(e));
        }
    }
}
