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
        List<Step> history) {

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
                history);
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
     * Findings of one kind. Of the records kept out each falls under at least one root, and is accounted for by the first of its roots: over
     * all groups {@code accountsFor} adds up to the quarantined and the rejected.
     *
     * @param code its stable code
     * @param severity error or warning
     * @param level where it arose
     * @param records how many records have it; exact
     * @param root whether it is a cause and not the effect of another finding
     * @param dependents of a root, how many more records are kept out by records that have it
     * @param accountsFor of a root, how many records it accounts for
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
            long dependents,
            long accountsFor,
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
     * A state it came to.
     *
     * @param at when
     * @param state the state
     */
    public record Step(Instant at, SubmissionState state) {}
}
