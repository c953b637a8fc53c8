package hub.adapters.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The columns a mapping may name for one table: of its rows, by name or by letters, and those that stand elsewhere. 可用的列。 */
final class Columns {
    private final boolean byName;
    private final Set<String> derived;
    private final List<Join> joins;

    Columns(boolean byName, Set<String> derived, List<Join> joins) {
        this.byName = byName;
        this.derived = derived;
        this.joins = joins;
    }

    boolean byName() {
        return byName;
    }

    /** Whether the column is made of others, or of the title or the file name, so that its being filled tells nothing of a row. */
    boolean isDerived(Mapping.Heading heading) {
        return derived.contains(heading.shown());
    }

    /** A column as the mapping names it. */
    Mapping.Heading heading(String name, boolean required, Problems problems) {
        boolean elsewhere = derived.contains(name) || joins.stream().anyMatch(join -> name.startsWith(join.prefix()));
        if (!byName && !elsewhere && Letters.column(name) < 0) {
            problems.add(name + " 不是列，按位置时列为 A 至 XFD", name + " is no column, by position they are A to XFD");
            return Mapping.Heading.of("A", required);
        }
        return Mapping.Heading.of(name, required);
    }

    /** Rows told by what stands in a column. */
    Mapping.Filter filter(JsonNode node, Problems problems) {
        Set<String> values = new HashSet<>();
        node.path("is").forEach(text -> values.add(Plain.name(text.asText())));
        return new Mapping.Filter(heading(node.path("column").asText(), true, problems.under("column")), values);
    }
}
