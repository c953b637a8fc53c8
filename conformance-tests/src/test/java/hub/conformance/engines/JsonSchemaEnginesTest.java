package hub.conformance.engines;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.harrel.jsonschema.ValidatorFactory;
import hub.adapters.Form;
import hub.schemas.Level;
import hub.standards.RecordType;
import hub.standards.Standard;
import hub.standards.StandardReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The published JSON Schemas mean to another engine what they mean to the hub's. */
class JsonSchemaEnginesTest {
    private static final Standard STANDARD = StandardReader.shipped();
    private static final String VERSION = STANDARD.version().version();
    private static final Path PUBLISHED = Path.of("..", "schemas", "published", VERSION, "json");
    private static final SchemaRegistry OURS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final dev.harrel.jsonschema.Validator THEIRS = new ValidatorFactory().createValidator();
    private static final Map<String, Schema> BY_OURS = new TreeMap<>();
    private static final Map<String, URI> BY_THEIRS = new TreeMap<>();
    private static List<Shape> corpus = List.of();

    @BeforeAll
    static void readWhatIsPublished() throws IOException {
        for (RecordType type : STANDARD.recordTypes()) {
            String schema = Files.readString(PUBLISHED.resolve(type.name() + ".json"));
            BY_OURS.put(type.name(), OURS.getSchema(schema));
            BY_THEIRS.put(type.name(), THEIRS.registerSchema(schema));
        }
        corpus = new Corpus(STANDARD).all();
    }

    @Test
    void theCorpusTriesEveryTypeFieldAndRule() {
        assertThat(corpus).hasSizeGreaterThan(5000);
        STANDARD.recordTypes()
                .forEach(type -> type.fields()
                        .forEach(field -> assertThat(corpus)
                                .anyMatch(shape -> shape.type().equals(type.name())
                                        && field.name().equals(shape.field()))));
        assertThat(corpus.stream().map(Shape::kind))
                .containsAll(STANDARD.rules().keySet());
    }

    @Test
    void bothEnginesFindTheSameFieldsWrong() {
        Differences differences = new Differences("json-schema-fields");
        for (Shape shape : corpus) {
            if (shape.json() != null) {
                Set<String> ours = foundByOurs(shape);
                Set<String> theirs = foundByTheirs(shape);
                if (ours.isEmpty() == theirs.isEmpty()) {
                    assertThat(theirs).as(shape.toString()).isEqualTo(ours);
                }
                differences.compare(shape.kind(), ours.isEmpty(), theirs.isEmpty(), shape);
            }
        }
        differences.areThoseListed();
    }

    /** Codes are judged by the hub alone: the published schemas name their sets and do not list them. */
    @Test
    void theHubJudgesAsTheOtherEngineDoes() throws IOException {
        OurVerdict ours = new OurVerdict(STANDARD);
        Differences differences = new Differences("json-schema");
        for (Shape shape : corpus) {
            if (shape.json() != null) {
                differences.compare(
                        shape.kind(),
                        ours.accepts(Form.NDJSON, record(shape) + "\n", Set.of(Level.CODE, Level.RECORD)),
                        foundByTheirs(shape).isEmpty(),
                        shape);
            }
        }
        differences.areThoseListed();
    }

    /** The whole envelope, in which each record is judged by its own type. */
    @Test
    void bothEnginesTakeAndRefuseTheSameSubmissions() throws IOException {
        String text = Files.readString(PUBLISHED.resolve("submission.json"));
        Schema ours = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text);
        dev.harrel.jsonschema.Validator engine = new ValidatorFactory().createValidator();
        URI theirs = engine.registerSchema(text);
        int refused = 0;
        for (Shape shape : corpus) {
            if (shape.json() != null
                    && (shape.kind().equals("sample") || shape.kind().contains("left out"))) {
                String envelope = envelope(shape);
                boolean valid = ours.validate(envelope, InputFormat.JSON).isEmpty();
                assertThat(engine.validate(theirs, envelope).isValid())
                        .as(shape.toString())
                        .isEqualTo(valid);
                assertThat(valid).as(shape.toString()).isEqualTo(!shape.kind().equals("a required field left out"));
                refused += valid ? 0 : 1;
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    private static String envelope(Shape shape) {
        return "{\"standard\":\"" + VERSION + "\",\"secrecy\":\"none\",\"records\":[" + record(shape) + "]}";
    }

    private static String record(Shape shape) {
        return "{\"type\":\"" + shape.type() + "\",\"sourceId\":\"S-1\",\"sourceVersion\":1,\"data\":" + shape.json()
                + "}";
    }

    /** The fields found wrong, or the record as a whole where the finding is about what is missing or too much. */
    private static Set<String> foundByOurs(Shape shape) {
        return Objects.requireNonNull(BY_OURS.get(shape.type()))
                .validate(String.valueOf(shape.json()), InputFormat.JSON)
                .stream()
                .map(error -> error.getInstanceLocation()
                        + (error.getKeyword().equals("additionalProperties") ? "/" + error.getProperty() : ""))
                .collect(Collectors.toSet());
    }

    private static Set<String> foundByTheirs(Shape shape) {
        return THEIRS
                .validate(Objects.requireNonNull(BY_THEIRS.get(shape.type())), String.valueOf(shape.json()))
                .getErrors()
                .stream()
                .map(error -> error.getInstanceLocation())
                .collect(Collectors.toSet());
    }
}
