package hub.adapters.workbook;

import hub.adapters.Content;
import hub.adapters.Limits;
import hub.adapters.mapping.Join;
import hub.adapters.mapping.JoinedTable;
import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.TableSource;
import hub.adapters.packed.Unpacking;
import hub.adapters.xml.HardenedXml;
import hub.schemas.Finding;
import hub.schemas.Findings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** The sheets whose rows complete those of others, held while the workbook is read. 关联工作表。 */
final class JoinedSheets {
    private final WorkbookParts parts;
    private final MergedAreas merged;
    private final Collection<List<Mapping.Table>> tables;
    private final Limits limits;
    private final Map<Mapping.Table, Map<String, JoinedTable>> byTable = new IdentityHashMap<>();

    JoinedSheets(WorkbookParts parts, MergedAreas merged, Collection<List<Mapping.Table>> tables, Limits limits) {
        this.parts = parts;
        this.merged = merged;
        this.tables = tables;
        this.limits = limits;
    }

    /** Reads them, in one pass if there are any. */
    List<Finding> read(Content content, HardenedXml xml, Findings findings) throws IOException, XMLStreamException {
        Map<String, List<JoinedTable>> byPart = new HashMap<>();
        for (List<Mapping.Table> choices : tables) {
            Mapping.Table table = choices.get(0);
            for (Join join : table.joins()) {
                for (String part : parts.partsNamed(join.table())) {
                    TableSource source = TableSource.sheet(content.name(), join.table(), merged.of(part), Map.of());
                    JoinedTable joined = new JoinedTable(table, join, source, findings, limits.sharedText());
                    byTable.computeIfAbsent(table, unused -> new HashMap<>()).put(join.name(), joined);
                    byPart.computeIfAbsent(part, unused -> new ArrayList<>()).add(joined);
                }
            }
        }
        if (byPart.isEmpty()) {
            return List.of();
        }
        try (Unpacking unpacking = new Unpacking(content.open(), limits)) {
            for (String part = unpacking.next(); part != null; part = unpacking.next()) {
                List<JoinedTable> joined = byPart.get(part);
                if (joined != null) {
                    new SheetRows(parts.shared(), parts.from1904(), limits)
                            .read(PartXml.open(xml, unpacking.part()), row -> joined.forEach(table -> table.row(row)));
                }
            }
        }
        List<Finding> problems = new ArrayList<>();
        byPart.values()
                .forEach(all -> all.forEach(joined -> {
                    joined.end();
                    problems.addAll(joined.problems());
                }));
        return problems;
    }

    /** The sheets a table is joined with, by the name they go by. */
    Map<String, JoinedTable> of(Mapping.Table table) {
        return byTable.getOrDefault(table, Map.of());
    }
}
