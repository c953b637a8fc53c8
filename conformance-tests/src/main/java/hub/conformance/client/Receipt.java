package hub.conformance.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a sender holds in hand: the receipt, whichever channel it came by. 回执。
 *
 * @param submission its number; empty for a validation
 * @param state {@code received}, {@code accepted}, {@code partly-accepted}, {@code quarantined} or {@code rejected}
 * @param counts the sums
 * @param findings records with a finding, by code
 */
public record Receipt(String submission, String state, Counts counts, Map<String, Long> findings) {

    /** The receipt in the JSON form of REST and SFTP. */
    public static Receipt of(JsonNode json) {
        JsonNode counts = json.path("counts");
        Map<String, Long> findings = new LinkedHashMap<>();
        json.path("findings")
                .forEach(group -> findings.put(
                        group.path("code").asText(), group.path("records").asLong()));
        return new Receipt(
                json.path("submission").asText(),
                json.path("state").asText(),
                new Counts(
                        counts.path("received").asLong(),
                        counts.path("accepted").asLong(),
                        counts.path("unchanged").asLong(),
                        counts.path("stale").asLong(),
                        counts.path("quarantined").asLong(),
                        counts.path("rejected").asLong()),
                findings);
    }

    /** Whether the hub is through with it. */
    public boolean judged() {
        return !state.isEmpty() && !state.equals("received");
    }
}
