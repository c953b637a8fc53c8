package hub.adapters.workbook;

import hub.adapters.xml.HardenedXml;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The cell styles of a workbook, and those that derive from them when a cell is marked: the same but for the fill. None that is there
 * changes or moves. 单元格样式。
 */
final class CellStyles {
    /** Colours that hardly anybody picks by hand, so that a mark is told from a fill of the sender's own. */
    private static final String ERROR_COLOUR = "FFFFC7C1";

    private static final String WARNING_COLOUR = "FFFFEB91";
    private static final String TEXT_FORMAT = "49";

    /** What a style is derived for. */
    enum Mark {
        /** A cell with an error. */
        ERROR,
        /** A cell with a warning. */
        WARNING,
        /** A cell that was marked in an earlier round and is right now. */
        NONE,
        /** A cell of the error column: text, whatever is in it. */
        NOTE
    }

    private record Derived(int base, Mark mark) {}

    private final String part;
    private final List<String> formats = new ArrayList<>();
    private final Map<Derived, Integer> derived = new HashMap<>();
    private final List<String> added = new ArrayList<>();
    private final BitSet marked = new BitSet();
    private final Set<Integer> markedFills = new HashSet<>();
    private int fills;
    private int fillsTag;
    private int fillsTagEnd;
    private int fillsEnd;
    private String fillsPrefix = "";
    private int formatsTag;
    private int formatsTagEnd;
    private int formatsEnd;

    /**
     * Reads the styles.
     *
     * @param part the part {@code styles.xml}
     * @throws IOException if there are no fills or no formats in it
     */
    CellStyles(String part, HardenedXml xml) throws IOException, XMLStreamException {
        this.part = part;
        XmlCopy copy = new XmlCopy(xml, new StringReader(part), Writer.nullWriter());
        while (copy.hasNext()) {
            if (copy.next() == XMLStreamConstants.START_ELEMENT && !copy.empty()) {
                if (copy.xml().getLocalName().equals("fills")) {
                    fills(copy);
                } else if (copy.xml().getLocalName().equals("cellXfs")) {
                    formats(copy);
                }
            }
        }
        if (fillsEnd == 0 || formats.isEmpty() || formatsTag < fillsEnd) {
            throw new IOException("styles without fills or formats");
        }
    }

    private void fills(XmlCopy copy) throws IOException, XMLStreamException {
        fillsTag = (int) copy.start();
        fillsTagEnd = (int) copy.end();
        String prefix = copy.xml().getPrefix();
        fillsPrefix = prefix == null || prefix.isEmpty() ? "" : prefix + ":";
        for (int event = copy.next(); event != XMLStreamConstants.END_ELEMENT; event = copy.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (ours(copy)) {
                    markedFills.add(fills);
                }
                fills++;
            }
        }
        fillsEnd = (int) copy.start();
    }

    /** Whether the fill that starts here is a mark; stands at its end. */
    private static boolean ours(XmlCopy copy) throws IOException, XMLStreamException {
        boolean ours = false;
        int depth = 1;
        while (depth > 0) {
            int event = copy.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                XMLStreamReader xml = copy.xml();
                String colour = xml.getAttributeValue(null, "rgb");
                ours |= xml.getLocalName().equals("fgColor")
                        && (ERROR_COLOUR.equals(colour) || WARNING_COLOUR.equals(colour));
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        return ours;
    }

    private void formats(XmlCopy copy) throws IOException, XMLStreamException {
        formatsTag = (int) copy.start();
        formatsTagEnd = (int) copy.end();
        for (int event = copy.next(); event != XMLStreamConstants.END_ELEMENT; event = copy.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                int from = (int) copy.start();
                if (marked(copy.xml().getAttributeValue(null, "fillId"))) {
                    marked.set(formats.size());
                }
                copy.pass();
                formats.add(part.substring(from, (int) copy.end()));
            }
        }
        formatsEnd = (int) copy.start();
    }

    private boolean marked(@org.jspecify.annotations.Nullable String fill) {
        return markedFills.stream().anyMatch(ours -> Integer.toString(ours).equals(fill));
    }

    /** Whether any cell may bear a mark of an earlier round. */
    boolean anyMarked() {
        return !marked.isEmpty();
    }

    /** Whether cells of that style bear a mark of an earlier round. */
    boolean marked(int style) {
        return style >= 0 && marked.get(style);
    }

    /** The style that looks like another but for the mark. */
    int derived(int base, Mark mark) {
        int from = base < 0 || base >= formats.size() || mark == Mark.NOTE ? 0 : base;
        return derived.computeIfAbsent(new Derived(from, mark), unused -> {
            added.add(format(from, mark));
            return formats.size() + added.size() - 1;
        });
    }

    private String format(int base, Mark mark) {
        String format = formats.get(base);
        return switch (mark) {
            case ERROR -> filled(format, fills);
            case WARNING -> filled(format, fills + 1);
            case NONE -> filled(format, 0);
            case NOTE -> RawTag.with(RawTag.with(format, "numFmtId", TEXT_FORMAT), "applyNumberFormat", "1");
        };
    }

    private static String filled(String format, int fill) {
        return RawTag.with(RawTag.with(format, "fillId", Integer.toString(fill)), "applyFill", "1");
    }

    /** The part with what was derived. */
    String part() {
        String fillsMore = fill(ERROR_COLOUR) + fill(WARNING_COLOUR);
        String fillsTagNow = RawTag.with(part.substring(fillsTag, fillsTagEnd), "count", Integer.toString(fills + 2));
        String formatsTagNow = RawTag.with(
                part.substring(formatsTag, formatsTagEnd), "count", Integer.toString(formats.size() + added.size()));
        return part.substring(0, fillsTag)
                + fillsTagNow
                + part.substring(fillsTagEnd, fillsEnd)
                + fillsMore
                + part.substring(fillsEnd, formatsTag)
                + formatsTagNow
                + part.substring(formatsTagEnd, formatsEnd)
                + String.join("", added)
                + part.substring(formatsEnd);
    }

    private String fill(String colour) {
        return "<p:fill><p:patternFill patternType=\"solid\"><p:fgColor rgb=\"%s\"/><p:bgColor indexed=\"64\"/></p:patternFill></p:fill>"
                .formatted(colour)
                .replace("<p:", "<" + fillsPrefix)
                .replace("</p:", "</" + fillsPrefix);
    }
}
