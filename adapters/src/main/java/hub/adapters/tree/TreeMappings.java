package hub.adapters.tree;

import hub.adapters.Form;
import hub.adapters.Limits;
import hub.adapters.RecordReader;
import hub.adapters.ShippedAndOwnFiles;
import hub.adapters.mapping.IllegalMappingException;
import hub.adapters.mapping.TreeFiles;
import hub.standards.Standard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The mappings of trees there are: those that ship, and those of a folder at run time. 树形映射集。 */
public final class TreeMappings {
    private final Map<String, TreeMapping> byName;

    private TreeMappings(Map<String, TreeMapping> byName) {
        this.byName = byName;
    }

    /**
     * Reads all mappings of trees.
     *
     * @param standard the standard they map to
     * @param folder more mappings, one YAML file each with its program beside it; one named as a shipped one takes its place
     * @throws IllegalMappingException if anything is wrong with any of them; names everything that is
     */
    public static TreeMappings read(Standard standard, @Nullable Path folder) {
        Map<String, TreeMapping> byName = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        TreeMappingReader reader = new TreeMappingReader(standard);
        new ShippedAndOwnFiles("/partners", folder).forEach(file -> {
            if (TreeFiles.isTree(file)) {
                TreeMapping mapping = reader.read(file, problems);
                if (mapping != null) {
                    byName.put(mapping.partner(), mapping);
                }
            }
        });
        if (!problems.isEmpty()) {
            throw new IllegalMappingException(problems);
        }
        return new TreeMappings(byName);
    }

    /** The mapping for a file: the first, by name, that is of its form and applies to its sender and its name; empty for the standard's form. */
    public Optional<TreeMapping> forFile(String credential, String fileName, Form form) {
        return byName.values().stream()
                .filter(mapping -> mapping.form() == form && mapping.appliesTo().fits(credential, fileName))
                .findFirst();
    }

    /** The mapping of that name and form; empty if there is none. */
    public Optional<TreeMapping> named(String name, Form form) {
        return Optional.ofNullable(byName.get(name)).filter(mapping -> mapping.form() == form);
    }

    /**
     * The mapping that a submission is read by: the one its sender names, else the one for its file.
     *
     * @param named the name its sender gave; null for none
     * @return empty for the standard's own form
     */
    public Optional<TreeMapping> chosen(@Nullable String named, String credential, String fileName, Form form) {
        return named == null ? forFile(credential, fileName, form) : named(named, form);
    }

    /** The mapping that answers as a partner's own SOAP service of that name; empty if there is none. */
    public Optional<TreeMapping> service(String name) {
        return Optional.ofNullable(byName.get(name)).filter(mapping -> mapping.service() != null);
    }

    /** All of them, by name. */
    public List<TreeMapping> all() {
        return List.copyOf(byName.values());
    }

    /** The reader of a mapping. */
    public static RecordReader reader(TreeMapping mapping, Limits limits) {
        return switch (mapping.form()) {
            case NDJSON -> new NdjsonTreeReader(mapping, limits);
            case XML -> new XmlTreeReader(mapping, limits);
            default -> new JsonTreeReader(mapping, limits);
        };
    }
}
