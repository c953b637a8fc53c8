package hub.conformance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.conformance.account.Entry;
import hub.conformance.account.Event;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a subscriber has applied, by event id: an event that comes again is known and not applied again. A line an event, on disk before the
 * message is acknowledged. It holds keys and digests, no personal data. 订阅方台账。
 */
public final class HrLedger implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileChannel file;
    private final List<Event> applied = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private long redelivered;

    /** Opens the ledger in that file, with what earlier runs applied. */
    public HrLedger(Path path) throws IOException {
        if (Files.exists(path)) {
            for (String line : Files.readAllLines(path)) {
                remember(event(JSON.readTree(line)));
            }
        }
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void remember(Event event) {
        known.add(event.id());
        applied.add(event);
    }

    /** Whether the event was applied before; counts it as delivered again if so. */
    synchronized boolean knows(String id) {
        boolean again = known.contains(id);
        redelivered += again ? 1 : 0;
        return again;
    }

    /** Applies events; they are on disk when this returns. */
    synchronized void apply(List<Event> events) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Event event : events) {
            lines.append(JSON.writeValueAsString(json(event))).append('\n');
        }
        ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(false);
        events.forEach(this::remember);
    }

    /** Everything applied, in order. */
    public synchronized List<Event> applied() {
        return List.copyOf(applied);
    }

    /** How many messages came that had been applied before. */
    public synchronized long redelivered() {
        return redelivered;
    }

    private static ObjectNode json(Event event) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", event.id()).put("seq", event.seq()).put("version", event.version());
        json.put("institution", event.key().institution())
                .put("system", event.key().system());
        json.put("type", event.key().type()).put("sourceId", event.key().sourceId());
        if (event.body() != null) {
            json.put("bodyVersion", event.body().version())
                    .put("content", event.body().content());
        }
        return json;
    }

    private static Event event(JsonNode json) {
        Entry.Key key = new Entry.Key(
                json.path("institution").asText(),
                json.path("system").asText(),
                json.path("type").asText(),
                json.path("sourceId").asText());
        Entry body = json.has("content")
                ? new Entry(
                        key,
                        json.path("bodyVersion").asLong(),
                        json.path("content").asText())
                : null;
        return new Event(
                json.path("id").asText(),
                json.path("seq").asLong(),
                key,
                json.path("version").asLong(),
                body);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
