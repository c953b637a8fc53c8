package hub.adapters.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Takes what a stylesheet writes for one element: records in the standard's own XML form, or that the element is passed over. A field bears
 * the number of the place it comes from. 样式表产出。
 */
final class RecordsSheet extends DefaultHandler {
    private static final long NANOS = 2_000_000_000L;
    private static final int MOST_EVENTS = 200_000;

    private final SourceDocument source;
    private final String at;
    private final List<Yielded> yielded = new ArrayList<>();
    private final long until = System.nanoTime() + NANOS;
    private int events;

    private int depth;
    private int recordDepth = -1;
    private Map<String, Yielded.Value> head = Map.of();
    private List<String> unknown = List.of();
    private List<Yielded.Member> data = List.of();
    private String recordAt = "";
    private final StringBuilder text = new StringBuilder();
    private @Nullable String fieldAt;
    private boolean nested;

    /**
     * For one element.
     *
     * @param at its place
     */
    RecordsSheet(SourceDocument source, String at) {
        this.source = source;
        this.at = at;
    }

    /** What was yielded. */
    List<Yielded> yielded() {
        return yielded;
    }

    /** The stylesheet writes for too long, or too much. */
    static final class Endless extends SAXException {
        private static final long serialVersionUID = 1L;
    }

    private void tick() throws Endless {
        if (++events > MOST_EVENTS || System.nanoTime() - until > 0) {
            throw new Endless();
        }
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) throws SAXException {
        tick();
        depth++;
        if (recordDepth < 0) {
            if (local.equals("record")) {
                record(attributes);
            } else if (local.equals("skip")) {
                yielded.add(new Yielded.Skipped(String.valueOf(attributes.getValue("reason"))));
            }
        } else if (depth == recordDepth + 2) {
            text.setLength(0);
            nested = false;
            fieldAt = source.read(attributes.getValue(SourceDocument.NAMESPACE, SourceDocument.AT));
        } else if (depth > recordDepth + 2) {
            nested = true;
        }
    }

    private void record(Attributes attributes) {
        recordDepth = depth;
        head = new HashMap<>();
        unknown = new ArrayList<>();
        data = new ArrayList<>();
        String place = source.read(attributes.getValue(SourceDocument.NAMESPACE, SourceDocument.AT));
        recordAt = place == null ? at : place;
        for (int i = 0; i < attributes.getLength(); i++) {
            String name = attributes.getLocalName(i);
            if (SourceDocument.NAMESPACE.equals(attributes.getURI(i))
                    || attributes.getQName(i).startsWith("xmlns")) {
                continue;
            }
            if (RecordsYielded.HEAD.contains(name)) {
                head.put(name, new Yielded.Value(attributes.getValue(i), recordAt));
            } else {
                unknown.add(name);
            }
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
        tick();
        if (recordDepth >= 0 && depth == recordDepth + 2) {
            text.append(characters, start, length);
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        if (recordDepth >= 0 && depth == recordDepth + 2) {
            String place = fieldAt == null ? recordAt : fieldAt;
            data.add(new Yielded.Member(local, new Yielded.Value(nested ? null : text.toString(), place)));
        } else if (depth == recordDepth) {
            yielded.add(new Yielded.Rec(head, unknown, data, recordAt));
            recordDepth = -1;
        }
        depth--;
    }
}
