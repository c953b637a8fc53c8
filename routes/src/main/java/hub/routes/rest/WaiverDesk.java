package hub.routes.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.adapters.receipt.ReceiptJson;
import hub.adapters.repository.Waiver;
import hub.routes.security.Refusal;
import hub.routes.work.Waive;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Waivers as the operator grants, ends and lists them. 豁免的办理。 */
@Component
final class WaiverDesk {
    private static final DataSize LIMIT = DataSize.ofKilobytes(16);
    private static final Set<String> KNOWN =
            Set.of("institution", "rule", "field", "reason", "approver", "from", "until");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonParser.Feature.ALLOW_COMMENTS)
            .build();

    private final Waive waive;

    WaiverDesk(Waive waive) {
        this.waive = waive;
    }

    /** Answers with the waiver that was granted. */
    Answer grant(RestRequest request) throws IOException {
        JsonNode asked = body(request.with());
        String rule = text(asked, "rule", 32);
        if (!waive.waivable(rule)) {
            throw Refusal.of("WVR-0002", 422, Map.of("rule", Shown.name(rule)));
        }
        Waive.Wish wish = new Waive.Wish(
                text(asked, "institution", 18),
                rule,
                asked.has("field") ? text(asked, "field", 64) : null,
                text(asked, "reason", 500),
                text(asked, "approver", 100),
                day(asked, "from"),
                day(asked, "until"));
        if (wish.institution().length() != 18) {
            throw Refusal.badRequest("institution");
        }
        if (wish.until().isBefore(wish.from())) {
            throw Refusal.badRequest("until");
        }
        return Answer.json(201, json(waive.grant(wish, request.caller().id())));
    }

    /** Answers with the waiver that was ended. */
    Answer end(RestRequest request) {
        request.with();
        return waive.end(request.path("waiver"), request.caller().id())
                .map(waiver -> Answer.json(200, json(waiver)))
                .orElseThrow(Refusal::notFound);
    }

    /** Answers with all waivers, or those of one institution. */
    Answer waivers(RestRequest request) {
        request.with("institution");
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode waivers = page.putArray("waivers");
        waive.list(request.query("institution").orElse(null)).forEach(waiver -> waivers.add(json(waiver)));
        return Answer.json(200, page);
    }

    private static ObjectNode json(Waiver waiver) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("waiver", waiver.id());
        node.put("institution", waiver.institution());
        node.put("rule", waiver.rule());
        if (waiver.field() != null) {
            node.put("field", waiver.field());
        }
        node.put("reason", waiver.reason());
        node.put("approver", waiver.approver());
        node.put("from", waiver.from().toString());
        node.put("until", waiver.until().toString());
        node.put("grantedAt", ReceiptJson.time(waiver.grantedAt()));
        node.put("grantedBy", waiver.grantedBy());
        if (waiver.endedAt() != null) {
            node.put("endedAt", ReceiptJson.time(waiver.endedAt()));
        }
        return node;
    }

    private static JsonNode body(RestRequest request) throws IOException {
        try {
            JsonNode asked = JSON.readTree(request.body(LIMIT));
            if (asked != null && asked.isObject()) {
                for (Iterator<String> names = asked.fieldNames(); names.hasNext(); ) {
                    String name = names.next();
                    if (!KNOWN.contains(name)) {
                        throw Refusal.badRequest(Shown.name(name));
                    }
                }
                return asked;
            }
        } catch (JsonProcessingException e) {
            // refused like every other body that is not such an object
        }
        throw Refusal.badRequest("body");
    }

    private static String text(JsonNode asked, String name, int atMost) {
        JsonNode value = asked.path(name);
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().length() > atMost
                || value.textValue().chars().anyMatch(Character::isISOControl)) {
            throw Refusal.badRequest(name);
        }
        return value.textValue();
    }

    private static LocalDate day(JsonNode asked, String name) {
        try {
            return LocalDate.parse(text(asked, name, 10));
        } catch (DateTimeParseException e) {
            throw Refusal.badRequest(name);
        }
    }
}
