package hub.adapters.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import hub.adapters.Content;
import hub.adapters.EncodingCheck;
import hub.adapters.Limits;
import hub.adapters.NearMiss;
import hub.adapters.ReadingContext;
import hub.adapters.RecordReader;
import hub.adapters.json.JsonPlace.Container;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.schemas.Findings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON document: a record, a list of records, or the envelope {@code {standard, secrecy, records}}. In passes: whether it is
 * UTF-8, whether it is JSON to its end, and only then the records. JSON 读取器。
 */
public final class JsonRecordReader implements RecordReader {
    private static final Set<String> ENVELOPE = Set.of("standard", "secrecy", "records");
    private static final Set<String> NOT_CLASSIFIED = Set.of("none", "非密");

    private final Limits limits;
    private final StrictJson json;

    public JsonRecordReader(Limits limits) {
        this.limits = limits;
        this.json = new StrictJson(limits);
    }

    @Override
    public List<Finding> read(Content content, ReadingContext context, Consumer<Candidate> sink) throws IOException {
        Findings findings = new Findings(context.standard());
        EncodingCheck.Verdict encoding = EncodingCheck.over(content).utf8();
        if (encoding.charset() == null) {
            return List.of(findings.of(
                    "SYN-0001",
                    null,
                    "row " + encoding.row() + ", byte " + encoding.offset(),
                    null,
                    Map.of(
                            "encoding", "UTF-8",
                            "row", Long.toString(encoding.row()),
                            "offset", Long.toString(encoding.offset()))));
        }
        Survey survey = new Survey(context, findings);
        try (JsonParser parser = json.parser(content, encoding.mark())) {
            survey.walk(parser);
        }
        if (!survey.problems.isEmpty()) {
            return survey.problems;
        }
        try (JsonParser parser = json.parser(content, encoding.mark())) {
            records(parser, survey.container, new JsonRecord(context, findings, limits), sink);
        }
        return List.of();
    }

    private static void records(JsonParser parser, Container container, JsonRecord record, Consumer<Candidate> sink)
            throws IOException {
        parser.nextToken();
        if (container == Container.DOCUMENT) {
            sink.accept(record.read(parser, 1, new JsonPlace(container, 0)));
            return;
        }
        if (container == Container.ENVELOPE) {
            while (!"records".equals(parser.nextFieldName())) {
                parser.nextToken();
                parser.skipChildren();
            }
            parser.nextToken();
        }
        int number = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            number++;
            sink.accept(record.read(parser, number, new JsonPlace(container, number - 1L)));
        }
    }

    /** The first walk through the document: what it is, and whether it holds to its end. */
    private final class Survey {
        private final ReadingContext context;
        private final Findings findings;
        private final List<Finding> problems = new ArrayList<>();
        private Container container = Container.DOCUMENT;
        private long records;

        Survey(ReadingContext context, Findings findings) {
            this.context = context;
            this.findings = findings;
        }

        void walk(JsonParser parser) throws IOException {
            boolean ended = false;
            try {
                JsonToken token = parser.nextToken();
                if (token == null) {
                    problems.add(findings.of("SYN-0013", null, "/", null, Map.of()));
                    return;
                }
                if (token == JsonToken.START_ARRAY) {
                    container = Container.LIST;
                    elements(parser);
                } else if (token == JsonToken.START_OBJECT) {
                    members(parser);
                } else {
                    problems.add(findings.of("SYN-0002", null, "/", null, Map.of("line", "1", "column", "1")));
                }
                ended = true;
                if (parser.nextToken() != null) {
                    trailing(parser);
                }
            } catch (JsonProcessingException e) {
                if (ended) {
                    trailing(parser);
                } else {
                    problems.clear(); // what was made of half a document does not count
                    problems.add(json.finding(e, parser, findings, 0));
                }
            }
            if (problems.isEmpty() && container != Container.DOCUMENT && records == 0) {
                problems.add(findings.of("SYN-0013", null, "/", null, Map.of()));
            }
            if (records > limits.records()) {
                problems.add(
                        findings.of("LIM-0002", null, "/", null, Map.of("limit", Long.toString(limits.records()))));
            }
        }

        private void trailing(JsonParser parser) {
            String line = Integer.toString(parser.currentLocation().getLineNr());
            problems.add(findings.of("SYN-0009", null, "line " + line, null, Map.of("line", line)));
        }

        private void elements(JsonParser parser) throws IOException {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                records++;
                pass(parser);
            }
        }

        /** Passes over a value; an object of countless names must not be held to find one that stands twice. */
        private void pass(JsonParser parser) throws IOException {
            parser.finishToken(); // texts are read when they are asked for; now is the time to find them wrong
            if (!parser.currentToken().isStructStart()) {
                return;
            }
            int[] names = new int[limits.depth() + 2];
            int depth = 0;
            for (JsonToken token = parser.currentToken(); ; token = parser.nextToken()) {
                parser.finishToken();
                if (token.isStructStart()) {
                    names[++depth] = 0;
                } else if (token.isStructEnd()) {
                    if (--depth == 0) {
                        return;
                    }
                } else if (token == JsonToken.FIELD_NAME && ++names[depth] > limits.fields()) {
                    throw new StreamConstraintsException(
                            "more than " + limits.fields() + " names in one object", parser.currentLocation());
                }
            }
        }

        private void members(JsonParser parser) throws IOException {
            List<String> others = new ArrayList<>();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken token = parser.nextToken();
                switch (name) {
                    case "records" -> {
                        container = Container.ENVELOPE;
                        if (token == JsonToken.START_ARRAY) {
                            elements(parser);
                        } else {
                            pass(parser);
                            problems.add(findings.of(
                                    "STR-0002",
                                    null,
                                    "/records",
                                    null,
                                    Map.of("field", "records", "type", "array", "value", "…")));
                        }
                    }
                    case "standard" -> version(text(parser));
                    case "secrecy" -> secrecy(text(parser));
                    default -> {
                        pass(parser);
                        if (others.size() < 20) {
                            others.add(name);
                        }
                    }
                }
            }
            if (container == Container.ENVELOPE) {
                others.forEach(this::unknown);
            }
        }

        private @Nullable String text(JsonParser parser) throws IOException {
            String text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
            pass(parser);
            return text;
        }

        private void version(@Nullable String version) {
            String known = context.standard().version().version();
            if (!known.equals(version)) {
                String shown = version == null ? "…" : version.substring(0, Math.min(version.length(), 20));
                problems.add(findings.of(
                        "SYN-0018", null, "/standard", shown, Map.of("version", shown, "supported", known)));
            }
        }

        private void secrecy(@Nullable String declared) {
            if (declared == null || !NOT_CLASSIFIED.contains(declared)) {
                problems.add(findings.of("SEC-0002", null, "/secrecy", null, Map.of()));
            }
        }

        private void unknown(String name) {
            String near = NearMiss.of(name, ENVELOPE);
            String shown = name.substring(0, Math.min(name.length(), 40));
            problems.add(findings.of(
                    "STR-0008",
                    null,
                    "/" + JsonPlace.escaped(shown),
                    null,
                    Map.of("field", shown, "suggestion", near == null ? "—" : near)));
        }
    }
}
