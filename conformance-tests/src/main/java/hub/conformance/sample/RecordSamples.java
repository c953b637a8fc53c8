package hub.conformance.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Sender;
import hub.standards.Standard;
import hub.standards.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The samples of all record types, a file each: {@code samples/<RecordType>.yaml}. 示例记录集。 */
public final class RecordSamples {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> KEYS = Set.of("sample", "sentBy", "sentFor", "after", "data");

    private final Standard standard;
    private final Map<String, RecordSample> byType = new LinkedHashMap<>();

    /**
     * Reads the samples of every record type of a standard.
     *
     * @throws IllegalArgumentException if a record type has none, or one says what the standard does not know; names the file
     */
    public RecordSamples(Standard standard) {
        this.standard = standard;
        standard.recordTypes().forEach(type -> byType.put(type.name(), read(type)));
        byType.forEach((type, sample) -> sample.after()
                .forEach(before -> require(byType.containsKey(before), file(type), "no record type " + before)));
    }

    private static RecordSample read(RecordType type) {
        String file = file(type.name());
        JsonNode node = YamlFile.read(file, text(file));
        node.fieldNames().forEachRemaining(key -> require(KEYS.contains(key), file, "unknown key " + key));
        require(node.path("sample").asText().equals(type.name()), file, "is no sample of " + type.name());
        JsonNode data = node.path("data");
        data.fieldNames().forEachRemaining(field -> require(type.find(field) != null, file, "no field " + field));
        Sender by = JSON.convertValue(node.path("sentBy"), Sender.class);
        require(type.senders().contains(by), file, type.name() + " is not sent by " + by);
        Sender whose = node.has("sentFor") ? JSON.convertValue(node.path("sentFor"), Sender.class) : by;
        List<String> after = new ArrayList<>();
        node.path("after").forEach(before -> after.add(before.asText()));
        return new RecordSample(type, by, whose, List.copyOf(after), data);
    }

    private static String file(String type) {
        return "samples/" + type + ".yaml";
    }

    private static String text(String file) {
        try (InputStream in = RecordSamples.class.getResourceAsStream("/" + file)) {
            require(in != null, file, "there is no such file");
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void require(boolean kept, String file, String otherwise) {
        if (!kept) {
            throw new IllegalArgumentException(file + ": " + otherwise);
        }
    }

    /** The sample of a record type. */
    public RecordSample of(String type) {
        RecordSample sample = byType.get(type);
        if (sample == null) {
            throw new IllegalArgumentException("no record type " + type);
        }
        return sample;
    }

    /** All of them, in the order of the standard. */
    public List<RecordSample> all() {
        return List.copyOf(byType.values());
    }

    /** What must be known before the sample of a type is accepted: everything it refers to, counts or answers, directly or not, in an order that works. */
    public List<RecordSample> neededBy(String type) {
        Set<RecordSample> needed = new LinkedHashSet<>();
        collect(of(type), needed);
        needed.remove(of(type));
        return List.copyOf(needed);
    }

    private void collect(RecordSample sample, Set<RecordSample> needed) {
        for (Reference reference : sample.type().references()) {
            if (sample.names(reference)) {
                collect(of(standard.record(reference.record()).name()), needed);
            }
        }
        sample.after().forEach(before -> collect(of(before), needed));
        needed.add(sample);
    }
}
