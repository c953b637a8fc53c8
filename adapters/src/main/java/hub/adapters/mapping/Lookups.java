package hub.adapters.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The look-up tables of a mapping file, each in the file itself or in a CSV of two columns beside it. 对照表。 */
final class Lookups {
    private static final int MOST = 200_000;

    private final Map<String, Map<String, String>> tables = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    private Lookups() {}

    static Lookups read(JsonNode node, Path mapping, Problems problems) {
        Lookups lookups = new Lookups();
        node.fields().forEachRemaining(entry -> {
            JsonNode file = entry.getValue().path("file");
            Problems here = problems.under(entry.getKey());
            Map<String, String> table = new LinkedHashMap<>();
            if (file.isMissingNode()) {
                entry.getValue()
                        .path("values")
                        .fields()
                        .forEachRemaining(
                                row -> table.put(row.getKey(), row.getValue().asText()));
            } else {
                readFile(mapping.resolveSibling(file.asText()), table, here);
            }
            lookups.tables.put(entry.getKey(), table);
        });
        return lookups;
    }

    private static void readFile(Path file, Map<String, String> table, Problems problems) {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            problems.add("映射文件旁边没有 " + name, "there is no " + name + " beside the mapping file");
            return;
        }
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file)) {
            for (CsvRecord row : rows) {
                if (row.getFieldCount() != 2 || table.size() >= MOST) {
                    problems.add(
                            name + " 第 " + row.getStartingLineNumber() + " 行不是两列",
                            name + ", line " + row.getStartingLineNumber() + " has not two columns");
                    return;
                }
                String key = Plain.trim(row.getField(0).replace("\uFEFF", ""));
                if (table.put(key, Plain.trim(row.getField(1))) != null) {
                    problems.add(name + " 中 " + key + " 出现两次", name + " holds " + key + " twice");
                }
            }
        } catch (IOException | RuntimeException e) {
            problems.add(name + " 读不出来，应为 UTF-8 的 CSV", name + " cannot be read; it must be CSV in UTF-8");
        }
    }

    /** The table of that name; null if there is none. */
    @Nullable
    Map<String, String> table(String name) {
        used.add(name);
        return tables.get(name);
    }

    Set<String> names() {
        return tables.keySet();
    }

    /** Names the tables that nothing asks for. */
    void unused(Problems problems) {
        tables.keySet().stream()
                .filter(name -> !used.contains(name))
                .forEach(name -> problems.under(name).add("没有列用到这张对照表", "no column uses this look-up table"));
    }
}
