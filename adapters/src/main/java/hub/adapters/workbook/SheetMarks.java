package hub.adapters.workbook;

import hub.adapters.mapping.Letters;
import hub.adapters.mapping.TablePlace;
import hub.adapters.returned.RowFindings;
import hub.adapters.returned.RowNotes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Writes what was found on one sheet: the error column at its right, the fill of wrong cells, and the comments on them. Everything else is
 * copied as it is. 标注工作表。
 */
final class SheetMarks {
    /** More comments than these make a spreadsheet slow; what is wrong always stands in the error column. */
    static final int MOST_COMMENTS = 2_000;

    private static final int WIDTH = 80;
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String STRICT = "http://purl.oclc.org/ooxml/";
    private static final String STRICT_RELATIONSHIPS = STRICT + "officeDocument/relationships";
    /** What stands behind the drawing of comments in a sheet. */
    private static final Set<String> BEHIND_DRAWING = Set.of(
            "legacyDrawingHF",
            "drawingHF",
            "picture",
            "oleObjects",
            "controls",
            "AlternateContent",
            "webPublishItems",
            "tableParts",
            "extLst");

    private final XmlCopy copy;
    private final SheetLayout layout;
    private final String sheet;
    private final String submission;
    private final RowFindings findings;
    private final boolean first;
    private final CellStyles styles;
    private final CellComments comments;
    private final String drawingId;
    private final List<Columns> columns = new ArrayList<>();

    private String prefix = "";
    private boolean drawn;
    private long number;
    private int rowStyle = -1;

    /** Columns of one style. */
    private record Columns(int from, int to, int style) {}

    /**
     * For one sheet.
     *
     * @param submission id of the submission that is given back
     * @param first whether what was found about the whole goes on this sheet
     * @param drawingId id of the relation that leads to the drawing of its comments, if the sheet has none yet
     */
    SheetMarks(
            XmlCopy copy,
            SheetLayout layout,
            String sheet,
            String submission,
            RowFindings findings,
            boolean first,
            CellStyles styles,
            CellComments comments,
            String drawingId) {
        this.copy = copy;
        this.layout = layout;
        this.sheet = sheet;
        this.submission = submission;
        this.findings = findings;
        this.first = first;
        this.styles = styles;
        this.comments = comments;
        this.drawingId = drawingId;
    }

    /** Copies the sheet with the marks on it. */
    void write() throws IOException, XMLStreamException {
        int depth = 0;
        boolean data = false;
        boolean widths = false;
        while (copy.hasNext()) {
            int event = copy.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                String name = copy.xml().getLocalName();
                if (depth == 1) {
                    prefix = PackageParts.prefix(copy);
                } else if (depth == 2) {
                    switch (name) {
                        case "dimension" ->
                            copy.instead(RawTag.with(
                                    copy.raw(),
                                    "ref",
                                    "A1:" + Letters.of(layout.errorColumn()) + Math.max(1, layout.lastRow())));
                        case "cols" -> {
                            columns();
                            widths = true;
                            depth--;
                        }
                        case "sheetData" -> {
                            if (!widths) {
                                copy.before("<" + prefix + "cols>" + width() + "</" + prefix + "cols>");
                            }
                            rows();
                            data = true;
                            depth--;
                        }
                        case "legacyDrawing" -> drawn = true;
                        default -> {
                            if (data && BEHIND_DRAWING.contains(name)) {
                                draw();
                            }
                        }
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (depth == 1) {
                    draw();
                }
                depth--;
            }
        }
        copy.finish();
    }

    /** Refers to the drawing, where the sheet has none. */
    private void draw() throws IOException {
        if (!drawn) {
            String main = copy.xml().getNamespaceURI();
            String namespace = main != null && main.startsWith(STRICT) ? STRICT_RELATIONSHIPS : RELATIONSHIPS;
            copy.before("<%slegacyDrawing xmlns:hubr=\"%s\" hubr:id=\"%s\"/>".formatted(prefix, namespace, drawingId));
            drawn = true;
        }
    }

    private String width() {
        int column = layout.errorColumn() + 1;
        return "<%scol min=\"%d\" max=\"%d\" width=\"%d\" customWidth=\"1\"/>".formatted(prefix, column, column, WIDTH);
    }

    private void columns() throws IOException, XMLStreamException {
        int widest = 0;
        if (copy.empty()) {
            return;
        }
        for (int event = copy.next(); event != XMLStreamConstants.END_ELEMENT; event = copy.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                int from = whole(copy.xml(), "min", 1);
                int to = whole(copy.xml(), "max", from);
                columns.add(new Columns(from, to, whole(copy.xml(), "style", 0)));
                widest = Math.max(widest, to);
                copy.pass();
            }
        }
        if (widest <= layout.errorColumn()) {
            copy.before(width());
        }
    }

    private static int whole(XMLStreamReader xml, String attribute, int absent) throws XMLStreamException {
        String text = xml.getAttributeValue(null, attribute);
        try {
            return text == null ? absent : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new XMLStreamException(attribute + " " + text, e);
        }
    }

    private void rows() throws IOException, XMLStreamException {
        for (int event = copy.next(); event != XMLStreamConstants.END_ELEMENT; event = copy.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (copy.xml().getLocalName().equals("row")) {
                    row();
                } else {
                    copy.pass();
                }
            }
        }
    }

    private void row() throws IOException, XMLStreamException {
        number = whole(copy.xml(), "r", (int) number + 1);
        rowStyle = "1".equals(copy.xml().getAttributeValue(null, "customFormat")) ? whole(copy.xml(), "s", 0) : -1;
        List<RowFindings.Marked> found = findings.of(sheet, number);
        TreeMap<Integer, CellStyles.Mark> marks = marks(found);
        String note = note(found);
        boolean bare = copy.empty();
        boolean touched = note != null || !marks.isEmpty();
        if (touched) {
            String tag = bare ? RawTag.opened(copy.raw()) : copy.raw();
            copy.instead(
                    copy.xml().getAttributeValue(null, "spans") == null ? tag : RawTag.with(tag, "spans", spans()));
        }
        int column = -1;
        boolean noted = false;
        for (int event = copy.next(); event != XMLStreamConstants.END_ELEMENT; event = copy.next()) {
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (!copy.xml().getLocalName().equals("c")) {
                copy.pass();
                continue;
            }
            String address = copy.xml().getAttributeValue(null, "r");
            column = address == null ? column + 1 : column(address);
            missing(marks, column);
            if (!noted && note != null && column > layout.errorColumn()) {
                copy.before(note(note));
                noted = true;
            }
            if (column == layout.errorColumn() && (note != null || layout.again())) {
                if (note != null) {
                    copy.before(note(note));
                    noted = true;
                }
                copy.leaveOut();
            } else {
                cell(marks.remove(column));
            }
        }
        missing(marks, Integer.MAX_VALUE);
        if (!noted && note != null) {
            copy.before(note(note));
        }
        if (bare && touched) {
            copy.before("</" + prefix + "row>");
        }
    }

    private String spans() {
        return "1:" + (Math.max(layout.errorColumn(), 0) + 1);
    }

    /** The marks of a row by column; comments on its cells are kept for later. */
    private TreeMap<Integer, CellStyles.Mark> marks(List<RowFindings.Marked> found) {
        TreeMap<Integer, CellStyles.Mark> marks = new TreeMap<>();
        TreeMap<Integer, List<RowFindings.Marked>> byColumn = new TreeMap<>();
        for (RowFindings.Marked one : found) {
            int column = one.place().column();
            if (column != TablePlace.WHOLE_ROW && column != layout.errorColumn()) {
                byColumn.computeIfAbsent(column, unused -> new ArrayList<>()).add(one);
            }
        }
        byColumn.forEach((column, there) -> {
            boolean error = there.stream().anyMatch(RowFindings.Marked::isError);
            marks.put(column, error ? CellStyles.Mark.ERROR : CellStyles.Mark.WARNING);
            comment(column, RowNotes.comment(there));
        });
        return marks;
    }

    private void comment(int column, String text) {
        if (comments.size() < MOST_COMMENTS) {
            comments.add(number, column, text);
        }
    }

    private @Nullable String note(List<RowFindings.Marked> found) {
        if (number != layout.header()) {
            return RowNotes.of(found);
        }
        return RowNotes.heading(submission, first ? findings.whole() : List.of(), found);
    }

    private String note(String text) {
        return "<%1$sc r=\"%2$s\" s=\"%3$d\" t=\"inlineStr\"><%1$sis><%1$st xml:space=\"preserve\">%4$s</%1$st></%1$sis></%1$sc>"
                .formatted(
                        prefix,
                        Letters.of(layout.errorColumn()) + number,
                        styles.derived(0, CellStyles.Mark.NOTE),
                        RawTag.escaped(text));
    }

    /** Cells that are wrong because they are not there. */
    private void missing(TreeMap<Integer, CellStyles.Mark> marks, int before) throws IOException {
        while (!marks.isEmpty() && marks.firstKey() < before) {
            int column = marks.firstKey();
            int style = styles.derived(styleOf(column), marks.remove(column));
            copy.before("<%sc r=\"%s\" s=\"%d\"/>".formatted(prefix, Letters.of(column) + number, style));
        }
    }

    private int styleOf(int column) {
        if (rowStyle >= 0) {
            return rowStyle;
        }
        return columns.stream()
                .filter(range -> range.from() <= column + 1 && column + 1 <= range.to())
                .findFirst()
                .map(Columns::style)
                .orElse(0);
    }

    private void cell(CellStyles.@Nullable Mark mark) throws IOException, XMLStreamException {
        if (mark != null || styles.anyMarked()) {
            int style = whole(copy.xml(), "s", 0);
            if (mark != null) {
                copy.instead(RawTag.with(copy.raw(), "s", Integer.toString(styles.derived(style, mark))));
            } else if (styles.marked(style)) {
                copy.instead(
                        RawTag.with(copy.raw(), "s", Integer.toString(styles.derived(style, CellStyles.Mark.NONE))));
            }
        }
        copy.pass();
    }

    private static int column(String address) throws XMLStreamException {
        int letters = 0;
        while (letters < address.length() && address.charAt(letters) >= 'A' && address.charAt(letters) <= 'Z') {
            letters++;
        }
        int column = Letters.column(address.substring(0, letters));
        if (column < 0) {
            throw new XMLStreamException("cell " + address);
        }
        return column;
    }
}
