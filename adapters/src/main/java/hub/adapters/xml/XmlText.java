package hub.adapters.xml;

import com.ctc.wstx.exc.WstxEOFException;
import hub.adapters.Content;
import hub.adapters.EncodingCheck;
import hub.adapters.Limits;
import hub.schemas.Finding;
import hub.schemas.Findings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** The characters of an XML content, decoded strictly by what it declares; and what to say where there is no XML in them. XML 文本。 */
public final class XmlText {
    private final Content content;
    private final String declared;
    private final EncodingCheck.Verdict encoding;

    private XmlText(Content content, String declared, EncodingCheck.Verdict encoding) {
        this.content = content;
        this.declared = declared;
        this.encoding = encoding;
    }

    /**
     * Looks at all bytes of a content.
     *
     * @throws IOException if the bytes cannot be had
     */
    public static XmlText of(Content content) throws IOException {
        byte[] head;
        try (InputStream in = content.open()) {
            head = in.readNBytes(XmlEncoding.HEAD);
        }
        EncodingCheck.Verdict encoding = XmlEncoding.verdict(EncodingCheck.over(content), head, head.length);
        return new XmlText(content, XmlEncoding.declared(head, head.length), encoding);
    }

    /** What is wrong with the encoding; null if nothing is. */
    public @Nullable Finding wrong(Findings findings) {
        if (encoding.charset() != null && XmlEncoding.known(declared)) {
            return null;
        }
        return findings.of(
                "SYN-0001",
                null,
                "line " + encoding.row() + ", byte " + encoding.offset(),
                null,
                Map.of(
                        "encoding", declared,
                        "row", Long.toString(encoding.row()),
                        "offset", Long.toString(encoding.offset())));
    }

    /**
     * The characters, from the first; only where nothing is wrong with the encoding.
     *
     * @throws IOException if the bytes cannot be had
     */
    public Reader open() throws IOException {
        InputStream in = new BufferedInputStream(content.open(), 1 << 16);
        if (encoding.mark()) {
            in.skipNBytes(3);
        }
        return new InputStreamReader(
                in,
                Objects.requireNonNull(encoding.charset())
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /**
     * What is wrong with a text that is no XML, or beyond the limits.
     *
     * @param error what the parser said
     * @param ended whether the root element had ended
     * @param line the line it had come to
     */
    public static Finding failure(XMLStreamException error, Findings findings, boolean ended, int line, Limits limits) {
        Location location = error.getLocation();
        int at = location == null ? line : location.getLineNumber();
        int column = location == null ? 1 : location.getColumnNumber();
        String said = String.valueOf(error.getMessage());
        if (said.contains("Element Depth")) {
            return findings.of("SYN-0006", null, "line " + at, null, Map.of("limit", Integer.toString(limits.depth())));
        }
        if (said.contains("imit") && said.contains("xceed")) {
            return findings.of("LIM-0001", null, "line " + at, null, Map.of("limit", limits.textLength() + " / value"));
        }
        if (ended) {
            return findings.of("SYN-0009", null, "line " + at, null, Map.of("line", Integer.toString(at)));
        }
        if (error instanceof WstxEOFException) {
            return findings.of("SYN-0008", null, "line " + at, null, Map.of());
        }
        return malformed(findings, at, column);
    }

    /** That the text is no XML from there on. */
    public static Finding malformed(Findings findings, int line, int column) {
        return findings.of(
                "SYN-0003",
                null,
                "line " + line + ", column " + column,
                null,
                Map.of("line", Integer.toString(line), "column", Integer.toString(column)));
    }
}
