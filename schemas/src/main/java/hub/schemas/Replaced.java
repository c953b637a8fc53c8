package hub.schemas;

import hub.standards.RecordKey;
import hub.standards.StandardRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which records of the repository the chunk replaces or voids: their version there is no longer what counts. A record of the chunk that is
 * kept out replaces nothing. 被本批取代的记录。
 */
final class Replaced {
    private final Map<RecordKey, Candidate> chunk = new HashMap<>();
    private final Set<Integer> hiding = new HashSet<>();
    private Set<Integer> fallen = Set.of();

    Replaced(List<Candidate> readable) {
        for (Candidate candidate : readable) {
            chunk.put(Objects.requireNonNull(candidate.record()).key(), candidate);
        }
    }

    /** Begins a round in which these records are kept out. */
    void round(Set<Integer> fallen) {
        this.fallen = fallen;
        hiding.clear();
    }

    /** Whether that record of the repository does not count; remembered for {@link #hid}. One of a higher version is not replaced. */
    boolean hides(StandardRecord known) {
        Candidate candidate = chunk.get(known.key());
        if (candidate == null || fallen.contains(candidate.number())) {
            return false;
        }
        boolean hides = Objects.requireNonNull(candidate.record()).version() >= known.version();
        if (hides) {
            hiding.add(candidate.number());
        }
        return hides;
    }

    /** Whether the record of the chunk with this number hid one of the repository in this round. */
    boolean hid(int number) {
        return hiding.contains(number);
    }
}
