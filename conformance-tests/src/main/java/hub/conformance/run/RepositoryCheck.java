package hub.conformance.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.conformance.client.Answer;
import hub.conformance.client.HubAddress;
import hub.conformance.client.Sending;
import hub.conformance.sample.Partner;
import hub.conformance.sample.RecordJson;
import hub.standards.StandardRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks the repository whether it holds each record as it was sent, by the public door: a dry run of the same content under a far later
 * version. What is there comes back unchanged; anything else would be accepted. 入库核对。
 */
public final class RepositoryCheck {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long FAR_LATER = 9_000_000_000_000_000L;

    private final HubAddress hub;

    public RepositoryCheck(HubAddress hub) {
        this.hub = hub;
    }

    /**
     * How many records of each type are there exactly as sent.
     *
     * @param records what must be there
     */
    public Map<String, Long> held(GoodRecords records) throws IOException {
        Map<Partner, Map<String, StringBuilder>> bodies = new EnumMap<>(Partner.class);
        for (StandardRecord record : records.latest().values()) {
            ObjectNode json = RecordJson.of(record).put("sourceVersion", FAR_LATER);
            bodies.computeIfAbsent(records.sender(record.key()), partner -> new TreeMap<>())
                    .computeIfAbsent(record.type().name(), type -> new StringBuilder())
                    .append(JSON.writeValueAsString(json))
                    .append('\n');
        }
        Map<String, Long> held = new LinkedHashMap<>();
        for (Map.Entry<Partner, Map<String, StringBuilder>> partner : bodies.entrySet()) {
            for (Map.Entry<String, StringBuilder> type : partner.getValue().entrySet()) {
                Answer answer = hub.rest(partner.getKey().credential())
                        .validate(Sending.of(Sending.NDJSON, "")
                                .withBody(type.getValue().toString().getBytes(StandardCharsets.UTF_8)));
                if (answer.status() != 200) {
                    throw new IOException("status " + answer.status() + " of a dry run: " + answer.text());
                }
                held.merge(type.getKey(), answer.receipt().counts().unchanged(), Long::sum);
            }
        }
        return held;
    }
}
