package hub.standards;

/** What a sender wants done with a record. 操作。 */
public enum Operation {
    /** Insert or correct (新增或更正). */
    UPSERT,
    /** Declare void (作废); nothing is deleted. */
    VOID;

    /** The form in messages: lower case. */
    public String wire() {
        return this == UPSERT ? "upsert" : "void";
    }
}
