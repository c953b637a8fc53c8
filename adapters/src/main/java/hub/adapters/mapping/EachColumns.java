package hub.adapters.mapping;

import hub.schemas.Finding;
import hub.schemas.Findings;
import hub.standards.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns of a header that give a record each, as rules of their own. 每列一条记录。 */
final class EachColumns {
    private final Mapping.Table table;
    private final Completion completion;
    private final Findings findings;
    private final TablePlaces places;
    private final long row;
    private final List<Finding> problems;

    EachColumns(
            Mapping.Table table,
            Completion completion,
            Findings findings,
            TablePlaces places,
            long row,
            List<Finding> problems) {
        this.table = table;
        this.completion = completion;
        this.findings = findings;
        this.places = places;
        this.row = row;
        this.problems = problems;
    }

    /** The rules of the table; in place of one that asks for each column, one for every such column. */
    List<Mapping.RecordRule> rules(@Nullable String[] titles) {
        Set<String> known = new HashSet<>();
        Headings.of(table).forEach(heading -> heading.names().forEach(name -> known.add(Headings.plain(name))));
        table.ignores().forEach(name -> known.add(Headings.plain(name)));
        List<Mapping.RecordRule> rules = new ArrayList<>();
        for (Mapping.RecordRule rule : table.records()) {
            Mapping.EachColumn each = rule.each();
            if (each == null) {
                rules.add(rule);
                continue;
            }
            int before = rules.size();
            for (int i = 0; i < titles.length; i++) {
                String title = titles[i];
                if (title != null && !known.contains(Headings.plain(title)) && Mapping.matches(each.like(), title)) {
                    Mapping.RecordRule made = rule(rule, each, title, i);
                    if (made != null) {
                        rules.add(made);
                    }
                }
            }
            if (rules.size() == before) {
                problems.add(findings.of("SYN-0014", null, places.row(row), null, Map.of("column", each.like())));
            }
        }
        return rules;
    }

    private Mapping.@Nullable RecordRule rule(
            Mapping.RecordRule rule, Mapping.EachColumn each, String title, int column) {
        Map<Integer, Object> constants = new HashMap<>(rule.values().constants());
        String part = title;
        Field header = each.header();
        if (header != null) {
            Object value = each.converter()
                    .convert(
                            Dates.withYear(
                                    title, completion.derived(rule.values().year())),
                            CellKind.TEXT);
            if (value instanceof Converter.Outcome) {
                problems.add(findings.of(
                        "MAP-0001",
                        null,
                        places.cell(row, column),
                        title,
                        Map.of(
                                "field",
                                header.label().zh() + " " + header.name(),
                                "value",
                                title,
                                "type",
                                header.type().name().toLowerCase(java.util.Locale.ROOT))));
                return null;
            }
            constants.put(header.ordinal(), value);
            part = value.toString();
        }
        Mapping.Heading heading = Mapping.Heading.of(title, true);
        Mapping.Column own = each.column();
        List<Mapping.Column> columns = new ArrayList<>(rule.columns());
        columns.add(new Mapping.Column(heading, own.field(), own.converter(), own.repeating(), own.beside()));
        Mapping.Identity identity = rule.identity();
        return new Mapping.RecordRule(
                rule.type(),
                new Mapping.Identity(
                        identity.key(),
                        part,
                        identity.separator(),
                        identity.version(),
                        identity.operation(),
                        identity.institution()),
                new Mapping.Choice(rule.choice().when(), List.of(heading)),
                columns,
                new Mapping.Values(
                        constants, rule.values().defaults(), rule.values().year()),
                null);
    }
}
