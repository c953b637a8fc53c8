package hub.adapters.repository;

/**
 * What one system of one institution sends: worked on in order of receipt, independent of all other streams. 报送流。
 *
 * @param institution USCID of the sender
 * @param system its system
 */
public record Stream(String institution, String system) {}
