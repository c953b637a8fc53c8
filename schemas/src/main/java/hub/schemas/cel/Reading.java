package hub.schemas.cel;

import hub.standards.StandardRecord;

/** One evaluation: the records a rule reads, and whether what was computed last is undefined. Lives for one record and one rule. */
final class Reading {
    private final StandardRecord[] records;
    final String today;

    /**
     * Whether the number computed last has no value, because a field is absent or an operation failed. Whoever takes the number
     * looks here before it goes on, so the mark is never set when an expression begins.
     */
    boolean undefined;

    /**
     * Begins one.
     *
     * @param records the record judged, then those it refers to, in the order the rule declares them
     * @param today the day of receipt
     */
    Reading(StandardRecord[] records, String today) {
        this.records = records;
        this.today = today;
    }

    StandardRecord record(int root) {
        return records[root];
    }

    long undefined() {
        undefined = true;
        return 0;
    }
}
