package hub.adapters.tree;

import hub.adapters.Content;
import hub.adapters.Limits;
import hub.adapters.ReadingContext;
import hub.adapters.RecordReader;
import hub.adapters.xml.HardenedXml;
import hub.adapters.xml.XmlText;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.schemas.Findings;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads one XML document of a partner's own form, element by element. In passes: encoding, well-formedness to the end, and only then the
 * records. XML 树形读取器。
 */
public final class XmlTreeReader implements RecordReader {
    private final TreeMapping mapping;
    private final Stylesheet sheet;
    private final Limits limits;
    private final HardenedXml xml;

    /** A reader for one mapping of XML. */
    public XmlTreeReader(TreeMapping mapping, Limits limits) {
        this.mapping = mapping;
        this.sheet = ((TreeMapping.Xslt) mapping.program()).sheet();
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
        for (String path : mapping.paths()) {
            Pass pass = new Pass(List.of(path.substring(1).split("/", -1)), context, findings);
            Finding problem = pass.survey(text);
            if (problem != null) {
                return List.of(problem);
            }
            if (pass.elements > 0) {
                return pass.records(text, sink);
            }
        }
        String path = mapping.paths().get(0);
        return List.of(findings.of("TRE-0005", null, path, null, Map.of("path", String.join(", ", mapping.paths()))));
    }

    /** Goes through the document, twice. */
    private final class Pass {
        private final List<String> path;
        private final Findings findings;
        private final Reckoning reckoning = new Reckoning(mapping);
        private final SourceDocument source;
        private final RecordsYielded records;
        private @Nullable Finding mended;
        private long elements;
        private int number;

        Pass(List<String> path, ReadingContext context, Findings findings) {
            this.path = path;
            this.findings = findings;
            this.source = new SourceDocument(reckoning, limits.lineLength());
            this.records = new RecordsYielded(mapping, context, findings);
        }

        private Reader read(Reader characters) {
            return mapping.mendsAmpersands() ? new AmpersandMending(characters) : characters;
        }

        /** What stands in the way of reading the records; null if nothing does. */
        @Nullable
        Finding survey(XmlText text) throws IOException {
            int line = 1;
            boolean ended = false;
            try (Reader characters = text.open()) {
                Reader read = read(characters);
                XMLStreamReader parser = xml.reader(read);
                Walk walk = new Walk(parser);
                while (parser.hasNext()) {
                    int event = parser.next();
                    line = parser.getLocation().getLineNumber();
                    if (event == XMLStreamConstants.DTD) {
                        return findings.of("SYN-0005", null, "line " + line, null, Map.of());
                    }
                    if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                        return XmlText.malformed(
                                findings, line, parser.getLocation().getColumnNumber());
                    }
                    ended |= walk.survey(event);
                }
                if (read instanceof AmpersandMending mending && mending.count() > 0) {
                    mended = findings.of(
                            "TRE-0007",
                            null,
                            "line " + mending.firstLine(),
                            null,
                            Map.of(
                                    "line", Long.toString(mending.firstLine()),
                                    "count", Long.toString(mending.count())));
                }
            } catch (XMLStreamException e) {
                return XmlText.failure(e, findings, ended, line, limits);
            }
            return elements <= limits.records()
                    ? null
                    : findings.of(
                            "LIM-0002",
                            null,
                            "/" + path.get(0),
                            null,
                            Map.of("limit", Long.toString(limits.records())));
        }

        List<Finding> records(XmlText text, Consumer<Candidate> sink) throws IOException {
            try (Reader characters = text.open()) {
                XMLStreamReader parser = xml.reader(read(characters));
                Walk walk = new Walk(parser);
                while (parser.hasNext()) {
                    String at = walk.element(parser.next());
                    if (at != null) {
                        String place = SourceDocument.line(parser, at);
                        source.take(parser, at);
                        walk.taken();
                        element(place, sink);
                    }
                }
            } catch (XMLStreamException e) {
                // the first pass read the same characters to the end
                throw new IOException("XML that was read once cannot be read again", e);
            }
            List<Finding> about = new ArrayList<>();
            if (mended != null) {
                about.add(mended);
            }
            reckoning.tell(findings, about::add);
            return about;
        }

        private void element(String at, Consumer<Candidate> sink) {
            reckoning.element();
            if (source.tooLarge()) {
                sink.accept(records.refused(
                        ++number, at, "TRE-0006", Map.of("limit", "20000 / " + limits.lineLength() + " B")));
                return;
            }
            RecordsSheet result = new RecordsSheet(source, at);
            try {
                sheet.transform(source.document(), result);
            } catch (Yielded.NoAnswer e) {
                sink.accept(records.refused(++number, at, "TRE-0001", Map.of("reason", e.reason())));
                return;
            }
            if (result.yielded().isEmpty()) {
                sink.accept(records.refused(++number, at, "TRE-0002", Map.of()));
            }
            for (Yielded one : result.yielded()) {
                if (one instanceof Yielded.Rec record) {
                    sink.accept(records.candidate(++number, record));
                } else if (one instanceof Yielded.Skipped skipped) {
                    reckoning.skipped(skipped.reason());
                }
            }
        }

        /** One way through the document, told event by event. */
        private final class Walk {
            private final XMLStreamReader parser;
            private final List<String> names = new ArrayList<>();
            private final List<Map<String, Integer>> counts = new ArrayList<>();
            private final List<@Nullable Node> nodes = new ArrayList<>();
            private final StringBuilder at = new StringBuilder();
            private final StringBuilder text = new StringBuilder();
            private int inside;
            private boolean leaf;

            Walk(XMLStreamReader parser) {
                this.parser = parser;
                counts.add(new HashMap<>());
                nodes.add(source.document());
            }

            /** The place of the element whose start tag the event is; null for any other event. */
            @Nullable
            String element(int event) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    String step = enter(parser.getLocalName());
                    if (names.equals(path)) {
                        return step;
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    leave();
                }
                return null;
            }

            /** The element was read to its end. */
            void taken() {
                leave();
            }

            /** Notes what stands beside the elements, and counts these; whether the root has ended. */
            boolean survey(int event) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (inside > 0) {
                        inside++;
                        return false;
                    }
                    String step = enter(parser.getLocalName());
                    if (names.equals(path)) {
                        inside = 1;
                        elements++;
                        source.holds((Element) (nodes.size() > 1 ? nodes.get(nodes.size() - 1) : null));
                        return false;
                    }
                    Node above = nodes.get(nodes.size() - 1);
                    nodes.add(source.beside(
                            parser, above, "/" + String.join("/", names), SourceDocument.line(parser, step)));
                    leaf = true;
                    text.setLength(0);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    if (inside > 1) {
                        inside--;
                        return false;
                    }
                    if (inside == 1) {
                        inside = 0;
                        leaf = false;
                    } else {
                        Node node = nodes.remove(nodes.size() - 1);
                        if (leaf && node instanceof Element element) {
                            source.besideText(element, text.toString());
                        }
                        leaf = false;
                    }
                    leave();
                    return names.isEmpty();
                } else if (inside == 0 && leaf && parser.hasText() && event != XMLStreamConstants.COMMENT) {
                    text.append(parser.getText());
                }
                return false;
            }

            private String enter(String name) {
                int count = counts.get(counts.size() - 1).merge(name, 1, Integer::sum);
                names.add(name);
                counts.add(new HashMap<>());
                at.append('/').append(name);
                if (count > 1 || names.equals(path)) {
                    at.append('[').append(count).append(']');
                }
                return at.toString();
            }

            private void leave() {
                names.remove(names.size() - 1);
                counts.remove(counts.size() - 1);
                at.setLength(at.lastIndexOf("/"));
            }
        }
    }
}
