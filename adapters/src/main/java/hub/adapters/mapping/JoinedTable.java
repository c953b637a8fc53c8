package hub.adapters.mapping;

import hub.schemas.Finding;
import hub.schemas.Findings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that others are joined with, by key; held in memory while a file is read, within a limit. 关联表的行。
 *
 * <p>Give it all rows, then ask.
 */
public final class JoinedTable {
    /** What a row and its cells take besides their texts. */
    private static final int OVERHEAD = 64;

    private final Join join;
    private final Findings findings;
    private final HeadRows head;
    private final TableSource source;
    private final List<String> wanted;
    private final Map<String, Held> byKey = new HashMap<>();
    private final List<Finding> problems = new ArrayList<>();
    private TablePlaces places;
    private int[] columns = {};
    private int key = -1;
    private long room;

    /**
     * A row that is held.
     *
     * @param row its number
     * @param texts the wanted columns
     * @param kinds what they hold
     * @param twice whether another row has the same key
     */
    record Held(long row, @Nullable String[] texts, CellKind[] kinds, boolean twice) {}

    /**
     * A joined table, empty as yet.
     *
     * @param mapping the table that is joined with it
     * @param join how
     * @param room bytes it may hold
     */
    public JoinedTable(Mapping.Table mapping, Join join, TableSource source, Findings findings, long room) {
        this.join = join;
        this.findings = findings;
        this.source = source;
        this.head = new HeadRows(join.head(), join.synonyms());
        this.places = new TablePlaces(source, new @Nullable String[0]);
        this.wanted = Headings.of(mapping).stream()
                .map(Mapping.Heading::shown)
                .filter(name -> name.startsWith(join.prefix()))
                .map(name -> name.substring(join.prefix().length()))
                .distinct()
                .toList();
        this.room = room;
    }

    /** Takes the next row, blank ones too. */
    public void row(Row row) {
        source.merged().fill(row, null, places);
        if (head.complete() || !head.take(row)) {
            if (key == -1) {
                start();
            }
            if (!row.blank() && key >= 0) {
                hold(row);
            }
        } else if (head.complete()) {
            start();
        }
    }

    /** Says what is wrong with a table that ended before its header did. */
    public void end() {
        if (key == -1) {
            start();
        }
    }

    private void start() {
        @Nullable String[] titles = head.titles();
        places = new TablePlaces(source, titles);
        Headings headings = new Headings(join.head(), join.synonyms(), titles);
        columns = wanted.stream().mapToInt(headings::find).toArray();
        key = headings.find(join.there());
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] < 0) {
                missing(wanted.get(i));
            }
        }
        if (key < 0) {
            key = -2;
            missing(join.there());
        }
        unknown(titles);
    }

    private void missing(String column) {
        problems.add(findings.of("SYN-0014", null, places.row(head.row()), null, Map.of("column", column)));
    }

    private void unknown(@Nullable String[] titles) {
        Set<Integer> used = new HashSet<>(List.of(key));
        for (int column : columns) {
            used.add(column);
        }
        Set<String> ignored = new HashSet<>();
        join.ignores().forEach(name -> ignored.add(join.head().byName() ? Headings.plain(name) : name));
        for (int i = 0; i < titles.length && !join.alsoRead(); i++) {
            String title = titles[i];
            if (title != null
                    && !used.contains(i)
                    && !ignored.contains(join.head().byName() ? Headings.plain(title) : Letters.of(i))) {
                problems.add(findings.of(
                        "MAP-0002",
                        null,
                        places.cell(head.row(), i),
                        null,
                        Map.of("column", title, "suggestion", "—")));
            }
        }
    }

    private void hold(Row row) {
        String text = row.text(key);
        if (text == null || Plain.blank(text)) {
            return;
        }
        String plain = plain(text, row.kind(key));
        @Nullable String[] texts = new @Nullable String[columns.length];
        CellKind[] kinds = new CellKind[columns.length];
        room -= OVERHEAD + 2L * plain.length();
        for (int i = 0; i < columns.length; i++) {
            texts[i] = columns[i] < 0 ? null : row.text(columns[i]);
            kinds[i] = columns[i] < 0 ? CellKind.TEXT : row.kind(columns[i]);
            room -= OVERHEAD + (texts[i] == null ? 0 : 2L * texts[i].length());
        }
        if (room < 0) {
            key = -2;
            byKey.clear();
            problems.add(findings.of("MAP-0030", null, places.row(row.number()), null, Map.of("table", join.table())));
            return;
        }
        Held before = byKey.get(plain);
        byKey.put(
                plain,
                before == null
                        ? new Held(row.number(), texts, kinds, false)
                        : new Held(before.row, before.texts, before.kinds, true));
    }

    private static String plain(String text, CellKind kind) {
        String trimmed = Plain.trim(text);
        return kind.isNumber() ? Numbers.shown(trimmed) : trimmed;
    }

    /** Findings about it as a whole, complete once it has all its rows. */
    public List<Finding> problems() {
        return problems;
    }

    /** The join it is for. */
    Join join() {
        return join;
    }

    /** The columns that are wanted of it, without its prefix; the columns of a held row stand in this order. */
    List<String> wanted() {
        return wanted;
    }

    /** The row of that key; null if there is none. */
    @Nullable
    Held find(String text, CellKind kind) {
        return byKey.get(plain(text, kind));
    }

    /** Where a wanted column of a held row stands. */
    String place(Held held, int wantedColumn) {
        int column = columns[wantedColumn];
        return column < 0 ? places.row(held.row) : places.cell(held.row, column);
    }

    /** Where a held row stands. */
    String place(Held held) {
        return places.row(held.row);
    }
}
