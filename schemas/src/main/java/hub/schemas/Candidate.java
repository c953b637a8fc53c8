package hub.schemas;

import hub.standards.Field;
import hub.standards.StandardRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One record of a submission on its way to a verdict. 待判记录。
 *
 * @param number position in the submission, from 1, in the order read
 * @param record the canonical record; null if it could not be read as one (then it is rejected)
 * @param place where it stands in the sender's form
 * @param reading findings of reading and mapping
 * @param standard version of the standard it is judged by; null for the judge's own
 */
public record Candidate(
        int number,
        @Nullable StandardRecord record,
        Place place,
        List<Finding> reading,
        @Nullable String standard) {

    /** A record that is judged by the judge's own version. */
    public Candidate(int number, @Nullable StandardRecord record, Place place, List<Finding> reading) {
        this(number, record, place, reading, null);
    }

    /** The same at another place in a chunk. */
    public Candidate numbered(int other) {
        return new Candidate(other, record, place, reading, standard);
    }

    /** The same, judged by a version of the standard. */
    public Candidate by(@Nullable String version) {
        return new Candidate(number, record, place, reading, version);
    }

    /** The same with the record in another form, such as that of another version. */
    public Candidate as(StandardRecord other) {
        return new Candidate(number, other, place, reading, standard);
    }

    /** Whether reading alone already rejects it: nothing that could be kept as a record. */
    public boolean unreadable() {
        return record == null;
    }

    /** Fields whose value reading could not convert: named at their place already, later levels would only say it again. */
    Set<String> unread() {
        if (reading.isEmpty()) {
            return Set.of();
        }
        Set<String> unread = new HashSet<>();
        for (Finding finding : reading) {
            if (finding.isError() && finding.field() != null) {
                unread.add(finding.field());
            }
        }
        return unread;
    }

    /** What a rule finds in a field that could not be read: nothing of any type, so that no rule that looks at it says anything. */
    private enum Unread {
        VALUE
    }

    /**
     * The record as rules see it.
     *
     * @param readable the record of this candidate
     */
    StandardRecord forRules(StandardRecord readable) {
        Set<String> unread = unread();
        if (unread.isEmpty()) {
            return readable;
        }
        StandardRecord.Builder seen = readable.copy();
        for (String name : unread) {
            Field field = readable.type().find(name);
            if (field != null) {
                seen.set(field.ordinal(), Unread.VALUE);
            }
        }
        return seen.build();
    }
}
