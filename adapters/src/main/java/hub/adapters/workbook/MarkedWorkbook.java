package hub.adapters.workbook;

import hub.adapters.Content;
import hub.adapters.Limits;
import hub.adapters.mapping.Mapping;
import hub.adapters.packed.PackedBytes;
import hub.adapters.returned.FindingPages;
import hub.adapters.returned.ReturnedTable;
import hub.adapters.returned.RowFindings;
import hub.adapters.xml.HardenedXml;
import hub.schemas.Findings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.jspecify.annotations.Nullable;

/**
 * The sender's own workbook with what was found written on it: an error column at the right of each sheet with records, a fill and a
 * comment on each wrong cell. Everything else is the sender's, byte for byte where nothing is added. 标注后的工作簿。
 *
 * <p>Streaming: the parts are read one after the other from the archive and written as they come; only the shared texts, the styles and
 * the comments are held. Marking again what was marked before takes the earlier marks off.
 */
public final class MarkedWorkbook implements ReturnedTable {
    private static final String COMMENTS_TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
    private static final String DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing";

    private static final int BUFFER = 1 << 16;

    private final Content content;
    private final String submission;
    private final FindingPages pages;
    private final Limits limits;
    private final HardenedXml xml;
    private final WorkbookParts parts;
    private final PackageParts held;
    private final CellStyles styles;
    private final Map<String, Sheet> sheets;

    /** A sheet with records. */
    private record Sheet(
            SheetLayout layout, String commentsPart, String drawingPart, String drawingId, CellComments comments) {}

    private MarkedWorkbook(
            Content content,
            String submission,
            FindingPages pages,
            Limits limits,
            HardenedXml xml,
            WorkbookParts parts,
            PackageParts held,
            CellStyles styles,
            Map<String, Sheet> sheets) {
        this.content = content;
        this.submission = submission;
        this.pages = pages;
        this.limits = limits;
        this.xml = xml;
        this.parts = parts;
        this.held = held;
        this.styles = styles;
        this.sheets = sheets;
    }

    /**
     * Looks a workbook through.
     *
     * @param reader the reader its records were read by
     * @param submission id of the submission
     * @param pages what was found
     * @return empty if the workbook cannot be read, or holds no sheet with records: there is nothing to mark then
     * @throws IOException if the bytes cannot be had
     */
    public static Optional<ReturnedTable> of(
            WorkbookRecordReader reader,
            Content content,
            String submission,
            FindingPages pages,
            Findings findings,
            Limits limits)
            throws IOException {
        try {
            HardenedXml xml = new HardenedXml(limits);
            WorkbookParts parts = WorkbookParts.read(content, xml, limits);
            Map<String, List<Mapping.Table>> tables = reader.tables(parts, findings, content, new ArrayList<>());
            if (tables.isEmpty()) {
                return Optional.empty();
            }
            PackageParts held = new PackageParts(xml);
            Map<String, Seen> seen = new LinkedHashMap<>();
            try (Unpacking unpacking = new Unpacking(content.open(), limits)) {
                for (String part = unpacking.next(); part != null; part = unpacking.next()) {
                    List<Mapping.Table> choices = tables.get(part);
                    if (choices != null) {
                        Seen sheet = new Seen(xml.reader(PartXml.utf8(unpacking.part())), choices.get(0));
                        new SheetRows(parts.shared(), parts.from1904(), limits).read(sheet, sheet.layout::row);
                        seen.put(part, sheet);
                    } else if (PackageParts.holds(part)) {
                        held.take(part, unpacking.part());
                    }
                }
            }
            CellStyles styles = new CellStyles(held.styles(), xml);
            Map<String, Sheet> sheets = sheets(seen, held, xml);
            held.corrects(submission);
            return Optional.of(
                    new MarkedWorkbook(content, submission, pages, limits, xml, parts, held, styles, sheets));
        } catch (XMLStreamException e) {
            return Optional.empty();
        } catch (IOException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof PackedBytes.NoBytesException missing) {
                    throw missing;
                }
            }
            return Optional.empty();
        }
    }

    /** A sheet being looked through: its layout, and which drawing it refers to. */
    private static final class Seen extends StreamReaderDelegate {
        private final SheetLayout layout;
        private @Nullable String drawing;

        Seen(XMLStreamReader xml, Mapping.Table table) {
            super(xml);
            this.layout = new SheetLayout(table);
        }

        @Override
        public int next() throws XMLStreamException {
            int event = super.next();
            if (event == XMLStreamConstants.START_ELEMENT && getLocalName().equals("legacyDrawing")) {
                drawing = PartXml.attribute(getParent(), "id");
            }
            return event;
        }
    }

    private static Map<String, Sheet> sheets(Map<String, Seen> seen, PackageParts held, HardenedXml xml)
            throws IOException, XMLStreamException {
        Map<String, Sheet> sheets = new HashMap<>();
        for (Map.Entry<String, Seen> entry : seen.entrySet()) {
            String part = entry.getKey();
            int number = sheets.size();
            String drawing = null;
            String comments = null;
            for (PackageParts.Relation relation : held.relations(part)) {
                comments = relation.type().equals("comments") ? relation.target() : comments;
                drawing = relation.id().equals(entry.getValue().drawing) ? relation.target() : drawing;
            }
            String commentsPart = comments == null ? "xl/commentsHub" + number + ".xml" : comments;
            String drawingPart = drawing == null ? "xl/drawings/vmlDrawingHub" + number + ".vml" : drawing;
            if (comments == null) {
                held.relate(part, "comments", commentsPart);
                held.declarePart(commentsPart, COMMENTS_TYPE);
            }
            String drawingId = drawing == null ? held.relate(part, "vmlDrawing", drawingPart) : "";
            held.declareEnding("vml", DRAWING_TYPE);
            sheets.put(
                    part,
                    new Sheet(
                            entry.getValue().layout,
                            commentsPart,
                            drawingPart,
                            drawingId,
                            new CellComments(
                                    xml,
                                    comments == null ? null : held.get(comments),
                                    drawing == null ? null : held.get(drawing),
                                    number)));
        }
        return sheets;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        RowFindings findings = new RowFindings(pages);
        Set<String> written = new HashSet<>();
        Set<String> late = late();
        try (Unpacking unpacking = new Unpacking(content.open(), limits)) {
            boolean first = true;
            for (String part = unpacking.next(); part != null; part = unpacking.next()) {
                if (late.contains(part) || part.endsWith("/")) {
                    continue;
                }
                written.add(part);
                zip.putNextEntry(new ZipEntry(part));
                Sheet sheet = sheets.get(part);
                String text = held.get(part);
                if (sheet != null) {
                    mark(part, sheet, unpacking.part(), findings, first, zip);
                    first = false;
                } else if (text != null) {
                    zip.write(text.getBytes(StandardCharsets.UTF_8));
                } else {
                    unpacking.part().transferTo(zip);
                }
                zip.closeEntry();
            }
            findings.end();
            rest(written, zip);
        } catch (XMLStreamException e) {
            throw new IOException("a workbook that was read once cannot be read again", e);
        }
        zip.finish();
    }

    /** Parts that are known only once the sheets are written. */
    private Set<String> late() {
        Set<String> late = new HashSet<>(Set.of(PackageParts.STYLES));
        for (Sheet sheet : sheets.values()) {
            late.add(sheet.commentsPart());
            late.add(sheet.drawingPart());
        }
        return late;
    }

    private void mark(
            String part, Sheet sheet, InputStream in, RowFindings findings, boolean first, ZipOutputStream zip)
            throws IOException, XMLStreamException {
        Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), BUFFER);
        new SheetMarks(
                        new XmlCopy(xml, PartXml.utf8(in), out),
                        sheet.layout(),
                        parts.sheets().getOrDefault(part, part),
                        submission,
                        findings,
                        first,
                        styles,
                        sheet.comments(),
                        sheet.drawingId())
                .write();
        out.flush();
    }

    private void rest(Set<String> written, ZipOutputStream zip) throws IOException, XMLStreamException {
        put(PackageParts.STYLES, styles.part(), zip);
        for (Map.Entry<String, Sheet> sheet : sheets.entrySet()) {
            put(sheet.getValue().commentsPart(), sheet.getValue().comments().comments(), zip);
            put(sheet.getValue().drawingPart(), sheet.getValue().comments().drawing(), zip);
            String relations = PackageParts.relationsOf(sheet.getKey());
            if (!written.contains(relations)) {
                put(relations, Objects.requireNonNull(held.get(relations)), zip);
            }
        }
    }

    private static void put(String part, String text, ZipOutputStream zip) throws IOException {
        zip.putNextEntry(new ZipEntry(part));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
