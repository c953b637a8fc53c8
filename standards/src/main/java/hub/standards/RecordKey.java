package hub.standards;

/**
 * Identity of a record in the hub. 记录标识。
 *
 * @param institution USCID of the institution that answers for it
 * @param system the institution's system it comes from
 * @param type record type
 * @param sourceId the sender's own key in that system
 */
public record RecordKey(String institution, String system, String type, String sourceId)
        implements Comparable<RecordKey> {

    @Override
    public int compareTo(RecordKey other) {
        int order = institution.compareTo(other.institution);
        order = order != 0 ? order : system.compareTo(other.system);
        order = order != 0 ? order : type.compareTo(other.type);
        return order != 0 ? order : sourceId.compareTo(other.sourceId);
    }
}
