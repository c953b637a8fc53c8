package hub.schemas;

/** Derives from force: must = error, should = warning. 严重程度。 */
public enum Severity {
    /** 错误: keeps the record out. */
    ERROR,
    /** 提示: stands on an accepted record. */
    WARNING;

    /** The name in messages, lower case. */
    public String wire() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
