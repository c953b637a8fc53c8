package hub.standards;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A service operation or a rule function that the standard defines. 服务。
 *
 * @param service identifier
 * @param body the whole description as it stands in its file
 */
public record Service(String service, JsonNode body) {}
