package hub.adapters.workbook;

import hub.adapters.Content;
import hub.adapters.Limits;
import hub.adapters.ReadingContext;
import hub.adapters.RecordReader;
import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.TableMapper;
import hub.adapters.packed.PackedBytes;
import hub.adapters.xml.HardenedXml;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.schemas.Findings;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;

/**
 * Reads XLSX workbooks by a mapping, straight from the packed stream: nothing of it is ever on disk in clear, and only the shared texts are
 * held. In passes: limits and checksums of all parts, headers and rows of all sheets, then the records. 工作簿读取器。
 *
 * <p>The parts are read in the order in which they stand in the file, as the secrecy scan reads them; a second directory at the end of the
 * file, which other programs go by, cannot make the two see different things.
 */
public final class WorkbookRecordReader implements RecordReader {
    private static final byte[] PACKED = {'P', 'K', 3, 4};
    /** Sheets of the template that hold no records. */
    private static final Set<String> HELP = Set.of("代码", "填写说明");

    private final Mapping mapping;
    private final Limits limits;
    private final HardenedXml xml;

    public WorkbookRecordReader(Mapping mapping, Limits limits) {
        this.mapping = mapping;
        this.limits = limits;
        this.xml = new HardenedXml(limits);
    }

    @Override
    public List<Finding> read(Content content, ReadingContext context, Consumer<Candidate> sink) throws IOException {
        Findings findings = new Findings(context.standard());
        if (!packed(content)) {
            return List.of(findings.of("SYN-0011", null, content.name(), null, Map.of()));
        }
        WorkbookParts parts;
        Map<String, List<Mapping.Table>> tables;
        List<Finding> problems = new ArrayList<>();
        try {
            parts = WorkbookParts.read(content, xml, limits);
            tables = tables(parts, findings, content, problems);
            context.correcting(parts.corrects());
            if (problems.stream().noneMatch(Finding::isError)) {
                Pass first = new Pass(content, context, findings, parts, tables, candidate -> {});
                first.run(true);
                if (first.problems.stream().anyMatch(Finding::isError)) {
                    problems.addAll(first.problems); // otherwise the second pass says them again
                }
                if (first.rows > limits.records()) {
                    problems.add(findings.of(
                            "LIM-0002", null, content.name(), null, Map.of("limit", Long.toString(limits.records()))));
                }
            }
        } catch (XMLStreamException | IOException e) {
            return List.of(refused(e, content, findings));
        }
        if (problems.stream().anyMatch(Finding::isError)) {
            return problems;
        }
        Pass second = new Pass(content, context, findings, parts, tables, sink);
        try {
            second.run(false);
        } catch (XMLStreamException e) {
            throw new IOException("a workbook that was read once cannot be read again", e);
        }
        problems.addAll(second.problems);
        if (second.numbering.last() == 0 && problems.stream().noneMatch(Finding::isError)) {
            problems.add(findings.of("SYN-0013", null, content.name(), null, Map.of()));
        }
        return problems;
    }

    private static boolean packed(Content content) throws IOException {
        try (InputStream in = content.open()) {
            byte[] head = in.readNBytes(PACKED.length);
            return java.util.Arrays.equals(head, PACKED);
        }
    }

    /** What a failure to read says about the file; a failure to have the bytes at all goes on. */
    private Finding refused(Exception error, Content content, Findings findings) throws IOException {
        String code = "SYN-0021";
        Map<String, String> arguments = Map.of();
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof PackedBytes.NoBytesException failure) {
                throw failure;
            }
            if (cause instanceof Unpacking.TooLarge) {
                code = "LIM-0004";
                arguments = Map.of("limit", (limits.unpacked() >> 20) + " MB");
            } else if (cause instanceof PartXml.DoctypeException) {
                code = "SYN-0005";
            } else if (cause instanceof WorkbookParts.NoWorkbook) {
                code = "SYN-0011";
            } else if (cause instanceof EOFException
                    || String.valueOf(cause.getMessage()).startsWith("Truncated")) {
                code = "SYN-0008";
            }
        }
        return findings.of(code, null, content.name(), null, arguments);
    }

    /** Which table each sheet is, by the name of its part. */
    Map<String, List<Mapping.Table>> tables(
            WorkbookParts parts, Findings findings, Content content, List<Finding> problems) {
        Map<String, List<Mapping.Table>> byPart = new HashMap<>();
        Set<String> found = new HashSet<>();
        for (Map.Entry<String, String> sheet : parts.sheets().entrySet()) {
            for (Mapping.Table table : mapping.tables()) {
                if (sheet.getValue().strip().equals(table.sheet())) {
                    byPart.put(sheet.getKey(), List.of(table));
                    found.add(sheet.getValue().strip());
                }
            }
        }
        for (Mapping.Table table : mapping.tables()) {
            String name = table.sheet();
            if (!table.optional() && name != null && !found.contains(name)) {
                problems.add(findings.of("SYN-0020", null, content.name(), null, Map.of("sheet", name)));
            }
        }
        if (mapping.chosen() && byPart.isEmpty()) {
            parts.sheets().entrySet().stream()
                    .filter(sheet -> !HELP.contains(sheet.getValue()))
                    .findFirst()
                    .ifPresent(sheet -> byPart.put(sheet.getKey(), mapping.tables()));
        }
        parts.sheets().forEach((part, name) -> {
            if (!byPart.containsKey(part) && !(mapping.chosen() && HELP.contains(name))) {
                problems.add(findings.of(
                        "MAP-0002", null, name + "!", null, Map.of("column", "工作表 " + name, "suggestion", "—")));
            }
        });
        return byPart;
    }

    /** One pass over the rows of all sheets. */
    private final class Pass {
        private final Content content;
        private final ReadingContext context;
        private final Findings findings;
        private final WorkbookParts parts;
        private final Map<String, List<Mapping.Table>> tables;
        private final Consumer<Candidate> sink;
        private final TableMapper.Numbering numbering = new TableMapper.Numbering();
        private final List<Finding> problems = new ArrayList<>();
        private long rows;

        Pass(
                Content content,
                ReadingContext context,
                Findings findings,
                WorkbookParts parts,
                Map<String, List<Mapping.Table>> tables,
                Consumer<Candidate> sink) {
            this.content = content;
            this.context = context;
            this.findings = findings;
            this.parts = parts;
            this.tables = tables;
            this.sink = sink;
        }

        /** With {@code headersOnly} rows are read but not mapped, and what is found is about headers only. */
        void run(boolean headersOnly) throws IOException, XMLStreamException {
            try (Unpacking unpacking = new Unpacking(content.open(), limits)) {
                for (String part = unpacking.next(); part != null; part = unpacking.next()) {
                    List<Mapping.Table> choices = tables.get(part);
                    if (choices != null) {
                        sheet(unpacking, parts.sheets().getOrDefault(part, part), choices, headersOnly);
                    }
                }
            }
        }

        private void sheet(Unpacking unpacking, String name, List<Mapping.Table> choices, boolean headersOnly)
                throws IOException, XMLStreamException {
            TableMapper mapper = new TableMapper(choices, context, findings, name, numbering);
            SheetRows sheet = new SheetRows(parts.shared(), parts.from1904(), limits);
            sheet.read(PartXml.open(xml, unpacking.part()), row -> {
                rows++;
                if (!headersOnly || !mapper.started()) {
                    mapper.row(row, sink);
                }
            });
            problems.addAll(mapper.problems());
        }
    }
}
