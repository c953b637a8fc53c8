package hub.conformance.client;

/**
 * Numbers of records of one or more submissions. 计数。
 *
 * @param received 收到
 * @param accepted 接受
 * @param unchanged 无变化
 * @param stale 过期版本
 * @param quarantined 待处理
 * @param rejected 拒绝
 */
public record Counts(long received, long accepted, long unchanged, long stale, long quarantined, long rejected) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    /** Both together. */
    public Counts plus(Counts other) {
        return new Counts(
                received + other.received,
                accepted + other.accepted,
                unchanged + other.unchanged,
                stale + other.stale,
                quarantined + other.quarantined,
                rejected + other.rejected);
    }

    /** Whether every record received has found its place. */
    public boolean closes() {
        return received == accepted + unchanged + stale + quarantined + rejected;
    }
}
