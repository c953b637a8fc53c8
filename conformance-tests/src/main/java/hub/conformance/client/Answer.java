package hub.conformance.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/**
 * What the hub answered. 应答。
 *
 * @param status HTTP status
 * @param headers its headers
 * @param body the JSON of the body; missing node where there is none
 * @param text the body as it came
 */
public record Answer(int status, HttpHeaders headers, JsonNode body, String text) {

    /** The receipt in it. */
    public Receipt receipt() {
        return Receipt.of(body);
    }

    /** The code of the problem in it; empty if it is no problem. */
    public String problem() {
        return status < 400 ? "" : body.path("code").asText();
    }
}
