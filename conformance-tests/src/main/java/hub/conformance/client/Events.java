package hub.conformance.client;

import com.fasterxml.jackson.databind.JsonNode;
import hub.conformance.account.Content;
import hub.conformance.account.Entry;
import hub.conformance.account.Event;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events as the hub writes them, read by a subscriber. 事件。 */
public final class Events {
    private Events() {}

    /**
     * The event in the JSON.
     *
     * @param json an event, of the queue or of the feed; one of form {@code record} carries its body
     */
    public static Event of(JsonNode json) {
        Entry.Key key = key(type(json), json.path("key"));
        long version = json.path("version").asLong();
        JsonNode data = json.path("data");
        return new Event(
                json.path("id").asText(),
                json.path("seq").asLong(),
                key,
                version,
                data.isObject() ? new Entry(key, version, Content.of(data)) : null);
    }

    private static String type(JsonNode json) {
        String type = json.path("type").asText();
        return type.substring(0, Math.max(type.indexOf('.'), 0));
    }

    private static Entry.Key key(String type, JsonNode key) {
        return new Entry.Key(
                key.path("institution").asText(),
                key.path("system").asText(),
                type,
                key.path("sourceId").asText());
    }

    /**
     * What the hub holds at an event's address.
     *
     * @param href the event's {@code href}
     * @return null if there is nothing the client may see
     */
    static @Nullable Entry fetch(RestClient rest, String href) throws IOException {
        Answer answer = rest.get(URI.create(href).getRawPath());
        if (answer.status() == 404) {
            return null;
        }
        if (answer.status() != 200) {
            throw new IOException("status " + answer.status() + " at the address of an event");
        }
        JsonNode body = answer.body();
        return new Entry(
                key(body.path("type").asText(), body.path("key")),
                body.path("version").asLong(),
                Content.of(body.path("data")));
    }

    /** The whole feed from its beginning, each event with its body, page after page. */
    public static List<Event> feed(RestClient rest) throws IOException {
        List<Event> events = new ArrayList<>();
        String cursor = "";
        boolean more = true;
        while (more) {
            Answer page =
                    rest.get("/api/v1/changes?form=record&limit=1000" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            if (page.status() != 200) {
                throw new IOException("status " + page.status() + " reading the feed: " + page.text());
            }
            page.body().path("changes").forEach(change -> events.add(of(change)));
            cursor = page.body().path("next").asText();
            more = page.body().path("more").asBoolean();
        }
        return events;
    }
}
