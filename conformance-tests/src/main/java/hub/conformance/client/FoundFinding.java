package hub.conformance.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One finding as the sender reads it. 问题明细。
 *
 * @param record number of the record in the submission, from 1; 0 for the submission as a whole
 * @param sourceId the sender's key; empty if there is none
 * @param code stable code
 * @param severity {@code error} or {@code warning}
 * @param field the standard's field; empty for the record as a whole
 * @param at the place as the sender sees it
 */
public record FoundFinding(long record, String sourceId, String code, String severity, String field, String at) {

    static FoundFinding of(JsonNode json) {
        return new FoundFinding(
                json.path("record").asLong(),
                json.path("sourceId").asText(),
                json.path("code").asText(),
                json.path("severity").asText(),
                json.path("field").asText(),
                json.path("at").asText());
    }
}
