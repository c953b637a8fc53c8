package hub.routes.work;

import hub.adapters.SenderIdentity;
import hub.adapters.repository.StoredForm;
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
import hub.standards.StandardTree;
import hub.standards.VersionBridge;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges records one by one, needing no database: so it runs ahead of the transactions. 单条校验。 */
final class JudgingAlone {
    private final Validator validator;
    private final StoredForms forms;
    private final String current;
    private final Map<String, VersionBridge> toCurrent = new HashMap<>();
    private final Findings findings;
    private final Entitlement entitlement;

    JudgingAlone(StandardTree tree, Validator validator, StoredForms forms) {
        this.validator = validator;
        this.forms = forms;
        this.current = tree.current().version().version();
        for (Standard standard : tree.released()) {
            String version = standard.version().version();
            toCurrent.put(version, tree.bridge(version, current));
        }
        this.findings = new Findings(tree.current());
        this.entitlement = new Entitlement(findings);
    }

    /**
     * Judges a record as it comes in.
     *
     * @param submission number of its submission
     * @param sender who sent it
     * @param candidate the record, in the form of the version it names
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
        return new Judged(submission, recordNo, candidate, upgraded(candidate, record, found), found);
    }

    /** The record in the current form; what has no place there is named to its sender. */
    private StoredForm upgraded(Candidate candidate, StandardRecord record, List<Finding> found) {
        VersionBridge bridge = candidate.standard() == null ? null : toCurrent.get(candidate.standard());
        if (bridge == null || bridge.from() == bridge.to()) {
            return forms.of(record);
        }
        VersionBridge.Crossed crossed = bridge.cross(record);
        for (Field field : crossed.lost()) {
            found.add(unplaced("VER-0004", candidate, record.type().field(field.name()), record));
        }
        for (Field field : crossed.kept()) {
            found.add(unplaced("VER-0005", candidate, field, crossed.record()));
        }
        return bridge.leaves(record.type().name()) ? forms.of(crossed.record()) : forms.of(crossed.record(), record);
    }

    private Finding unplaced(String code, Candidate candidate, Field field, StandardRecord record) {
        String shown = Masking.show(field.element(), record.get(field.ordinal()));
        return findings.of(
                code,
                field.name(),
                candidate.place().at(field.name()),
                shown,
                Map.of(
                        "field",
                        field.label().zh() + " " + field.name(),
                        "value",
                        shown == null ? "" : shown,
                        "version",
                        current));
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
