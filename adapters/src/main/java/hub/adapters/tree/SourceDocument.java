package hub.adapters.tree;

import hub.adapters.xml.HardenedXml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The document as the stylesheet sees it: what stands beside the elements, and of these one at a time, in its place. Each element bears the
 * number of its own place, which the stylesheet copies to the field it fills. Belongs to one reading. 来源文档。
 */
final class SourceDocument {
    /** Namespace of the attribute that holds the number of a place. */
    static final String NAMESPACE = "urn:cadre-training:mapping:source";

    static final String AT = "at";
    private static final int MOST_BESIDE = 500;
    private static final int MOST_NODES = 20_000;
    private static final String XMLNS = XMLConstants.XMLNS_ATTRIBUTE_NS_URI;

    private record Source(String at, String path) {}

    private final Document document = HardenedXml.document();
    private final Reckoning reckoning;
    private final int longest;
    private final List<Source> sources = new ArrayList<>();
    private @Nullable Element parent;
    private @Nullable Element current;
    private int besides;
    private long characters;

    /**
     * A document.
     *
     * @param longest characters of one element
     */
    SourceDocument(Reckoning reckoning, int longest) {
        this.reckoning = reckoning;
        this.longest = longest;
    }

    /** The document with the element at hand. */
    Document document() {
        return document;
    }

    /** Whether the element at hand is larger than may be held. */
    boolean tooLarge() {
        return sources.size() - besides > MOST_NODES || characters > longest;
    }

    /** The place that a stylesheet names, and that its value was looked at; null if it names none. */
    @Nullable
    String read(@Nullable String reference) {
        int slash = reference == null ? -1 : reference.indexOf('/');
        String number = reference == null ? "" : slash < 0 ? reference : reference.substring(0, slash);
        if (number.isEmpty() || number.length() > 6 || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        int index = Integer.parseInt(number);
        if (index >= sources.size()) {
            return null;
        }
        Source source = sources.get(index);
        String attribute = slash < 0 ? "" : String.valueOf(reference).substring(slash);
        reckoning.read(source.path() + (source.path().isEmpty() ? attribute.replaceFirst("^/", "") : attribute));
        return attribute.isEmpty() ? source.at() : source.at().replaceFirst(" \\(line", attribute + " (line");
    }

    /** An element beside those that are mapped, at whose start tag the parser stands; gives the node, null if it is no longer held. */
    @Nullable
    Element beside(XMLStreamReader xml, @Nullable Node above, String names, String at) {
        if (besides >= MOST_BESIDE || above == null) {
            reckoning.seen(names, at);
            return null;
        }
        Element element = element(xml, names, at);
        above.appendChild(element);
        besides = sources.size();
        return element;
    }

    /** Where elements that are mapped are to stand. */
    void holds(@Nullable Element container) {
        if (parent == null) {
            parent = container;
        }
    }

    /**
     * Takes the element at whose start tag the parser stands in the place of the one before; afterwards the parser stands at its end tag.
     *
     * @param at its place without the line
     */
    void take(XMLStreamReader xml, String at) throws XMLStreamException {
        Element root = document.getDocumentElement();
        Node above = parent != null ? parent : root == null || root == current ? document : root;
        if (current != null) {
            above.removeChild(current);
        }
        sources.subList(besides, sources.size()).clear();
        characters = 0;
        Element element = element(xml, "", line(xml, at));
        current = element;
        above.appendChild(element);
        children(xml, element, "", at);
    }

    private void children(XMLStreamReader xml, Element element, String names, String at) throws XMLStreamException {
        Map<String, Integer> counts = new HashMap<>();
        boolean leaf = true;
        StringBuilder text = new StringBuilder();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                leaf = false;
                String name = xml.getLocalName();
                int count = counts.merge(name, 1, Integer::sum);
                String below = at + "/" + name + (count == 1 ? "" : "[" + count + "]");
                String path = names.isEmpty() ? name : names + "/" + name;
                if (tooLarge()) {
                    pass(xml);
                } else {
                    Element child = element(xml, path, line(xml, below));
                    element.appendChild(child);
                    children(xml, child, path, below);
                }
            } else if (xml.hasText() && event != XMLStreamConstants.COMMENT) {
                characters += xml.getTextLength();
                if (!tooLarge()) {
                    text.append(xml.getText());
                }
            }
        }
        if (!text.isEmpty()) {
            element.appendChild(document.createTextNode(text.toString()));
        }
        if (leaf && !text.toString().isBlank()) {
            Source source = sources.get(Integer.parseInt(element.getAttributeNS(NAMESPACE, AT)));
            reckoning.seen(source.path(), source.at());
        }
    }

    private static void pass(XMLStreamReader xml) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private Element element(XMLStreamReader xml, String names, String at) {
        Element element =
                document.createElementNS(xml.getNamespaceURI(), qualified(xml.getPrefix(), xml.getLocalName()));
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String name = xml.getAttributeLocalName(i);
            characters += xml.getAttributeValue(i).length();
            String namespace = xml.getAttributeNamespace(i);
            if (XMLNS.equals(namespace) || NAMESPACE.equals(namespace)) {
                continue;
            }
            element.setAttributeNS(
                    namespace == null || namespace.isEmpty() ? null : namespace,
                    qualified(xml.getAttributePrefix(i), name),
                    xml.getAttributeValue(i));
            if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(namespace)) {
                reckoning.seen((names.isEmpty() ? "" : names + "/") + "@" + name, at);
            }
        }
        element.setAttributeNS(NAMESPACE, "hub-source:" + AT, Integer.toString(sources.size()));
        sources.add(new Source(at, names));
        return element;
    }

    private static String qualified(@Nullable String prefix, String name) {
        return prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
    }

    /** A place with the line of the start tag. */
    static String line(XMLStreamReader xml, String at) {
        return at + " (line " + xml.getLocation().getLineNumber() + ")";
    }

    /** Notes a value beside the elements. */
    void besideText(Element element, String text) {
        element.appendChild(document.createTextNode(text));
        Source source = sources.get(Integer.parseInt(element.getAttributeNS(NAMESPACE, AT)));
        if (!text.isBlank()) {
            reckoning.seen(source.path(), source.at());
        }
    }
}
