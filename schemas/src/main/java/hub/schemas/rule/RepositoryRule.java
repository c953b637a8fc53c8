package hub.schemas.rule;

import hub.schemas.Candidate;
import hub.standards.StandardRecord;
import java.util.Map;

/**
 * A rule across records, of one record type; its id, force and texts stand in the standard's YAML under the same name. 记录间规则。
 *
 * <p>Implementations have a public constructor without arguments and no state.
 */
public interface RepositoryRule {

    /**
     * One record of the chunk.
     *
     * @param candidate the record on its way
     * @param record the same in canonical form
     * @param with the records it refers to, by reference name; those that are known
     */
    record Subject(Candidate candidate, StandardRecord record, Map<String, StandardRecord> with) {}

    /** Takes each breach found. */
    @FunctionalInterface
    interface Breaches {
        /**
         * The record breaks the rule. The message shows only the record's own values, those of what it refers to, and what is told here: nothing
         * of another institution's records may be told.
         *
         * @param subject which record
         * @param told values for placeholders of the message that are no field
         */
        void add(Subject subject, Map<String, String> told);
    }

    /** Judges all records of the type in a chunk at once, against each other and the repository, whatever their order. */
    void check(Judging judging);

    /**
     * Whether it compares what institutions say of one person. Chunks of several institutions that tell of one person must then be judged one
     * after the other.
     */
    default boolean comparesOnePersonsRecords() {
        return false;
    }
}
