package hub.adapters.receipt;

/** The state of a submission, as its receipt says it. 报送状态。 */
public enum SubmissionState {
    /** 已收到: kept, not judged to its end. */
    RECEIVED,
    /** 已接收: every record accepted, unchanged or stale. */
    ACCEPTED,
    /** 部分接收. */
    PARTLY_ACCEPTED,
    /** 待处理: nothing accepted, something waits. */
    QUARANTINED,
    /** 已拒绝: nothing could be kept. */
    REJECTED;

    /** The name in messages. */
    public String wire() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The state of that wire name. */
    public static SubmissionState of(String wire) {
        return valueOf(wire.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }
}
