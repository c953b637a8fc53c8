package hub.conformance.client;

/**
 * How a client says who it is. 凭证。
 *
 * @param id identifier at the hub
 * @param secret what only the two know
 */
public record Credential(String id, String secret) {

    /** No secret: a credential may stand in a log line. */
    @Override
    public String toString() {
        return id;
    }
}
