package hub.adapters.receipt;

import hub.schemas.Level;
import hub.schemas.Severity;
import hub.standards.Text;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a submission, as its sender is told; the same facts on every channel. 回执。
 *
 * @param submission its id; null for a dry run, of which nothing is kept
 * @param state its state
 * @param idempotencyKey the sender's key for it, null for none
 * @param digest digest of the bytes received, with the algorithm before it
 * @param receivedAt when it was received
 * @param finishedAt when it was judged to its end; null before
 * @param standard version of the standard it was judged by
 * @param rules version of the rules
 * @param counts records by disposition
 * @param levels the levels of validation, in order
 * @param findings findings in groups with exact totals
 * @param history the states it had, first first
 * @param correction how it stands to the submissions that it corrects, or that correct it
 */
public record Receipt(
        @Nullable String submission,
        SubmissionState state,
        @Nullable String idempotencyKey,
        String digest,
        Instant receivedAt,
        @Nullable Instant finishedAt,
        String standard,
        String rules,
        Counts counts,
        List<LevelRun> levels,
        List<Group> findings,
        List<Step> history,
        Correction correction) {

    /** The same as it is told about something of which nothing is kept. */
    public Receipt withoutId() {
        return new Receipt(
                null,
                state,
                idempotencyKey,
                digest,
                receivedAt,
                finishedAt,
                standard,
                rules,
                counts,
                levels,
                findings,
                history,
                correction);
    }

    /** Whether its own table is given back with what was found written on it. */
    public boolean givenBack() {
        return finished() && correction.table() && !findings.isEmpty();
    }

    /** Whether it was judged to its end. */
    public boolean finished() {
        return state != SubmissionState.RECEIVED;
    }

    /**
     * Whether a level ran.
     *
     * @param level the level
     * @param ran whether it ran
     * @param reason why it did not; null if it did
     */
    public record LevelRun(
            Level level, boolean ran, @Nullable Text reason) {}

    /**
     * Findings of one kind.
     *
     * @param code its stable code
     * @param severity error or warning
     * @param level where it arose
     * @param records how many records have it; exact
     * @param root whether it is a cause and not the effect of another finding
     * @param message what is wrong, with the values of the first of them
     * @param hint what the sender does next
     * @param samples the first few of them
     */
    public record Group(
            String code,
            Severity severity,
            Level level,
            long records,
            boolean root,
            Text message,
            Text hint,
            List<Sample> samples) {}

    /**
     * One place where a finding arose.
     *
     * @param sourceId the record's source id; null if it has none
     * @param at the place as the sender sees it
     * @param value the value, masked if personal; null for none
     */
    public record Sample(
            @Nullable String sourceId, String at, @Nullable String value) {}

    /**
     * How a submission stands to others of its sender.
     *
     * @param table whether it is a table, which can be given back
     * @param corrects id of the submission that it corrects; null if it corrects none
     * @param correctedBy ids of those that correct it, first first
     * @param superseded how many of its quarantined records a later version has superseded
     */
    public record Correction(boolean table, @Nullable String corrects, List<String> correctedBy, long superseded) {

        /** Of something that is no table and has nothing to do with others. */
        public static final Correction NONE = new Correction(false, null, List.of(), 0);
    }

    /**
     * A state it came to.
     *
     * @param at when
     * @param state the state
     */
    public record Step(Instant at, SubmissionState state) {}
}
