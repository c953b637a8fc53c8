package hub.adapters.xml;

import hub.adapters.Content;
import hub.adapters.Limits;
import hub.adapters.ReadingContext;
import hub.adapters.RecordReader;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.schemas.Findings;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

    private final Limits limits;
    private final HardenedXml xml;

    public XmlRecordReader(Limits limits) {
        this.limits = limits;
        this.xml = new HardenedXml(limits);
    }

    @Override
    public List<Finding> read(Content content, ReadingContext context, Consumer<Candidate> sink) throws IOException {
        Findings findings = new Findings(context.standard());
        XmlText text = XmlText.of(content);
        Finding wrong = text.wrong(findings);
        if (wrong != null) {
            return List.of(wrong);
        }
        List<Finding> problems = survey(text, context, findings);
        if (!problems.isEmpty()) {
            return problems;
        }
        try (Reader characters = text.open()) {
            XMLStreamReader parser = xml.reader(characters);
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

    /** Walks through all of it and says what stands in the way of reading its records. */
    private List<Finding> survey(XmlText text, ReadingContext context, Findings findings) throws IOException {
        List<Finding> problems = new ArrayList<>();
        int line = 1;
        boolean ended = false;
        try (Reader characters = text.open()) {
            XMLStreamReader parser = xml.reader(characters);
            int depth = 0;
            long records = 0;
            while (parser.hasNext() && problems.isEmpty()) {
                int event = parser.next();
                line = parser.getLocation().getLineNumber();
                if (event == XMLStreamConstants.DTD) {
                    problems.add(findings.of("SYN-0005", null, "line " + line, null, Map.of()));
                } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                    problems.add(XmlText.malformed(
                            findings, line, parser.getLocation().getColumnNumber()));
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
            problems.add(XmlText.failure(e, findings, ended, line, limits));
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
}
