package hub.adapters.tree;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import hub.adapters.Content;
import hub.adapters.EncodingCheck;
import hub.adapters.Limits;
import hub.adapters.ReadingContext;
import hub.adapters.RecordReader;
import hub.adapters.json.StrictJson;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.schemas.Findings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON document of a partner's own form, element by element. In passes, as the reader of the standard's form: whether it is UTF-8,
 * whether it is JSON to its end and has elements where the mapping says, and only then the records. JSON 树形读取器。
 */
public final class JsonTreeReader implements RecordReader {
    /** Values beside the elements that the program may look at. */
    private static final int MOST_BESIDE = 500;

    private final TreeMapping mapping;
    private final Limits limits;
    private final StrictJson json;

    /** A reader for one mapping of JSON. */
    public JsonTreeReader(TreeMapping mapping, Limits limits) {
        this.mapping = mapping;
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
        for (String path : mapping.paths()) {
            Survey survey = new Survey();
            Finding problem = survey.look(content, encoding.mark(), path, findings);
            if (problem != null) {
                return List.of(problem);
            }
            if (survey.elements > 0) {
                return records(content, encoding.mark(), path, survey, context, findings, sink);
            }
        }
        String path = mapping.paths().get(0);
        return List.of(findings.of("TRE-0005", null, path, null, Map.of("path", String.join(", ", mapping.paths()))));
    }

    private List<Finding> records(
            Content content,
            boolean mark,
            String path,
            Survey survey,
            ReadingContext context,
            Findings findings,
            Consumer<Candidate> sink)
            throws IOException {
        JsonElements elements = new JsonElements(
                mapping, context, findings, limits, survey.reckoning, survey.head, survey.besides, sink);
        try (JsonParser parser = json.parser(content, mark)) {
            parser.nextToken();
            new JsonWalk(path, new JsonWalk.Visitor() {
                        @Override
                        public void element(JsonParser at, String place) throws IOException {
                            elements.element(at, place, place.equals("/") ? "" : place);
                        }

                        @Override
                        public void beside(JsonParser at, String names, String place) throws IOException {
                            at.skipChildren();
                        }
                    })
                    .walk(parser);
        }
        List<Finding> about = new ArrayList<>();
        elements.tell(about::add);
        return about;
    }

    /** The first walk: whether the document holds to its end, how many elements it has, and what stands beside them. */
    private final class Survey {
        private final Leaves besides = new Leaves();
        private final Reckoning reckoning = new Reckoning(mapping);
        private final SourceObject head = new SourceObject(reckoning, "/");
        private long elements;

        @Nullable
        Finding look(Content content, boolean mark, String path, Findings findings) throws IOException {
            JsonTree tree = new JsonTree(reckoning, besides, MOST_BESIDE, limits);
            try (JsonParser parser = json.parser(content, mark)) {
                try {
                    if (parser.nextToken() == null) {
                        return findings.of("SYN-0013", null, "/", null, Map.of());
                    }
                    new JsonWalk(path, visitor(tree)).walk(parser);
                    boolean more = parser.nextToken() != null;
                    String line = Integer.toString(parser.currentLocation().getLineNr());
                    if (more) {
                        return findings.of("SYN-0009", null, "line " + line, null, Map.of("line", line));
                    }
                } catch (JsonProcessingException e) {
                    return json.finding(e, parser, findings, 0);
                }
            }
            return elements <= limits.records()
                    ? null
                    : findings.of("LIM-0002", null, "/", null, Map.of("limit", Long.toString(limits.records())));
        }

        private JsonWalk.Visitor visitor(JsonTree tree) {
            return new JsonWalk.Visitor() {
                @Override
                public void element(JsonParser parser, String at) throws IOException {
                    elements++;
                    pass(parser);
                }

                @Override
                public void beside(JsonParser parser, String path, String at) throws IOException {
                    Object value = tree.value(parser, path, at);
                    if (value != null) {
                        place(head, path, value);
                    } else if (tree.tooLarge()) {
                        reckoning.seen(path, at);
                    }
                }
            };
        }

        /** Reads every text to its end, so that what is wrong in it is found now. */
        private void pass(JsonParser parser) throws IOException {
            int depth = 0;
            do {
                parser.finishToken();
                depth += parser.currentToken().isStructStart()
                        ? 1
                        : parser.currentToken().isStructEnd() ? -1 : 0;
            } while (depth > 0 && parser.nextToken() != null);
        }

        private static void place(SourceObject root, String path, Object value) {
            String[] names = path.substring(1).split("/", -1);
            SourceObject at = root;
            for (int i = 0; i < names.length - 1; i++) {
                at = at.below(names[i]);
            }
            at.put(names[names.length - 1], value);
        }
    }
}
