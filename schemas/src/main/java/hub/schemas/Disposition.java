package hub.schemas;

/** What became of one record. 处置结果。 Per submission: received = the sum of these. */
public enum Disposition {
    /** 已接收: no finding of force must. */
    ACCEPTED,
    /** 无变化: same content as the latest version. */
    UNCHANGED,
    /** 过期版本: an older source version than the latest. */
    STALE,
    /** 待处理: readable, has its key, and at least one error; kept with its findings. */
    QUARANTINED,
    /** 已拒绝: cannot be kept as a record. */
    REJECTED;

    /** The name in messages, lower case. */
    public String wire() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
