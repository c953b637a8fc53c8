package hub.routes.rest;

import hub.routes.deliver.Trace;
import hub.routes.security.Refusal;
import hub.standards.RecordKey;
import org.springframework.stereotype.Component;

/** Where a record came from and where it went, for the operator. 血缘查询。 */
@Component
final class Lineages {
    private static final int LONGEST = 256;
    private final Trace trace;

    Lineages(Trace trace) {
        this.trace = trace;
    }

    /** Answers with the lineage of one record. */
    Answer lineage(RestRequest request) {
        request.with("type", "institution", "system", "sourceId", "field");
        RecordKey key = new RecordKey(
                needed(request, "institution"),
                needed(request, "system"),
                needed(request, "type"),
                needed(request, "sourceId"));
        return trace.of(
                        key,
                        request.query("field").orElse(null),
                        request.caller().id())
                .map(json -> Answer.json(200, json))
                .orElseThrow(Refusal::notFound);
    }

    private static String needed(RestRequest request, String name) {
        return request.query(name)
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
                .orElseThrow(() -> Refusal.badRequest(name));
    }
}
