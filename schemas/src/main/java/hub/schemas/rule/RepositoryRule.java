package hub.schemas.rule;

import hub.schemas.Candidate;
import hub.schemas.Facts;
import hub.standards.StandardRecord;
import java.util.List;

/**
 * A rule across records, of one record type; its id, force and texts stand in the standard's YAML under the same name. 记录间规则。
 *
 * <p>Implementations have a public constructor without arguments and no state.
 */
public interface RepositoryRule {

    /** One record of the chunk. */
    record Subject(Candidate candidate, StandardRecord record) {}

    /** Takes each breach found. */
    @FunctionalInterface
    interface Breaches {
        /**
         * The record breaks the rule. The message shows only the record's own values, so nothing of another record can leak.
         *
         * @param subject which record
         */
        void add(Subject subject);
    }

    /**
     * Judges all records of the type in a chunk at once, against each other and the repository, whatever their order.
     *
     * @param subjects records of the chunk that may still be accepted, none of them void, in order
     * @param facts the repository
     * @param breaches takes what is found
     */
    void check(List<Subject> subjects, Facts facts, Breaches breaches);
}
