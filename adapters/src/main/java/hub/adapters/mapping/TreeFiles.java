package hub.adapters.mapping;

import hub.standards.IllegalStandardException;
import hub.standards.YamlFile;
import java.nio.file.Path;
import java.util.Set;

/** Which of the mapping files are about trees: they stand in the same folder as those about tables. 树形映射文件。 */
public final class TreeFiles {
    private static final Set<String> KINDS = Set.of("json", "ndjson", "xml");

    private TreeFiles() {}

    /** Whether the file says that it is about JSON or XML; what cannot be read is left to the reader of tables, which says why. */
    public static boolean isTree(Path file) {
        try {
            return KINDS.contains(YamlFile.read(file).path("form").path("kind").asText());
        } catch (IllegalStandardException e) {
            return false;
        }
    }
}
