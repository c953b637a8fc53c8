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
import java.io.InputStream;
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

    /** Splits bytes at line feeds; a line feed is never part of another character of UTF-8. */
    private static final class Lines implements AutoCloseable {
        private final InputStream in;
        private final int longest;
        private byte[] buffer = new byte[1 << 16];
        private int start;
        private int end;
        private int limit;
        private long number;
        private boolean tooLong;
        private boolean over;

        Lines(InputStream in, int longest) {
            this.in = in;
            this.longest = longest;
        }

        /** Whether there are more lines than that; reads to the end. */
        boolean more(long lines) throws IOException {
            long count = 0;
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                for (int i = 0; i < length; i++) {
                    count += buffer[i] == '\n' ? 1 : 0;
                }
            }
            return count > lines;
        }

        boolean next() throws IOException {
            start = end + (number == 0 ? 0 : 1);
            if (start > limit) {
                start = limit;
            }
            number++;
            tooLong = false;
            int at = start;
            while (true) {
                while (at < limit && buffer[at] != '\n') {
                    at++;
                }
                if (at < limit) {
                    end = at;
                    return true;
                }
                if (at - start > longest) {
                    tooLong = true;
                    start = at; // the rest of the line is passed over
                }
                int kept = at - start;
                if (!fill()) {
                    end = limit;
                    return !over && (over = true) && (kept > 0 || tooLong);
                }
                at = start + kept;
            }
        }

        /** Moves the line begun to the front and reads on. */
        private boolean fill() throws IOException {
            if (start > 0) {
                System.arraycopy(buffer, start, buffer, 0, limit - start);
                limit -= start;
                start = 0;
            }
            if (limit == buffer.length) {
                buffer = java.util.Arrays.copyOf(buffer, buffer.length * 2);
            }
            int length = in.read(buffer, limit, buffer.length - limit);
            if (length > 0) {
                limit += length;
            }
            return length > 0;
        }

        boolean blank() {
            for (int i = from(); i < from() + length(); i++) {
                if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                    return false;
                }
            }
            return !tooLong;
        }

        boolean tooLong() {
            return tooLong || end - start > longest;
        }

        long number() {
            return number;
        }

        byte[] bytes() {
            return buffer;
        }

        /** Where the line begins, the mark of UTF-8 on the first one passed over. */
        int from() {
            boolean mark = number == 1
                    && end - start >= 3
                    && buffer[start] == (byte) 0xEF
                    && buffer[start + 1] == (byte) 0xBB
                    && buffer[start + 2] == (byte) 0xBF;
            return start + (mark ? 3 : 0);
        }

        int length() {
            return end - from();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
