package hub.routes.work;

import hub.adapters.SenderIdentity;
import hub.adapters.repository.StoredForms;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.schemas.Findings;
import hub.schemas.Masking;
import hub.schemas.Validator;
import hub.standards.Field;
import hub.standards.Operation;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges records one by one, needing no database: so it runs ahead of the transactions. 单条校验。 */
final class JudgingAlone {
    private final Validator validator;
    private final StoredForms forms;
    private final Findings findings;
    private final Entitlement entitlement;

    JudgingAlone(Standard standard, Validator validator, StoredForms forms) {
        this.validator = validator;
        this.forms = forms;
        this.findings = new Findings(standard);
        this.entitlement = new Entitlement(findings);
    }

    /**
     * Judges a record as it comes in.
     *
     * @param submission number of its submission
     * @param sender who sent it
     * @param day day of receipt
     */
    Judged judge(long submission, SenderIdentity sender, Candidate candidate, LocalDate day) {
        StandardRecord record = candidate.record();
        if (record == null) {
            return new Judged(submission, candidate.number(), candidate, null, candidate.reading());
        }
        Optional<Finding> breach = entitlement.breach(sender, candidate, record);
        if (breach.isPresent()) {
            return new Judged(submission, candidate.number(), candidate, null, List.of(breach.get()));
        }
        if (unkeepable(record.key().sourceId())) {
            return new Judged(
                    submission,
                    candidate.number(),
                    candidate,
                    null,
                    List.of(malformed(candidate, "sourceId", "sourceId", null)));
        }
        return judgeAgain(submission, candidate.number(), candidate, day);
    }

    /** Judges a record that was taken in before: its sender was entitled then. */
    Judged judgeAgain(long submission, int recordNo, Candidate candidate, LocalDate day) {
        StandardRecord record = Objects.requireNonNull(candidate.record());
        List<Finding> found = new ArrayList<>(
                // a record declared void needs no content
                record.operation() == Operation.VOID ? candidate.reading() : validator.judgeAlone(candidate, day));
        for (Field field : record.type().fields()) {
            if (record.get(field.ordinal()) instanceof String text && unkeepable(text)) {
                found.add(malformed(
                        candidate,
                        field.name(),
                        field.label().zh() + " " + field.name(),
                        Masking.show(field.element(), text)));
            }
        }
        return new Judged(submission, recordNo, candidate, forms.of(record), found);
    }

    private Finding malformed(Candidate candidate, String field, String label, @Nullable String shown) {
        return findings.of(
                "STR-0005",
                field,
                candidate.place().at(field),
                shown,
                Map.of("field", label, "value", shown == null ? "" : shown));
    }

    /** Half a character, or the one no database text holds. */
    private static boolean unkeepable(String text) {
        for (int at = 0; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == 0) {
                return true;
            }
            if (Character.isSurrogate(next)) {
                if (Character.isHighSurrogate(next)
                        && at + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(at + 1))) {
                    at++;
                } else {
                    return true;
                }
            }
        }
        return false;
    }
}
