package hub.adapters.xml;

import com.ctc.wstx.exc.WstxEOFException;
import hub.adapters.Content;
import hub.adapters.EncodingCheck;
import hub.adapters.Limits;
import hub.adapters.ReadingContext;
import hub.adapters.RecordReader;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.schemas.Findings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code records} element that SOAP calls and XML files share, in passes as the JSON reader does: encoding, well-formedness to
 * the end, then the records. XML 读取器。
 */
public final class XmlRecordReader implements RecordReader {
    private static final String NAMESPACE = "urn:cadre-training:exchange:";

    /** The root element begins within so many bytes, or it names no version. */
    private static final int ROOT = 1 << 13;

    private static final Pattern NAMED = Pattern.compile("[\"']" + NAMESPACE + "([0-9.]{1,20})[\"']");

    private final Limits limits;
    private final HardenedXml xml;

    public XmlRecordReader(Limits limits) {
        this.limits = limits;
        this.xml = new HardenedXml(limits);
    }

    @Override
    public List<Finding> read(Content content, ReadingContext context, Consumer<Candidate> sink) throws IOException {
        Findings findings = new Findings(context.standard());
        EncodingCheck check = new EncodingCheck();
        byte[] head = new byte[XmlEncoding.HEAD];
        int known = head(content, check, head);
        String declared = XmlEncoding.declared(head, known);
        EncodingCheck.Verdict encoding = XmlEncoding.verdict(check, head, known);
        if (encoding.charset() == null || !XmlEncoding.known(declared)) {
            return List.of(findings.of(
                    "SYN-0001",
                    null,
                    "line " + encoding.row() + ", byte " + encoding.offset(),
                    null,
                    Map.of(
                            "encoding", declared,
                            "row", Long.toString(encoding.row()),
                            "offset", Long.toString(encoding.offset()))));
        }
        Charset charset = encoding.charset();
        List<Finding> problems = survey(content, charset, encoding.mark(), context, findings);
        if (!problems.isEmpty()) {
            return problems;
        }
        try (Reader text = text(content, charset, encoding.mark())) {
            XMLStreamReader parser = xml.reader(text);
            XmlRecord record = new XmlRecord(context, findings, limits);
            parser.nextTag();
            int number = 0;
            while (parser.next() != XMLStreamConstants.END_ELEMENT) {
                if (parser.isStartElement()) {
                    sink.accept(record.read(parser, ++number));
                }
            }
            return List.of();
        } catch (XMLStreamException e) {
            // the first pass read the same characters to the end
            throw new IOException("XML that was read once cannot be read again", e);
        }
    }

    @Override
    public @Nullable String version(Content content) throws IOException {
        try (InputStream in = content.open()) {
            // every encoding that is read writes a namespace in the same bytes
            Matcher named = NAMED.matcher(new String(in.readNBytes(ROOT), StandardCharsets.ISO_8859_1));
            return named.find() ? named.group(1) : null;
        }
    }

    private static int head(Content content, EncodingCheck check, byte[] head) throws IOException {
        try (InputStream in = content.open()) {
            byte[] buffer = new byte[1 << 16];
            int length = in.readNBytes(buffer, 0, buffer.length);
            int known = Math.min(length, head.length);
            System.arraycopy(buffer, 0, head, 0, known);
            for (; length > 0; length = in.read(buffer)) {
                check.update(buffer, length);
            }
            return known;
        }
    }

    private static Reader text(Content content, Charset charset, boolean mark) throws IOException {
        InputStream in = new BufferedInputStream(content.open(), 1 << 16);
        if (mark) {
            in.skipNBytes(3);
        }
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** Walks through all of it and says what stands in the way of reading its records. */
    private List<Finding> survey(
            Content content, Charset charset, boolean mark, ReadingContext context, Findings findings)
            throws IOException {
        List<Finding> problems = new ArrayList<>();
        int line = 1;
        boolean ended = false;
        try (Reader text = text(content, charset, mark)) {
            XMLStreamReader parser = xml.reader(text);
            int depth = 0;
            long records = 0;
            while (parser.hasNext() && problems.isEmpty()) {
                int event = parser.next();
                line = parser.getLocation().getLineNumber();
                if (event == XMLStreamConstants.DTD) {
                    problems.add(findings.of("SYN-0005", null, "line " + line, null, Map.of()));
                } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                    problems.add(malformed(findings, line, parser.getLocation().getColumnNumber()));
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                    records += depth == 2 ? 1 : 0;
                    Finding wrong =
                            depth == 1 ? root(parser, context, findings) : depth == 2 ? child(parser, findings) : null;
                    if (wrong != null) {
                        problems.add(wrong);
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                    ended = depth == 0;
                }
            }
            if (problems.isEmpty() && records == 0) {
                problems.add(findings.of("SYN-0013", null, "/records", null, Map.of()));
            } else if (records > limits.records()) {
                problems.add(findings.of(
                        "LIM-0002", null, "/records", null, Map.of("limit", Long.toString(limits.records()))));
            }
        } catch (XMLStreamException e) {
            problems.clear();
            problems.add(failure(e, findings, ended, line));
        }
        return problems;
    }

    private static @Nullable Finding root(XMLStreamReader parser, ReadingContext context, Findings findings) {
        String namespace = parser.getNamespaceURI() == null ? "" : parser.getNamespaceURI();
        String version = context.standard().version().version();
        if (!parser.getLocalName().equals("records") || !namespace.isEmpty() && !namespace.startsWith(NAMESPACE)) {
            return findings.of("SYN-0023", null, "/" + parser.getLocalName(), null, Map.of());
        }
        if (!namespace.isEmpty() && !namespace.equals(NAMESPACE + version)) {
            String sent = namespace.substring(NAMESPACE.length());
            String shown = sent.length() > 20 ? sent.substring(0, 20) : sent;
            return findings.of("SYN-0018", null, "/records", shown, Map.of("version", shown, "supported", version));
        }
        return null;
    }

    private static @Nullable Finding child(XMLStreamReader parser, Findings findings) {
        String name = parser.getLocalName();
        int line = parser.getLocation().getLineNumber();
        return name.equals("record")
                ? null
                : findings.of(
                        "STR-0008",
                        null,
                        "/records/" + name + " (line " + line + ")",
                        null,
                        Map.of("field", name, "suggestion", "record"));
    }

    private Finding failure(XMLStreamException error, Findings findings, boolean ended, int line) {
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

    private static Finding malformed(Findings findings, int line, int column) {
        return findings.of(
                "SYN-0003",
                null,
                "line " + line + ", column " + column,
                null,
                Map.of("line", Integer.toString(line), "column", Integer.toString(column)));
    }
}
