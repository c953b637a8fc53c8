package hub.adapters.mapping;

import hub.adapters.NearMiss;
import hub.adapters.ReadingContext;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.schemas.Findings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Maps the rows of one table, given in order from its first, to candidates. 表格映射。
 *
 * <p>Give it rows until {@link #started}, then look at {@link #problems}: with an error among them the rest of the table is not read.
 */
public final class TableMapper {
    private final List<Mapping.Table> choices;
    private final ReadingContext context;
    private final Findings findings;
    private final @Nullable String sheet;
    private final Numbering numbering;
    private final List<Finding> problems = new ArrayList<>();

    private boolean started;
    private @Nullable Row lastSkipped;
    private Mapping.Table table;
    private List<RecordMapper> mappers = List.of();
    private boolean read = true;
    private int width;
    private final BitSet accounted = new BitSet();
    private final BitSet errorColumns = new BitSet();

    /** Counts the candidates of a submission, over all its tables. */
    public static final class Numbering {
        private int last;

        int next() {
            return ++last;
        }

        /** How many there were. */
        public int last() {
            return last;
        }
    }

    /**
     * For one table.
     *
     * @param choices what the table may be; more than one means that its header decides
     * @param context the standard and the sender
     * @param findings the catalogue
     * @param sheet name of the sheet; null for delimited text
     * @param numbering shared by the tables of one submission
     */
    public TableMapper(
            List<Mapping.Table> choices,
            ReadingContext context,
            Findings findings,
            @Nullable String sheet,
            Numbering numbering) {
        this.choices = choices;
        this.table = choices.get(0);
        this.context = context;
        this.findings = findings;
        this.sheet = sheet;
        this.numbering = numbering;
    }

    /** Whether the header is behind; only then can rows give candidates. */
    public boolean started() {
        return started;
    }

    /** Findings about the table as a whole; complete once it has started or ended. */
    public List<Finding> problems() {
        return problems;
    }

    /** Whether an error stands in the way of reading the rows. */
    public boolean refused() {
        return problems.stream().anyMatch(Finding::isError);
    }

    /** Takes the next row, blank ones too. */
    public void row(Row row, Consumer<Candidate> sink) {
        if (started) {
            for (int column = errorColumns.nextSetBit(0); column >= 0; column = errorColumns.nextSetBit(column + 1)) {
                row.clear(column);
            }
            if (read && !row.blank()) {
                Finding about = width(row);
                for (RecordMapper mapper : mappers) {
                    sink.accept(mapper.map(row, numbering.next(), about));
                    about = null;
                }
            }
            return;
        }
        if (table.byName()) {
            if (row.number() > table.skipRows() && !row.blank()) {
                start(row);
            }
        } else if (row.number() > table.skipRows()) {
            start(lastSkipped);
            row(row, sink);
        } else {
            lastSkipped = copy(row);
        }
    }

    /**
     * A row that does not fit its header belongs nowhere with certainty: its cells may be shifted. A cell that stands under no header is
     * named once.
     */
    private @Nullable Finding width(Row row) {
        int size = row.size();
        for (int i = 0; i < size; i++) {
            if (accounted.get(i)) {
                continue;
            }
            String text = row.text(i);
            if (text == null || Plain.blank(text)) {
                continue;
            }
            if (table.byName() && i >= width) {
                return ragged(row);
            }
            accounted.set(i);
            problems.add(finding(
                    "MAP-0002",
                    placeOf(new @Nullable String[0], row.number(), i),
                    Map.of("column", Letters.of(i), "suggestion", "—")));
        }
        return sheet == null && table.byName() && size < width ? ragged(row) : null;
    }

    private Finding ragged(Row row) {
        return finding(
                "SYN-0022",
                place(row.number()),
                Map.of(
                        "row", Long.toString(row.number()),
                        "cells", Integer.toString(row.size()),
                        "columns", Integer.toString(width)));
    }

    private static Row copy(Row row) {
        Row copy = Row.ofText();
        copy.begin(row.number());
        for (int i = 0; i < row.size(); i++) {
            copy.set(i, row.text(i), CellKind.TEXT);
        }
        return copy;
    }

    private void start(@Nullable Row header) {
        started = true;
        @Nullable String[] titles = withoutErrors(titles(header));
        if (table.byName()) {
            table = choose(titles);
        }
        Map<String, Integer> byName = table.byName() ? columns(titles, header == null ? 1 : header.number()) : Map.of();
        TablePlaces places = new TablePlaces(sheet, titles);
        Set<Integer> used = new HashSet<>();
        List<RecordMapper> made = new ArrayList<>();
        for (Mapping.RecordRule rule : table.records()) {
            made.add(new RecordMapper(rule, places, heading -> column(heading, byName, used), context, findings));
        }
        missing(byName, header == null ? 1 : header.number());
        unknown(titles, used, header == null ? 1 : header.number());
        width = titles.length;
        mappers = made;
        read = !refused();
    }

    private static @Nullable String[] titles(@Nullable Row header) {
        @Nullable String[] titles = new @Nullable String[header == null ? 0 : header.size()];
        for (int i = 0; i < titles.length; i++) {
            String text = header == null ? null : header.text(i);
            titles[i] = text == null || Plain.blank(text) ? null : Plain.trim(text);
        }
        return titles;
    }

    /** The header without the error column of a table that was given back. */
    private @Nullable String[] withoutErrors(@Nullable String[] titles) {
        int length = titles.length;
        for (int column = titles.length - 1; column >= 0; column--) {
            String title = titles[column];
            Optional<String> corrected = title == null ? Optional.empty() : ErrorColumn.submission(title);
            if (corrected.isPresent()) {
                context.correcting(corrected.get());
                titles[column] = null;
                errorColumns.set(column);
                length = column == length - 1 ? column : length;
            }
        }
        return Arrays.copyOf(titles, length);
    }

    /** The table most of whose names stand in the header; where some fit equally, the one that then lacks the fewest required columns. */
    private Mapping.Table choose(@Nullable String[] titles) {
        Set<String> there = new HashSet<>();
        for (String title : titles) {
            if (title != null) {
                there.add(header(title));
            }
        }
        Mapping.Table best = table;
        int most = -1;
        int fewest = Integer.MAX_VALUE;
        for (Mapping.Table choice : choices) {
            Set<String> known = names(choice);
            known.retainAll(there);
            int lacking = lacking(choice, there);
            if (known.size() > most || (known.size() == most && lacking < fewest)) {
                most = known.size();
                fewest = lacking;
                best = choice;
            }
        }
        return best;
    }

    private static int lacking(Mapping.Table table, Set<String> there) {
        return (int) headings(table).stream()
                .filter(heading ->
                        heading.required() && heading.names().stream().noneMatch(name -> there.contains(header(name))))
                .count();
    }

    private static Set<String> names(Mapping.Table table) {
        Set<String> names = new HashSet<>();
        headings(table).forEach(heading -> heading.names().forEach(name -> names.add(header(name))));
        return names;
    }

    static List<Mapping.Heading> headings(Mapping.Table table) {
        List<Mapping.Heading> headings = new ArrayList<>();
        for (Mapping.RecordRule rule : table.records()) {
            headings.addAll(rule.key());
            if (rule.version() != null) {
                headings.add(rule.version());
            }
            if (rule.operation() != null) {
                headings.add(rule.operation().column());
            }
            if (rule.institution() != null) {
                headings.add(rule.institution());
            }
            rule.columns().forEach(column -> headings.add(column.heading()));
        }
        return headings;
    }

    /** Header for comparison; the asterisk marks required columns in templates. */
    private static String header(String title) {
        String name = Plain.name(title);
        return name.endsWith("*") ? name.substring(0, name.length() - 1) : name;
    }

    private Map<String, Integer> columns(@Nullable String[] titles, long row) {
        Map<String, Integer> byName = new LinkedHashMap<>();
        for (int i = 0; i < titles.length; i++) {
            String title = titles[i];
            if (title != null && byName.putIfAbsent(header(title), i) != null) {
                problems.add(finding("SYN-0015", placeOf(titles, row, i), Map.of("column", title)));
            }
        }
        return byName;
    }

    private int column(Mapping.Heading heading, Map<String, Integer> byName, Set<Integer> used) {
        if (!table.byName()) {
            int column = Letters.column(heading.shown());
            used.add(column);
            return column;
        }
        for (String name : heading.names()) {
            Integer column = byName.get(header(name));
            if (column != null) {
                used.add(column);
                return column;
            }
        }
        return -1;
    }

    private void missing(Map<String, Integer> byName, long row) {
        if (!table.byName()) {
            return;
        }
        Set<String> named = new HashSet<>();
        for (Mapping.Heading heading : headings(table)) {
            boolean there = heading.names().stream().anyMatch(name -> byName.containsKey(header(name)));
            if (heading.required() && !there && named.add(heading.shown())) {
                problems.add(finding("SYN-0014", place(row), Map.of("column", heading.shown())));
            }
        }
    }

    private void unknown(@Nullable String[] titles, Set<Integer> used, long row) {
        used.forEach(column -> accounted.set(column));
        if (!table.byName()) {
            table.ignores().forEach(letters -> accounted.set(Letters.column(letters)));
        }
        Set<String> ignored = new HashSet<>();
        table.ignores().forEach(name -> ignored.add(table.byName() ? header(name) : name));
        Set<String> free = new TreeSet<>();
        for (Mapping.Heading heading : headings(table)) {
            free.addAll(heading.names());
        }
        for (int i = 0; i < titles.length; i++) {
            String title = titles[i];
            if (title == null) {
                continue;
            }
            accounted.set(i);
            if (used.contains(i) || ignored.contains(table.byName() ? header(title) : Letters.of(i))) {
                continue;
            }
            String suggestion = table.byName() ? NearMiss.of(title, free) : null;
            problems.add(finding(
                    "MAP-0002",
                    placeOf(titles, row, i),
                    Map.of("column", title, "suggestion", suggestion == null ? "—" : suggestion)));
        }
    }

    private String place(long row) {
        return new TablePlaces(sheet, new @Nullable String[0]).row(row);
    }

    private String placeOf(@Nullable String[] titles, long row, int column) {
        return new TablePlaces(sheet, titles).cell(row, column);
    }

    private Finding finding(String code, String at, Map<String, String> arguments) {
        return findings.of(code, null, at, null, new HashMap<>(arguments));
    }
}
