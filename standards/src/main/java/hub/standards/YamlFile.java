package hub.standards;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * One YAML file as a tree. Duplicate keys, anchors, aliases and tags are refused: they make a standard mean more than a reader sees.
 */
public final class YamlFile {
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private YamlFile() {}

    /**
     * Reads a file.
     *
     * @throws IllegalStandardException if it is not plain YAML; names the file and the line
     */
    public static JsonNode read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            return read(name, Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStandardException(name + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads what stands in a file.
     *
     * @param name name of the file, for messages
     * @throws IllegalStandardException if it is not plain YAML; names the file and the line
     */
    public static JsonNode read(String name, String text) {
        try {
            refuseAnchorsAndTags(name, text);
            return YAML.readTree(text);
        } catch (IOException | YAMLException e) {
            throw new IllegalStandardException(name + ": " + e.getMessage(), e);
        }
    }

    private static void refuseAnchorsAndTags(String name, String text) {
        if (text.indexOf('&') < 0 && text.indexOf('*') < 0 && text.indexOf('!') < 0) {
            return; // each of them begins with one of these, and few files hold any
        }
        for (Event event : new Yaml().parse(new StringReader(text))) {
            if (event instanceof NodeEvent node
                    && (event.is(Event.ID.Alias) || node.getAnchor() != null || tagged(node))) {
                throw new IllegalStandardException(name + ": anchors, aliases and tags are not allowed, line "
                        + (event.getStartMark().getLine() + 1));
            }
        }
    }

    private static boolean tagged(NodeEvent node) {
        return node instanceof ScalarEvent scalar
                ? scalar.getTag() != null
                : node instanceof CollectionStartEvent collection && collection.getTag() != null;
    }
}
