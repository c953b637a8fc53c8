package hub.routes.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hub.adapters.Content;
import hub.adapters.ReadingContext;
import hub.adapters.RecordReader;
import hub.schemas.Candidate;
import hub.schemas.CanonicalJson;
import hub.schemas.Cause;
import hub.schemas.Finding;
import hub.schemas.Findings;
import hub.standards.Field;
import hub.standards.Operation;
import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.StandardRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Reads one JSON record a line, so that tests of the work need no outside form. A line {@code poison} makes the reader itself fail; a value
 * {@code name:...} is the name of a code, by {@link #NAMES}.
 */
final class LinesReader implements RecordReader {
    /** The names of codes it knows, as a partner's mapping would. */
    static final Map<String, String> NAMES = new ConcurrentHashMap<>();

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Override
    public List<Finding> read(Content content, ReadingContext context, Consumer<Candidate> sink) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(content.open(), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("poison")) {
                    throw new IllegalStateException("the reader fails");
                }
                number++;
                sink.accept(candidate(number, line, context));
            }
        }
        return List.of();
    }

    private static Candidate candidate(int number, String line, ReadingContext context) throws IOException {
        String place = "line " + number;
        if (!line.startsWith("{")) {
            Finding unreadable =
                    new Findings(context.standard()).of("SYN-0017", null, place, null, Map.of("field", "sourceId"));
            return new Candidate(number, null, field -> place, List.of(unreadable));
        }
        JsonNode node = JSON.readTree(line);
        RecordType type = context.standard().record(node.path("type").asText());
        StandardRecord.Builder record = StandardRecord.of(type)
                .key(new RecordKey(
                        node.path("institution").asText(context.sender().institution()),
                        context.sender().system(),
                        type.name(),
                        node.path("sourceId").asText()))
                .version(node.path("sourceVersion").asLong(context.receipt()))
                .operation(node.path("op").asText().equals("void") ? Operation.VOID : Operation.UPSERT);
        List<Finding> reading = new ArrayList<>();
        for (Field field : type.fields()) {
            JsonNode value = node.path("data").get(field.name());
            if (value != null && value.asText().startsWith("name:")) {
                String name = value.asText().substring("name:".length());
                String code = NAMES.get(name);
                record.set(field.ordinal(), code == null ? name : code);
                if (code == null) {
                    reading.add(new Findings(context.standard())
                            .of("COD-0001", field.name(), place + " " + field.name(), name, Map.of("value", name))
                            .from(Cause.code(String.valueOf(field.domain().codes()), name)));
                }
            } else {
                record.set(field.ordinal(), CanonicalJson.value(field, value));
            }
        }
        return new Candidate(number, record.build(), field -> place + (field == null ? "" : " " + field), reading);
    }
}
