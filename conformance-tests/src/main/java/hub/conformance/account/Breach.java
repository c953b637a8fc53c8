package hub.conformance.account;

/**
 * One way in which the account does not close. 差错。
 *
 * @param kind what is wrong
 * @param side where: {@code repository}, {@code feed} or {@code subscriber}
 * @param what which record or event; never a personal value
 */
public record Breach(Kind kind, String side, String what) {

    /** The four ways to break the promise, and the one to break the order. */
    public enum Kind {
        /** Acknowledged and not there. 丢失 */
        LOST,
        /** There twice. 重复 */
        DOUBLED,
        /** There, and never sent like that. 篡改 */
        ALTERED,
        /** There, and never sent at all. 多出 */
        UNEXPECTED,
        /** Versions of one record, or events of one person, the wrong way round. 乱序 */
        OUT_OF_ORDER
    }
}
