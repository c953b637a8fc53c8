package hub.conformance.account;

/**
 * One version of one record, as one side of the account saw it. 账目。
 *
 * @param key which record
 * @param version source version
 * @param content digest over the content in canonical form; two sides that saw the same content give the same digest
 */
public record Entry(Key key, long version, String content) {

    /**
     * The key of a record, as the standard defines it. 记录键。
     *
     * @param institution USCID
     * @param system the institution's system
     * @param type record type
     * @param sourceId the sender's own key
     */
    public record Key(String institution, String system, String type, String sourceId) {

        @Override
        public String toString() {
            return type + " " + sourceId + " of " + institution + "/" + system;
        }
    }
}
