package hub.conformance.sample;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.schemas.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes submissions as JSON: one envelope, or a record a line. */
final class JsonWriter {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final String OTHER = Partner.UNIVERSITY.uscid();
    private static final String SPELT = "unitText";
    private static final String MISSPELT = "unitTex";

    private JsonWriter() {}

    static Written envelope(String version, Partner sender, List<Item> items) throws JsonProcessingException {
        ObjectNode envelope = JSON.createObjectNode();
        envelope.put("standard", version);
        List<Place> places = new ArrayList<>();
        for (Item item : items) {
            String record = "/records/" + places.size();
            envelope.withArray("records").add(RecordJson.of(item.record(), sender));
            places.add(field -> field == null ? record : record + "/data/" + field);
        }
        return new Written(JSON.writeValueAsBytes(envelope), places);
    }

    static Written lines(Partner sender, List<Item> items) throws JsonProcessingException {
        StringBuilder text = new StringBuilder();
        List<Place> places = new ArrayList<>();
        for (Item item : items) {
            String line = line(sender, item);
            text.append(line).append('\n');
            String at = "line " + (places.size() + 1);
            places.add(
                    item.fault() == FaultKind.BROKEN_LINE
                            ? field -> at + ", column " + (line.length() + 1)
                            : place(at, item.fault() == FaultKind.MISSPELT_FIELD));
        }
        return new Written(text.toString().getBytes(StandardCharsets.UTF_8), places);
    }

    private static Place place(String line, boolean misspelt) {
        return field -> misspelt ? line + ", /data/" + MISSPELT : field == null ? line : line + ", /data/" + field;
    }

    private static String line(Partner sender, Item item) throws JsonProcessingException {
        ObjectNode json = RecordJson.of(item.record(), sender);
        if (item.fault() == FaultKind.OTHER_INSTITUTION) {
            json.put("institution", OTHER);
        }
        if (item.fault() == FaultKind.MISSPELT_FIELD) {
            ObjectNode data = json.withObject("/data");
            JsonNode value = data.remove(SPELT);
            data.set(MISSPELT, value);
        }
        String text = JSON.writeValueAsString(json);
        return item.fault() == FaultKind.BROKEN_LINE ? text.substring(0, text.length() - 12) : text;
    }
}
