package hub.adapters.mapping;

import hub.adapters.NearMiss;
import hub.adapters.ReadingContext;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.schemas.Findings;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    private final TableSource source;
    private final Numbering numbering;
    private final List<Finding> problems = new ArrayList<>();
    private final HeadRows head;
    private final BitSet accounted = new BitSet();

    private boolean started;
    private Mapping.Table table;
    private TablePlaces places;
    private List<RecordMapper> mappers = List.of();
    private @Nullable Completion completion;
    private boolean everyRecordIsConditional;
    private int passes = -1;
    private boolean read = true;
    private int width;
    /** Columns in which merged cells count for all they cover; null for all, as in the header. */
    private @Nullable BitSet repeated;

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
     * @param source where the rows come from
     * @param numbering shared by the tables of one submission
     */
    public TableMapper(
            List<Mapping.Table> choices,
            ReadingContext context,
            Findings findings,
            TableSource source,
            Numbering numbering) {
        this.choices = choices;
        this.table = choices.get(0);
        this.context = context;
        this.findings = findings;
        this.source = source;
        this.numbering = numbering;
        this.head = new HeadRows(table.head(), table.shape().synonyms());
        this.places = new TablePlaces(source, new @Nullable String[0]);
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
        source.merged().fill(row, repeated, places);
        if (!started) {
            if (head.take(row)) {
                if (head.complete()) {
                    start();
                } else if (head.lost(row)) {
                    lost();
                }
                return;
            }
            start();
        }
        if (read && !row.blank() && !isFooter(row)) {
            data(row, sink);
        }
    }

    /** Says what is wrong with a table that ended before its header did. */
    public void end() {
        if (!started && !table.head().marker().isEmpty()) {
            lost();
        }
    }

    private void lost() {
        started = true;
        read = false;
        problems.add(finding(
                "MAP-0021",
                places.row(1),
                Map.of("marker", String.join("、", table.head().marker()), "rows", Integer.toString(Head.SEARCHED))));
    }

    private void data(Row row, Consumer<Candidate> sink) {
        List<Finding> about = new ArrayList<>(0);
        Finding width = width(row);
        if (width != null) {
            about.add(width);
        }
        if (completion != null) {
            completion.complete(row, about);
        }
        boolean given = false;
        for (RecordMapper mapper : mappers) {
            if (mapper.fits(row)) {
                sink.accept(mapper.map(row, numbering.next(), about));
                given = true;
                if (!about.isEmpty()) {
                    // what is wrong with the row as a whole is said once; what it lacks from other tables, each of its
                    // records lacks
                    about.remove(width);
                }
            }
        }
        if (!given && everyRecordIsConditional && !passes(row)) {
            sink.accept(nothingGiven(row));
        }
    }

    private Candidate nothingGiven(Row row) {
        RecordMapper any = mappers.get(0);
        return new Candidate(numbering.next(), null, any.place(row), List.of(any.unexpected(row)));
    }

    private boolean passes(Row row) {
        Mapping.Filter known = table.shape().passes();
        return known != null && RecordMapper.holds(row, passes, known.values());
    }

    private boolean isFooter(Row row) {
        List<String> footer = table.shape().footer();
        for (int i = 0; !footer.isEmpty() && i < row.size(); i++) {
            String text = row.text(i);
            if (text != null && !Plain.blank(text)) {
                String first = Plain.name(text);
                return footer.stream().anyMatch(start -> first.startsWith(Plain.name(start)));
            }
        }
        return false;
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
            if (table.head().byName() && i >= width) {
                return ragged(row);
            }
            accounted.set(i);
            problems.add(finding(
                    "MAP-0002",
                    new TablePlaces(source, new @Nullable String[0]).cell(row.number(), i),
                    Map.of("column", Letters.of(i), "suggestion", "—")));
        }
        boolean text = source.name() == null || source.inPackage();
        return text && table.head().byName() && size < width ? ragged(row) : null;
    }

    private Finding ragged(Row row) {
        return finding(
                "SYN-0022",
                places.row(row.number()),
                Map.of(
                        "row", Long.toString(row.number()),
                        "cells", Integer.toString(row.size()),
                        "columns", Integer.toString(width)));
    }

    private void start() {
        started = true;
        @Nullable String[] titles = head.titles();
        if (choices.size() > 1) {
            table = new TableChoice(choices).by(titles);
        }
        width = titles.length;
        places = new TablePlaces(source, titles);
        Headings headings = new Headings(table.head(), table.shape().synonyms(), titles);
        for (int column : headings.twice()) {
            problems.add(finding(
                    "SYN-0015", places.cell(head.row(), column), Map.of("column", String.valueOf(titles[column]))));
        }
        int firstFree = table.head().byName() ? titles.length : Letters.LAST + 1;
        Completion complete = new Completion(table, source, findings, places, head, firstFree, problems);
        Set<Integer> used = new HashSet<>();
        List<Mapping.RecordRule> rules =
                new EachColumns(table, complete, findings, places, head.row(), problems).rules(titles);
        complete.joinOn(heading -> column(heading, headings, complete, used));
        List<RecordMapper> made = new ArrayList<>();
        for (Mapping.RecordRule rule : rules) {
            made.add(new RecordMapper(
                    rule, places, heading -> column(heading, headings, complete, used), context, findings));
        }
        Mapping.Filter known = table.shape().passes();
        passes = known == null ? -1 : column(known.column(), headings, complete, used);
        missing(headings, complete);
        unknown(titles, used);
        repeat(headings);
        completion = complete;
        everyRecordIsConditional = rules.stream().allMatch(rule -> rule.choice().when() != null);
        mappers = made;
        read = !refused();
    }

    private void repeat(Headings headings) {
        List<String> names = table.shape().merged();
        if (names == null || !names.isEmpty()) {
            BitSet columns = new BitSet();
            for (String name : names == null ? List.<String>of() : names) {
                int column = headings.find(name);
                if (column >= 0) {
                    columns.set(column);
                } else {
                    problems.add(finding("SYN-0014", places.row(head.row()), Map.of("column", name)));
                }
            }
            repeated = columns;
        }
    }

    private static int column(Mapping.Heading heading, Headings headings, Completion completion, Set<Integer> used) {
        int column = completion.column(heading);
        if (column < 0) {
            column = headings.find(heading);
            if (column >= 0) {
                used.add(column);
            }
        }
        return column;
    }

    private void missing(Headings headings, Completion completion) {
        if (!table.head().byName()) {
            return;
        }
        Set<String> named = new HashSet<>();
        for (Mapping.Heading heading : Headings.of(table)) {
            boolean there = completion.column(heading) >= 0 || headings.find(heading) >= 0;
            if (heading.required() && !there && named.add(heading.shown())) {
                problems.add(finding("SYN-0014", places.row(head.row()), Map.of("column", heading.shown())));
            }
        }
    }

    private void unknown(@Nullable String[] titles, Set<Integer> used) {
        boolean byName = table.head().byName();
        used.forEach(accounted::set);
        if (!byName) {
            table.ignores().forEach(letters -> accounted.set(Letters.column(letters)));
        }
        Set<String> ignored = new HashSet<>();
        table.ignores().forEach(name -> ignored.add(byName ? Headings.plain(name) : name));
        Set<String> free = new TreeSet<>();
        for (Mapping.Heading heading : Headings.of(table)) {
            free.addAll(heading.names());
        }
        for (int i = 0; i < titles.length; i++) {
            String title = titles[i];
            if (title == null) {
                continue;
            }
            accounted.set(i);
            if (used.contains(i) || ignored.contains(byName ? Headings.plain(title) : Letters.of(i))) {
                continue;
            }
            String suggestion = byName ? NearMiss.of(title, free) : null;
            problems.add(finding(
                    "MAP-0002",
                    places.cell(head.row(), i),
                    Map.of("column", title, "suggestion", suggestion == null ? "—" : suggestion)));
        }
    }

    private Finding finding(String code, String at, Map<String, String> arguments) {
        return findings.of(code, null, at, null, new HashMap<>(arguments));
    }
}
