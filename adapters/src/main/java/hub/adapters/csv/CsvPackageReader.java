package hub.adapters.csv;

import hub.adapters.Content;
import hub.adapters.Limits;
import hub.adapters.ReadingContext;
import hub.adapters.RecordReader;
import hub.adapters.mapping.Head;
import hub.adapters.mapping.Join;
import hub.adapters.mapping.JoinedTable;
import hub.adapters.mapping.Manifest;
import hub.adapters.mapping.ManifestRows;
import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.Row;
import hub.adapters.mapping.TableMapper;
import hub.adapters.mapping.TableSource;
import hub.adapters.packed.PackedBytes;
import hub.adapters.packed.Unpacking;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.schemas.Findings;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a package of delimited texts by a mapping, such as the bulk files of a student information system: straight from the packed stream,
 * nothing of it ever on disk. In passes: limits, encodings and quotes of all files; the manifest and the files that others are joined with;
 * then the records. 成包 CSV 读取器。
 */
public final class CsvPackageReader implements RecordReader {
    private static final Head PLAIN = new Head(true, 0, List.of(), 1);

    private final Mapping mapping;
    private final Limits limits;

    public CsvPackageReader(Mapping mapping, Limits limits) {
        this.mapping = mapping;
        this.limits = limits;
    }

    @Override
    public List<Finding> read(Content content, ReadingContext context, Consumer<Candidate> sink) throws IOException {
        Findings findings = new Findings(context.standard());
        Reading reading = new Reading(content, context, findings);
        try {
            reading.look();
            if (reading.taken()) {
                reading.join();
            }
        } catch (IOException e) {
            return List.of(refused(e, content, findings));
        }
        if (reading.taken()) {
            reading.records(sink);
        }
        return reading.problems;
    }

    /** What a failure to read says about the file; a failure to have the bytes at all goes on. */
    private Finding refused(IOException error, Content content, Findings findings) throws IOException {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof PackedBytes.NoBytesException failure) {
                throw failure;
            }
            if (cause instanceof Unpacking.TooLarge) {
                return findings.of(
                        "LIM-0004", null, content.name(), null, Map.of("limit", (limits.unpacked() >> 20) + " MB"));
            }
        }
        return findings.of("SYN-0008", null, content.name(), null, Map.of());
    }

    /** One reading of one package. */
    private final class Reading {
        private final Content content;
        private final ReadingContext context;
        private final Findings findings;
        private final List<Finding> problems = new ArrayList<>();
        private final Map<String, DelimitedText> texts = new LinkedHashMap<>();
        private final Map<Mapping.Table, Map<String, JoinedTable>> joined = new IdentityHashMap<>();

        Reading(Content content, ReadingContext context, Findings findings) {
            this.content = content;
            this.context = context;
            this.findings = findings;
        }

        boolean taken() {
            return problems.stream().noneMatch(Finding::isError);
        }

        void look() throws IOException {
            Map<String, Head> heads = heads();
            try (Unpacking unpacking = new Unpacking(content.open(), limits)) {
                for (String name = unpacking.next(); name != null; name = unpacking.next()) {
                    Head head = heads.get(name);
                    if (head != null) {
                        DelimitedText text = new DelimitedText(mapping.form(), limits, findings, name + " ");
                        text.look(unpacking.part(), head);
                        texts.put(name, text);
                    } else if (!name.endsWith("/")) {
                        problems.add(findings.of(
                                "MAP-0002", null, name, null, Map.of("column", "文件 " + name, "suggestion", "—")));
                    }
                }
            }
            missing();
            long rows = 0;
            for (DelimitedText text : texts.values()) {
                Finding refused = text.refused();
                if (refused != null) {
                    problems.add(refused);
                }
                rows += text.rowCount();
            }
            if (rows > limits.records()) {
                problems.add(findings.of(
                        "LIM-0002", null, content.name(), null, Map.of("limit", Long.toString(limits.records()))));
            }
        }

        /** The files that are read, and where the header of each stands. */
        private Map<String, Head> heads() {
            Map<String, Head> heads = new HashMap<>();
            Manifest manifest = mapping.form().manifest();
            if (manifest != null) {
                heads.put(manifest.file(), PLAIN);
            }
            for (Mapping.Table table : mapping.tables()) {
                table.joins().forEach(join -> heads.put(join.table(), join.head()));
                heads.put(String.valueOf(table.sheet()), table.head());
            }
            return heads;
        }

        private void missing() {
            Map<String, Boolean> needed = new LinkedHashMap<>();
            Manifest manifest = mapping.form().manifest();
            if (manifest != null) {
                needed.put(manifest.file(), true);
            }
            for (Mapping.Table table : mapping.tables()) {
                needed.put(String.valueOf(table.sheet()), !table.optional());
            }
            for (Mapping.Table table : mapping.tables()) {
                if (texts.containsKey(String.valueOf(table.sheet()))) {
                    table.joins().forEach(join -> needed.put(join.table(), true));
                }
            }
            needed.forEach((name, must) -> {
                if (must && !texts.containsKey(name)) {
                    problems.add(findings.of("MAP-0033", null, content.name(), null, Map.of("file", name)));
                }
            });
        }

        void join() throws IOException {
            Map<String, List<Consumer<Row>>> readers = new HashMap<>();
            Manifest asked = mapping.form().manifest();
            ManifestRows manifest = asked == null ? null : new ManifestRows(asked, findings);
            if (manifest != null) {
                readers.computeIfAbsent(manifest.file(), unused -> new ArrayList<>())
                        .add(manifest::row);
            }
            for (Mapping.Table table : mapping.tables()) {
                for (Join join : table.joins()) {
                    TableSource source = TableSource.packed(content.name(), join.table(), Map.of());
                    JoinedTable with = new JoinedTable(table, join, source, findings, limits.sharedText());
                    joined.computeIfAbsent(table, unused -> new HashMap<>()).put(join.name(), with);
                    readers.computeIfAbsent(join.table(), unused -> new ArrayList<>())
                            .add(with::row);
                }
            }
            each(
                    readers.keySet(),
                    (name, text, in) -> text.rows(in, row -> {
                        readers.getOrDefault(name, List.of()).forEach(reader -> reader.accept(row));
                        return true;
                    }));
            if (manifest != null) {
                problems.addAll(manifest.problems());
            }
            for (Map<String, JoinedTable> tables : joined.values()) {
                for (JoinedTable table : tables.values()) {
                    table.end();
                    problems.addAll(table.problems());
                }
            }
        }

        void records(Consumer<Candidate> sink) throws IOException {
            Map<String, Mapping.Table> tables = new HashMap<>();
            mapping.tables().forEach(table -> tables.put(String.valueOf(table.sheet()), table));
            // headers first: with one that cannot be read no file gives a record
            pass(tables, candidate -> {}, new TableMapper.Numbering(), true);
            if (!taken()) {
                return;
            }
            TableMapper.Numbering numbering = new TableMapper.Numbering();
            problems.addAll(pass(tables, sink, numbering, false));
            if (numbering.last() == 0 && taken()) {
                problems.add(findings.of("SYN-0013", null, content.name(), null, Map.of()));
            }
        }

        private List<Finding> pass(
                Map<String, Mapping.Table> tables,
                Consumer<Candidate> sink,
                TableMapper.Numbering numbering,
                boolean headersOnly)
                throws IOException {
            List<Finding> found = new ArrayList<>();
            each(tables.keySet(), (name, text, in) -> {
                Mapping.Table table = tables.get(name);
                if (table == null) {
                    return null;
                }
                TableSource source = TableSource.packed(content.name(), name, joined.getOrDefault(table, Map.of()));
                TableMapper mapper = new TableMapper(List.of(table), context, findings, source, numbering);
                Finding stopped = text.rows(in, row -> {
                    mapper.row(row, sink);
                    return !headersOnly || !mapper.started();
                });
                mapper.end();
                if (!headersOnly || mapper.refused()) {
                    found.addAll(mapper.problems());
                }
                return stopped;
            });
            if (headersOnly) {
                problems.addAll(found);
            }
            return found;
        }

        private void each(Set<String> names, InFile reader) throws IOException {
            try (Unpacking unpacking = new Unpacking(content.open(), limits)) {
                for (String name = unpacking.next(); name != null; name = unpacking.next()) {
                    DelimitedText text = texts.get(name);
                    Finding stopped =
                            text == null || !names.contains(name) ? null : reader.read(name, text, unpacking.part());
                    if (stopped != null) {
                        problems.add(stopped);
                    }
                }
            }
        }
    }

    /** Reads one file of a package. */
    @FunctionalInterface
    private interface InFile {
        @Nullable
        Finding read(String name, DelimitedText text, InputStream in) throws IOException;
    }
}
