package hub.adapters.tree;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import hub.adapters.Content;
import hub.adapters.Limits;
import hub.adapters.ReadingContext;
import hub.adapters.RecordReader;
import hub.adapters.json.Lines;
import hub.adapters.json.StrictJson;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.schemas.Findings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads one JSON element of a partner's own form a line; a bad line costs no other. NDJSON 树形读取器。 */
public final class NdjsonTreeReader implements RecordReader {
    private final TreeMapping mapping;
    private final Limits limits;
    private final StrictJson json;

    /** A reader for one mapping of NDJSON. */
    public NdjsonTreeReader(TreeMapping mapping, Limits limits) {
        this.mapping = mapping;
        this.limits = limits;
        this.json = new StrictJson(limits);
    }

    @Override
    public List<Finding> read(Content content, ReadingContext context, Consumer<Candidate> sink) throws IOException {
        Findings findings = new Findings(context.standard());
        try (Lines lines = new Lines(content.open(), limits.lineLength())) {
            if (lines.more(limits.records())) {
                return List.of(findings.of(
                        "LIM-0002", null, content.name(), null, Map.of("limit", Long.toString(limits.records()))));
            }
        }
        Reckoning reckoning = new Reckoning(mapping);
        JsonElements elements = new JsonElements(
                mapping, context, findings, limits, reckoning, new SourceObject(reckoning, "/"), new Leaves(), sink);
        boolean some = false;
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (Lines lines = new Lines(content.open(), limits.lineLength())) {
            while (lines.next()) {
                if (!lines.blank()) {
                    some = true;
                    line(lines, decoder, elements, findings);
                }
            }
        }
        List<Finding> about = new ArrayList<>();
        if (some) {
            elements.tell(about::add);
        } else {
            about.add(findings.of("SYN-0013", null, content.name(), null, Map.of()));
        }
        return about;
    }

    private void line(Lines lines, CharsetDecoder decoder, JsonElements elements, Findings findings)
            throws IOException {
        String at = "line " + lines.number();
        if (lines.tooLong()) {
            elements.refuse(
                    at, findings.of("LIM-0001", null, at, null, Map.of("limit", limits.lineLength() + " B / line")));
            return;
        }
        CharBuffer text;
        try {
            text = decoder.decode(ByteBuffer.wrap(lines.bytes(), lines.from(), lines.length()));
        } catch (CharacterCodingException e) {
            Map<String, String> where = Map.of("encoding", "UTF-8", "row", Long.toString(lines.number()));
            elements.refuse(at, findings.of("SYN-0001", null, at, null, where));
            return;
        }
        char[] characters = text.array();
        int from = text.arrayOffset() + text.position();
        Finding broken = check(characters, from, text.remaining(), lines.number(), findings);
        if (broken != null) {
            elements.refuse(at, broken);
            return;
        }
        try (JsonParser parser = json.factory().createParser(characters, from, text.remaining())) {
            parser.nextToken();
            elements.element(parser, at, at + ", ");
        }
    }

    /** What is wrong with the line as JSON, before anything is made of it; null if nothing is. */
    private @Nullable Finding check(char[] characters, int from, int length, long line, Findings findings)
            throws IOException {
        try (JsonParser parser = json.factory().createParser(characters, from, length)) {
            try {
                boolean ended = false;
                for (int depth = 0; parser.nextToken() != null; ) {
                    if (ended) {
                        return findings.of("SYN-0009", null, "line " + line, null, Map.of("line", Long.toString(line)));
                    }
                    parser.finishToken();
                    depth += parser.currentToken().isStructStart()
                            ? 1
                            : parser.currentToken().isStructEnd() ? -1 : 0;
                    ended = depth == 0;
                }
                return null;
            } catch (JsonProcessingException e) {
                return json.finding(e, parser, findings, line - 1);
            }
        }
    }
}
