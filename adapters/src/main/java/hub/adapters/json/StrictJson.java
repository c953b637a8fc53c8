package hub.adapters.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import hub.adapters.Content;
import hub.adapters.Limits;
import hub.schemas.Finding;
import hub.schemas.Findings;
import hub.schemas.Masking;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** JSON within limits, without a name twice in one object; and what to say of text that is none. 严格 JSON。 */
public final class StrictJson {
    private static final int LONGEST_NAME = 1_000;

    private final JsonFactory factory;
    private final Limits limits;

    public StrictJson(Limits limits) {
        this.limits = limits;
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxNumberLength(limits.numberLength())
                        .maxStringLength(limits.textLength())
                        .maxNameLength(LONGEST_NAME)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    /** Makes parsers. */
    public JsonFactory factory() {
        return factory;
    }

    /**
     * A parser over a content that is UTF-8, from its first character.
     *
     * @param mark whether the three bytes of the UTF-8 mark stand in front
     * @throws IOException if the bytes cannot be had
     */
    public JsonParser parser(Content content, boolean mark) throws IOException {
        InputStream in = new BufferedInputStream(content.open(), 1 << 16);
        if (mark) {
            in.skipNBytes(3);
        }
        return factory.createParser(new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    /**
     * What is wrong, as a finding.
     *
     * @param error what the parser said
     * @param parser the parser, where it stopped
     * @param line lines before the text the parser was given
     */
    public Finding finding(JsonProcessingException error, JsonParser parser, Findings findings, long line) {
        JsonLocation location = error.getLocation() == null ? parser.currentLocation() : error.getLocation();
        String at = "line " + (line + location.getLineNr()) + ", column " + location.getColumnNr();
        if (error instanceof StreamConstraintsException constraint) {
            return beyond(constraint, findings, at);
        }
        String said = String.valueOf(error.getOriginalMessage());
        if (error instanceof JsonEOFException || said.startsWith("Unexpected end-of-input")) {
            return findings.of("SYN-0008", null, at, null, Map.of());
        }
        if (said.startsWith("Duplicate")) {
            String name = said.replaceFirst("^Duplicate [A-Za-z ]*'(.*)'$", "$1");
            String shown = Masking.show(null, name.length() > 40 ? name.substring(0, 40) : name);
            boolean plain = name.matches("[A-Za-z][A-Za-z0-9]{0,39}");
            return findings.of("SYN-0010", null, at, null, Map.of("key", plain || shown == null ? name : shown));
        }
        return findings.of(
                "SYN-0002",
                null,
                at,
                null,
                Map.of(
                        "line", Long.toString(line + location.getLineNr()),
                        "column", Integer.toString(location.getColumnNr())));
    }

    private Finding beyond(StreamConstraintsException error, Findings findings, String at) {
        String said = String.valueOf(error.getOriginalMessage());
        if (said.contains("nesting depth")) {
            return findings.of("SYN-0006", null, at, null, Map.of("limit", Integer.toString(limits.depth())));
        }
        if (said.startsWith("Number")) {
            return findings.of("SYN-0007", null, at, null, Map.of("limit", Integer.toString(limits.numberLength())));
        }
        return findings.of("LIM-0001", null, at, null, Map.of("limit", limits.textLength() + " / value"));
    }
}
