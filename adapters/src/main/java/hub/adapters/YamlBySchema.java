package hub.adapters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import hub.standards.IllegalStandardException;
import hub.standards.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** YAML files of one kind, each held against the kind's JSON Schema; all that is wrong with a file is named at once. 按模式读取 YAML。 */
public final class YamlBySchema {
    private final Schema schema;

    /**
     * Reads the schema.
     *
     * @param schema on the class path, such as {@code /mapping/mapping.schema.json}
     */
    public YamlBySchema(String schema) {
        try (InputStream in = Objects.requireNonNull(YamlBySchema.class.getResourceAsStream(schema), schema)) {
            this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads one file.
     *
     * @param problems takes what is wrong with it, each with the file's name
     * @return null if anything is
     */
    public @Nullable JsonNode read(Path file, List<String> problems) {
        return read(
                file,
                (at, problem) -> problems.add(
                        at.isEmpty() && problem.startsWith(file.getFileName() + ": ")
                                ? problem
                                : file.getFileName() + ": " + at + " " + problem));
    }

    /**
     * Reads one file.
     *
     * @param problems takes what is wrong with it, each with its place as a JSON Pointer
     * @return null if anything is
     */
    public @Nullable JsonNode read(Path file, BiConsumer<String, String> problems) {
        JsonNode node;
        try {
            node = YamlFile.read(file);
        } catch (IllegalStandardException e) {
            problems.accept("", String.valueOf(e.getMessage()));
            return null;
        }
        List<Error> errors = schema.validate(node);
        errors.forEach(error -> problems.accept(String.valueOf(error.getInstanceLocation()), error.getMessage()));
        return errors.isEmpty() ? node : null;
    }
}
