package hub.adapters.mapping;

import hub.schemas.Finding;
import hub.schemas.Findings;
import hub.schemas.Masking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Completes the rows of a table with what stands elsewhere: in the title, in the name of the file, in tables that are joined with it. To
 * whoever reads the row these are columns like others. 补全行。
 */
final class Completion {
    private final Findings findings;
    private final TablePlaces places;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Found> derived = new ArrayList<>();
    private final List<Joined> joined = new ArrayList<>();
    private final List<Parts> composed = new ArrayList<>();

    private record Found(int column, String text, String place) {}

    private static final class Parts {
        private final int column;
        private final Derived.Composed parts;
        private int[] of = {};

        Parts(int column, Derived.Composed parts) {
            this.column = column;
            this.parts = parts;
        }
    }

    private static final class Joined {
        private final JoinedTable table;
        private final int first;
        private int own = -1;

        Joined(JoinedTable table, int first) {
            this.table = table;
            this.first = first;
        }
    }

    /**
     * For the rows of one table.
     *
     * @param firstFree the first column that no row has
     * @param problems takes what cannot be found
     */
    Completion(
            Mapping.Table table,
            TableSource source,
            Findings findings,
            TablePlaces places,
            HeadRows head,
            int firstFree,
            List<Finding> problems) {
        this.findings = findings;
        this.places = places;
        int free = firstFree;
        for (Map.Entry<String, Derived> each : table.shape().derived().entrySet()) {
            if (each.getValue() instanceof Derived.Composed parts) {
                composed.add(new Parts(free, parts));
                columns.put(each.getKey(), free++);
                continue;
            }
            Derived.Told told = (Derived.Told) each.getValue();
            Found found = find(told, head, source, free);
            if (found == null) {
                problems.add(findings.of(
                        told.from() == Derived.From.TITLE ? "MAP-0022" : "MAP-0023",
                        null,
                        source.file(),
                        null,
                        Map.of("column", each.getKey(), "file", source.file())));
            } else {
                derived.add(found);
            }
            columns.put(each.getKey(), free++);
        }
        for (Join join : table.joins()) {
            JoinedTable with = source.joined().get(join.name());
            if (with == null) {
                continue; // that it is missing was said
            }
            joined.add(new Joined(with, free));
            for (String name : with.wanted()) {
                columns.put(join.prefix() + name, free++);
            }
        }
    }

    private static @Nullable Found find(Derived.Told asked, HeadRows head, TableSource source, int column) {
        if (asked.from() == Derived.From.FILE_NAME) {
            String value = asked.of(source.file());
            return value == null ? null : new Found(column, value, source.file());
        }
        Set<String> values = new TreeSet<>();
        String place = "";
        for (HeadRows.Title title : head.titleCells()) {
            String value = asked.of(title.text());
            if (value != null && values.add(value) && place.isEmpty()) {
                place = new TablePlaces(source, new @Nullable String[0]).cell(title.row(), title.column());
            }
        }
        return values.size() == 1 ? new Found(column, values.iterator().next(), place) : null;
    }

    /** Finds the columns by which tables are joined, and of which others are made; a column of a table joined before is found as well. */
    void joinOn(ToIntFunction<Mapping.Heading> find) {
        composed.forEach(
                each -> each.of = each.parts.of().stream().mapToInt(find).toArray());
        joined.forEach(each -> each.own = find.applyAsInt(each.table.join().own()));
    }

    /** The column of a heading that no row has of itself; -1 if it is none. */
    int column(Mapping.Heading heading) {
        return columns.getOrDefault(heading.shown(), -1);
    }

    /** What the title or the file name gives for a heading; empty if it is none of theirs. */
    String derived(Mapping.@Nullable Heading heading) {
        int column = heading == null ? -1 : column(heading);
        return derived.stream()
                .filter(found -> found.column == column)
                .map(Found::text)
                .findFirst()
                .orElse("");
    }

    /** Sets the columns, and adds what is missing. */
    void complete(Row row, List<Finding> about) {
        for (Found found : derived) {
            row.set(found.column, found.text, CellKind.TEXT);
            row.standsAt(found.column, found.place);
        }
        for (Joined each : joined) {
            join(each, row, about);
        }
        for (Parts each : composed) {
            compose(each, row);
        }
    }

    private void compose(Parts each, Row row) {
        List<String> parts = new ArrayList<>();
        for (int column : each.of) {
            String text = column < 0 ? null : row.text(column);
            if (text == null || Plain.blank(text)) {
                return;
            }
            String plain = Plain.trim(text);
            parts.add(row.kind(column).isNumber() ? Numbers.shown(plain) : plain);
        }
        String place = places.cell(row, each.of[0]);
        row.set(each.column, String.join(each.parts.with(), parts) + each.parts.ending(), CellKind.TEXT);
        row.standsAt(each.column, place);
    }

    private void join(Joined each, Row row, List<Finding> about) {
        Join join = each.table.join();
        String cell = each.own < 0 ? null : row.text(each.own);
        String key = cell == null ? "" : Plain.trim(cell);
        JoinedTable.Held held = key.isEmpty() ? null : each.table.find(key, row.kind(each.own));
        if (held == null && join.optional()) {
            return;
        }
        if (held == null || held.twice()) {
            String shown = key.isEmpty() ? null : Masking.show(null, key);
            about.add(findings.of(
                    held == null ? "MAP-0027" : "MAP-0028",
                    null,
                    each.own < 0 ? places.row(row.number()) : places.cell(row, each.own),
                    shown,
                    Map.of(
                            "column", join.own().shown(),
                            "value", shown == null ? "" : shown,
                            "table", join.table())));
            return;
        }
        for (int i = 0; i < held.texts().length; i++) {
            if (held.texts()[i] != null) {
                row.set(each.first + i, held.texts()[i], held.kinds()[i]);
                row.standsAt(each.first + i, each.table.place(held, i));
            }
        }
    }
}
