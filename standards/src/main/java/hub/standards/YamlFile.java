package hub.standards;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One YAML file as a tree. Duplicate keys, anchors, aliases and tags are refused: they make a standard mean more than a reader sees.
 */
public final class YamlFile {
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
                    .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
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
        try {
            String text = Files.readString(file);
            refuseAnchorsAndTags(file, text);
            return YAML.readTree(text);
        } catch (IOException e) {
            throw new IllegalStandardException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    private static void refuseAnchorsAndTags(Path file, String text) throws IOException {
        try (YAMLParser parser = (YAMLParser) YAML.getFactory().createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (parser.isCurrentAlias() || parser.getObjectId() != null || parser.getTypeId() != null) {
                    throw new IllegalStandardException(file.getFileName() + ": anchors, aliases and tags are not allowed, line "
                            + ((JsonParser) parser).currentLocation().getLineNr());
                }
            }
        }
    }
}
