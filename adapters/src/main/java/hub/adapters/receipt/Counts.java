package hub.adapters.receipt;

import hub.schemas.Disposition;

/**
 * Records by disposition. 各类条数。 The sum is what was received.
 *
 * @param accepted 已接收
 * @param unchanged 无变化
 * @param stale 过期版本
 * @param quarantined 待处理
 * @param rejected 已拒绝
 */
public record Counts(long accepted, long unchanged, long stale, long quarantined, long rejected) {

    /** Nothing. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** All of them together. */
    public long received() {
        return accepted + unchanged + stale + quarantined + rejected;
    }

    /** One more of the disposition. */
    public Counts plus(Disposition disposition) {
        return switch (disposition) {
            case ACCEPTED -> new Counts(accepted + 1, unchanged, stale, quarantined, rejected);
            case UNCHANGED -> new Counts(accepted, unchanged + 1, stale, quarantined, rejected);
            case STALE -> new Counts(accepted, unchanged, stale + 1, quarantined, rejected);
            case QUARANTINED -> new Counts(accepted, unchanged, stale, quarantined + 1, rejected);
            case REJECTED -> new Counts(accepted, unchanged, stale, quarantined, rejected + 1);
        };
    }
}
