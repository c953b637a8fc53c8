package hub.schemas.cel;

import hub.standards.StandardRecord;
import java.util.Map;

/** A compiled {@code when} of the standard: whether a rule speaks of a record. 编译后的适用条件。 */
@FunctionalInterface
public interface RuleCondition {

    /**
     * Whether it is true; one that reads an absent field without guarding it by {@code has()} is not.
     *
     * @param record the record judged, {@code r}
     * @param with the records it refers to, by reference name; where one that the rule reads is absent, it is not true
     * @param today the day of receipt in the standard's time zone, ISO date
     */
    boolean test(StandardRecord record, Map<String, StandardRecord> with, String today);

    /** Values without which it is not true of a record, by field: those that it joins by {@code &&}. They need not be all it asks. */
    default Map<String, String> demands() {
        return Map.of();
    }

    /** Whether the record has all that is demanded. */
    default boolean mayHold(StandardRecord record) {
        return demands().entrySet().stream()
                .allMatch(demand -> demand.getValue().equals(record.text(demand.getKey())));
    }
}
