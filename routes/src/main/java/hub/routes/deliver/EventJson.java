package hub.routes.deliver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.adapters.repository.Change;
import hub.standards.Operation;
import hub.standards.RecordKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A change as a thin event: which record changed and where to fetch it; nothing of its content. 事件。 */
final class EventJson {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private EventJson() {}

    /**
     * The event.
     *
     * @param standard version of the standard its subscriber is answered in
     */
    static ObjectNode of(Change change, long epoch, int entitlement, String standard) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("id", change.event().toString());
        event.put("seq", change.seq());
        event.put("epoch", epoch);
        event.put("type", change.key().type() + (change.operation() == Operation.VOID ? ".voided" : ".recorded"));
        event.set("key", key(change.key()));
        event.put("version", change.version());
        event.put("at", time(change));
        event.put("standard", standard);
        event.put("entitlement", entitlement);
        event.put("href", href(change.key()));
        event.put("replaces", change.replaces());
        return event;
    }

    static String time(Change change) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(change.at().atZone(ZONE));
    }

    static ObjectNode key(RecordKey key) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("institution", key.institution())
                .put("system", key.system())
                .put("sourceId", key.sourceId());
    }

    static String href(RecordKey key) {
        return "/api/v1/records/" + segment(key.type()) + "/" + segment(key.institution()) + "/" + segment(key.system())
                + "/" + segment(key.sourceId());
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
