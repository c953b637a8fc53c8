package hub.routes.work;

import hub.adapters.repository.Audit;
import hub.adapters.repository.Chunks;
import hub.adapters.repository.SubmissionId;
import hub.adapters.repository.Waits;
import hub.adapters.repository.Waiver;
import hub.adapters.repository.WaiverBook;
import hub.schemas.Cause;
import hub.standards.Force;
import hub.standards.Rule;
import hub.standards.Standard;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets institutions off rules for a time, and what waited for it go on. 豁免。 */
public final class Waive {
    private final Standard standard;
    private final Transactions transactions;
    private final WaiverBook book;
    private final Waits waits;
    private final Chunks chunks;
    private final Audit audit;
    private final Runnable released;

    Waive(
            Standard standard,
            Transactions transactions,
            WaiverBook book,
            Waits waits,
            Chunks chunks,
            Audit audit,
            Runnable released) {
        this.standard = standard;
        this.transactions = transactions;
        this.book = book;
        this.waits = waits;
        this.chunks = chunks;
        this.audit = audit;
        this.released = released;
    }

    /**
     * What is asked for.
     *
     * @param field only where the finding points at this field; null for wherever
     */
    public record Wish(
            String institution,
            String rule,
            @Nullable String field,
            String reason,
            String approver,
            LocalDate from,
            LocalDate until) {}

    /** Whether a rule can be waived at all: a binding rule of the standard that guards no identity, key, structure or secrecy. */
    public boolean waivable(String code) {
        Rule rule = standard.rules().get(code);
        return rule != null && rule.waivable() && rule.force() == Force.MUST;
    }

    /**
     * Grants a waiver; what of the institution waits for the rule is judged again. Under the institution's lock, so that nothing is judged
     * meanwhile by what held before.
     *
     * @param by credential of the operator
     */
    public Waiver grant(Wish wish, String by) {
        if (!waivable(wish.rule())) {
            throw new IllegalArgumentException(wish.rule() + " cannot be waived");
        }
        Instant at = Instant.now();
        Waiver waiver = new Waiver(
                SubmissionId.at(at),
                wish.institution(),
                wish.rule(),
                wish.field(),
                wish.reason(),
                wish.approver(),
                wish.from(),
                wish.until(),
                at,
                by,
                null);
        transactions.run(connection -> {
            chunks.lock(connection, false, List.of(wish.institution()));
            book.grant(connection, waiver);
            waits.mend(connection, List.of(Cause.rule(wish.rule(), wish.institution())));
            audit.add(
                    connection,
                    by,
                    "waiver-granted",
                    waiver.id(),
                    Audit.detail(
                            "institution", wish.institution(),
                            "rule", wish.rule(),
                            "approver", wish.approver(),
                            "until", wish.until().toString()));
        });
        released.run();
        return waiver;
    }

    /** Ends a waiver before its time; what was accepted under it stays. */
    public Optional<Waiver> end(String id, String by) {
        return transactions.get(connection -> {
            Optional<Waiver> ended = book.end(connection, id, by, Instant.now());
            if (ended.isPresent()) {
                audit.add(
                        connection,
                        by,
                        "waiver-ended",
                        id,
                        Audit.detail(
                                "institution",
                                ended.get().institution(),
                                "rule",
                                ended.get().rule()));
            }
            return ended;
        });
    }

    /** All waivers, those granted last first. */
    public List<Waiver> list(@Nullable String institution) {
        return transactions.get(connection -> book.list(connection, institution));
    }
}
