package hub.adapters.workbook;

import hub.adapters.mapping.Letters;
import hub.adapters.xml.HardenedXml;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The comments of one sheet: those of its sender stay as they are, those of an earlier round go, new ones come. A cell that its sender has
 * commented gets none; what is wrong with it stands in the error column. 批注。
 */
final class CellComments {
    private static final String AUTHOR = "数据交换枢纽 data exchange hub";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String EMPTY =
            HEAD + "<comments xmlns=\"" + MAIN + "\"><authors></authors><commentList></commentList></comments>";
    private static final String COMMENT =
            "<%1$scomment ref=\"%2$s\" authorId=\"%3$d\"><%1$stext><%1$st xml:space=\"preserve\">%4$s</%1$st></%1$stext></%1$scomment>";
    private static final String EMPTY_DRAWING = "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\""
            + " xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"
            + "<o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"%s\"/></o:shapelayout></xml>";
    private static final String SHAPE_TYPE =
            "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\">"
                    + "<v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";
    private static final String SHAPE = "<v:shape id=\"_x0000_s%d\" type=\"#_x0000_t202\""
            + " style=\"position:absolute;margin-left:60pt;margin-top:1.5pt;width:280pt;height:90pt;z-index:1;visibility:hidden\""
            + " fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/>"
            + "<v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>"
            + "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%d, 15, %d, 10, %d, 15, %d, 4</x:Anchor>"
            + "<x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>";
    private static final Pattern NOTHING = Pattern.compile("<(?:\\w+:)?commentList\\s*/>");
    private static final Pattern IDS = Pattern.compile("(<o:idmap\\s[^>]*data=\")([0-9, ]*)\"");
    private static final Pattern DRAWN = Pattern.compile("<v:shape\\s.*?</v:shape>", Pattern.DOTALL);
    private static final Pattern DRAWN_ROW = Pattern.compile("<x:Row>\\s*([0-9]+)\\s*</x:Row>");
    private static final Pattern DRAWN_COLUMN = Pattern.compile("<x:Column>\\s*([0-9]+)\\s*</x:Column>");
    private static final int SHAPES_OF_AN_ID = 1024;

    private final HardenedXml xml;
    private final String comments;
    private final @Nullable String drawing;
    private final int firstId;
    private final Set<String> own = new HashSet<>();
    private final Set<String> others = new HashSet<>();
    private final List<Comment> added = new ArrayList<>();

    private record Comment(long row, int column, String text) {
        String cell() {
            return Letters.of(column) + row;
        }
    }

    /**
     * The comments of a sheet.
     *
     * @param comments the part that holds them; null if there is none
     * @param drawing the part that draws them; null if there is none
     * @param sheet number of the sheet, from 0: shapes of all sheets have different numbers
     */
    CellComments(HardenedXml xml, @Nullable String comments, @Nullable String drawing, int sheet)
            throws IOException, XMLStreamException {
        this.xml = xml;
        this.comments = comments == null || NOTHING.matcher(comments).find() ? EMPTY : comments;
        this.drawing = drawing;
        this.firstId = 100 + 10 * sheet;
        copy(new StringWriter());
    }

    /** Adds a comment to a cell, unless its sender has one there. */
    void add(long row, int column, String text) {
        Comment comment = new Comment(row, column, text);
        if (!others.contains(comment.cell())) {
            added.add(comment);
        }
    }

    /** How many were added. */
    int size() {
        return added.size();
    }

    /** The part that holds the comments. */
    String comments() throws IOException, XMLStreamException {
        StringWriter out = new StringWriter();
        copy(out);
        return out.toString();
    }

    /** Copies the part without the comments of an earlier round and with those added; remembers whose cell is whose. */
    private void copy(StringWriter out) throws IOException, XMLStreamException {
        XmlCopy copy = new XmlCopy(xml, new StringReader(comments), out);
        int authors = 0;
        int us = -1;
        while (copy.hasNext()) {
            int event = copy.next();
            String name = event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT
                    ? copy.xml().getLocalName()
                    : "";
            if (event == XMLStreamConstants.START_ELEMENT && name.equals("author")) {
                us = author(copy).equals(AUTHOR) ? authors : us;
                authors++;
            } else if (event == XMLStreamConstants.START_ELEMENT && name.equals("comment")) {
                comment(copy, us);
            } else if (event == XMLStreamConstants.END_ELEMENT && name.equals("authors") && us < 0) {
                us = authors;
                copy.before("<%1$sauthor>%2$s</%1$sauthor>".formatted(PackageParts.prefix(copy), AUTHOR));
            } else if (event == XMLStreamConstants.END_ELEMENT && name.equals("commentList")) {
                for (Comment one : added) {
                    copy.before(
                            COMMENT.formatted(PackageParts.prefix(copy), one.cell(), us, RawTag.escaped(one.text())));
                }
            }
        }
        copy.finish();
    }

    private static String author(XmlCopy copy) throws IOException, XMLStreamException {
        StringBuilder author = new StringBuilder();
        for (int event = copy.next(); event != XMLStreamConstants.END_ELEMENT; event = copy.next()) {
            author.append(copy.xml().hasText() ? copy.xml().getText() : "");
        }
        return author.toString();
    }

    private void comment(XmlCopy copy, int us) throws IOException, XMLStreamException {
        XMLStreamReader at = copy.xml();
        String cell = String.valueOf(at.getAttributeValue(null, "ref"));
        if (us >= 0 && Integer.toString(us).equals(at.getAttributeValue(null, "authorId"))) {
            own.add(cell);
            copy.leaveOut();
        } else {
            others.add(cell);
            copy.pass();
        }
    }

    /**
     * The part that draws them.
     *
     * @throws IOException if what is there cannot be added to
     */
    String drawing() throws IOException {
        String before = drawing == null ? EMPTY_DRAWING.formatted(ids()) : withoutOwn(drawing);
        int end = before.lastIndexOf("</xml>");
        if (end < 0 || !before.contains("xmlns:v=") || !before.contains("xmlns:o=") || !before.contains("xmlns:x=")) {
            throw new IOException("a drawing in a form that cannot be added to");
        }
        StringBuilder shapes = new StringBuilder(before.contains("\"_x0000_t202\"") ? "" : SHAPE_TYPE);
        int number = firstId * SHAPES_OF_AN_ID;
        for (Comment one : added) {
            long row = one.row() - 1;
            shapes.append(SHAPE.formatted(
                    ++number, one.column() + 1, Math.max(0, row - 1), one.column() + 5, row + 5, row, one.column()));
        }
        String drawn = before.substring(0, end) + shapes + before.substring(end);
        return drawing == null || added.isEmpty() ? drawn : IDS.matcher(drawn).replaceFirst(this::withOwn);
    }

    /** The numbers of shapes that a drawing has for itself, with ours among them. */
    private String withOwn(MatchResult ids) {
        String there = ids.group(2);
        boolean ours = List.of(there.split(",", -1)).contains(Integer.toString(firstId));
        return Matcher.quoteReplacement(ids.group(1) + there + (ours ? "" : "," + ids()) + "\"");
    }

    private String ids() {
        StringBuilder ids = new StringBuilder(Integer.toString(firstId));
        for (int more = 1; more <= added.size() / SHAPES_OF_AN_ID; more++) {
            ids.append(',').append(firstId + more);
        }
        return ids.toString();
    }

    private String withoutOwn(String before) {
        if (own.isEmpty()) {
            return before;
        }
        Matcher shapes = DRAWN.matcher(before);
        return shapes.replaceAll(
                shape -> own.contains(cell(shape.group())) ? "" : Matcher.quoteReplacement(shape.group()));
    }

    private static String cell(String shape) {
        Matcher row = DRAWN_ROW.matcher(shape);
        Matcher column = DRAWN_COLUMN.matcher(shape);
        return row.find() && column.find()
                ? Letters.of(Integer.parseInt(column.group(1))) + (Long.parseLong(row.group(1)) + 1)
                : "";
    }
}
