package hub.adapters.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import hub.adapters.Content;
import hub.adapters.Limits;
import hub.adapters.ReadingContext;
import hub.adapters.RecordReader;
import hub.adapters.json.JsonPlace.Container;
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
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads one JSON record a line; each line stands by itself, so that a bad one costs no other. NDJSON 读取器。 */
public final class NdjsonRecordReader implements RecordReader {
    private final Limits limits;
    private final StrictJson json;

    public NdjsonRecordReader(Limits limits) {
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
        int number = 0;
        OneLine reader = new OneLine(context, findings);
        try (Lines lines = new Lines(content.open(), limits.lineLength())) {
            while (lines.next()) {
                if (!lines.blank()) {
                    number++;
                    sink.accept(reader.read(lines, number));
                }
            }
        }
        return number > 0 ? List.of() : List.of(findings.of("SYN-0013", null, content.name(), null, Map.of()));
    }

    /** Reads the line at hand. */
    private final class OneLine {
        private final Findings findings;
        private final JsonRecord record;
        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);

        OneLine(ReadingContext context, Findings findings) {
            this.findings = findings;
            this.record = new JsonRecord(context, findings, limits);
        }

        Candidate read(Lines lines, int number) throws IOException {
            JsonPlace place = new JsonPlace(Container.LINE, lines.number());
            if (lines.tooLong()) {
                return unreadable(number, place, "LIM-0001", Map.of("limit", limits.lineLength() + " B / line"));
            }
            CharBuffer text;
            try {
                text = decoder.decode(ByteBuffer.wrap(lines.bytes(), lines.from(), lines.length()));
            } catch (CharacterCodingException e) {
                return unreadable(
                        number, place, "SYN-0001", Map.of("encoding", "UTF-8", "row", Long.toString(lines.number())));
            }
            return parsed(text, lines, number, place);
        }

        private Candidate parsed(CharBuffer text, Lines lines, int number, JsonPlace place) throws IOException {
            try (JsonParser parser =
                    json.factory().createParser(text.array(), text.arrayOffset() + text.position(), text.remaining())) {
                boolean ended = false;
                try {
                    parser.nextToken();
                    Candidate candidate = record.read(parser, number, place);
                    ended = true;
                    return parser.nextToken() == null ? candidate : trailing(lines, number, place);
                } catch (JsonProcessingException e) {
                    return ended
                            ? trailing(lines, number, place)
                            : new Candidate(
                                    number,
                                    null,
                                    place,
                                    List.of(json.finding(e, parser, findings, lines.number() - 1)));
                }
            }
        }

        private Candidate trailing(Lines lines, int number, JsonPlace place) {
            return unreadable(number, place, "SYN-0009", Map.of("line", Long.toString(lines.number())));
        }

        private Candidate unreadable(int number, JsonPlace place, String code, Map<String, String> arguments) {
            return new Candidate(
                    number, null, place, List.of(findings.of(code, null, place.at(null), null, arguments)));
        }
    }
}
