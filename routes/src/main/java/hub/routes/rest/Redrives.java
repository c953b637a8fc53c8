package hub.routes.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import hub.routes.security.Refusal;
import hub.routes.work.Redrive;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Judges quarantined records again, when the operator says so. */
@Component
final class Redrives {
    private static final DataSize LIMIT = DataSize.ofKilobytes(4);
    private static final Set<String> KNOWN = Set.of("submission", "code");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonParser.Feature.ALLOW_COMMENTS)
            .build();

    private final Redrive redrive;

    Redrives(Redrive redrive) {
        this.redrive = redrive;
    }

    /** Answers with how many records were released. */
    Answer redrive(RestRequest request) throws IOException {
        JsonNode choice = choice(request.with());
        int released = redrive.redrive(text(choice, "submission"), text(choice, "code"));
        return Answer.json(200, JsonNodeFactory.instance.objectNode().put("released", released));
    }

    private static JsonNode choice(RestRequest request) throws IOException {
        try {
            JsonNode choice = JSON.readTree(request.body(LIMIT));
            if (choice != null && choice.isObject()) {
                for (Iterator<String> names = choice.fieldNames(); names.hasNext(); ) {
                    String name = names.next();
                    if (!KNOWN.contains(name)) {
                        throw Refusal.badRequest(Shown.name(name));
                    }
                }
                return choice;
            }
        } catch (JsonProcessingException e) {
            // refused like every other body that is not such an object
        }
        throw Refusal.badRequest("body");
    }

    private static @Nullable String text(JsonNode choice, String name) {
        JsonNode value = choice.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || value.textValue().length() > 64) {
            throw Refusal.badRequest(name);
        }
        return value.textValue();
    }
}
