package hub.adapters.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of several tables a header is of. 按表头选表。 */
final class TableChoice {
    private final List<Mapping.Table> choices;

    TableChoice(List<Mapping.Table> choices) {
        this.choices = choices;
    }

    /** The table most of whose names stand in the header; where some fit equally, the one that then lacks the fewest required columns. */
    Mapping.Table by(@Nullable String[] titles) {
        Set<String> there = new HashSet<>();
        for (String title : titles) {
            if (title != null) {
                there.add(Headings.plain(title));
            }
        }
        Mapping.Table best = choices.get(0);
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
        return (int) Headings.of(table).stream()
                .filter(heading -> heading.required()
                        && heading.names().stream().noneMatch(name -> there.contains(Headings.plain(name))))
                .count();
    }

    private static Set<String> names(Mapping.Table table) {
        Set<String> names = new HashSet<>();
        Headings.of(table).forEach(heading -> heading.names().forEach(name -> names.add(Headings.plain(name))));
        return names;
    }
}
