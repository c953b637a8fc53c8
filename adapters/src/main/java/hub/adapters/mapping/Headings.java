package hub.adapters.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of one table by the names that mean them. 列名。 */
final class Headings {
    private final Head head;
    private final Map<String, List<String>> synonyms;
    private final Map<String, Integer> byName = new HashMap<>();
    private final List<Integer> twice = new ArrayList<>();

    /** @param titles the header; null where a column has no name */
    Headings(Head head, Map<String, List<String>> synonyms, @Nullable String[] titles) {
        this.head = head;
        this.synonyms = synonyms;
        for (int i = 0; head.byName() && i < titles.length; i++) {
            String title = titles[i];
            if (title != null && byName.putIfAbsent(plain(title), i) != null) {
                twice.add(i);
            }
        }
    }

    /** A header for comparison; the asterisk marks required columns in templates. */
    static String plain(String title) {
        String name = Plain.name(title);
        return name.endsWith("*") ? name.substring(0, name.length() - 1) : name;
    }

    /** Columns whose name another column has already. */
    List<Integer> twice() {
        return twice;
    }

    /** The column of that name or one of its synonyms, counted from 0; -1 if there is none. */
    int find(String name) {
        if (!head.byName()) {
            return Letters.column(name);
        }
        Integer column = byName.get(plain(name));
        for (String synonym : synonyms.getOrDefault(name, List.of())) {
            column = column == null ? byName.get(plain(synonym)) : column;
        }
        return column == null ? -1 : column;
    }

    /** The column of a heading, counted from 0; -1 if there is none. */
    int find(Mapping.Heading heading) {
        for (String name : heading.names()) {
            int column = find(name);
            if (column >= 0) {
                return column;
            }
        }
        return -1;
    }

    /** All headings that a table's rows are asked for. */
    static List<Mapping.Heading> of(Mapping.Table table) {
        List<Mapping.Heading> headings = new ArrayList<>();
        for (Mapping.RecordRule rule : table.records()) {
            of(rule, headings);
        }
        table.joins().forEach(join -> headings.add(join.own()));
        for (Derived derived : table.shape().derived().values()) {
            if (derived instanceof Derived.Composed composed) {
                headings.addAll(composed.of());
            }
        }
        Mapping.Filter passes = table.shape().passes();
        if (passes != null) {
            headings.add(passes.column());
        }
        return headings;
    }

    private static void of(Mapping.RecordRule rule, List<Mapping.Heading> headings) {
        Mapping.Identity identity = rule.identity();
        headings.addAll(identity.key());
        if (identity.version() != null) {
            headings.add(identity.version());
        }
        if (identity.operation() != null) {
            headings.add(identity.operation().column());
        }
        if (identity.institution() != null) {
            headings.add(identity.institution());
        }
        if (rule.choice().when() != null) {
            headings.add(rule.choice().when().column());
        }
        if (rule.values().year() != null) {
            headings.add(rule.values().year());
        }
        rule.columns().forEach(column -> headings.add(column.heading()));
    }
}
