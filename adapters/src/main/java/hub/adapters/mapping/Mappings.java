package hub.adapters.mapping;

import hub.adapters.ShippedAndOwnFiles;
import hub.standards.Standard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The mappings there are: those that ship, those of a folder at run time, and the one that derives from the standard itself. 映射集。
 */
public final class Mappings {
    /** Name of the mapping that derives from the standard: its templates, filled in. */
    public static final String TEMPLATE = "template";

    private final Mapping csvTemplate;
    private final Mapping workbookTemplate;
    private final Map<String, Mapping> byName;

    private Mappings(Standard standard, Map<String, Mapping> byName) {
        this.csvTemplate = TemplateMapping.of(standard, Mapping.Kind.CSV);
        this.workbookTemplate = TemplateMapping.of(standard, Mapping.Kind.WORKBOOK);
        this.byName = byName;
    }

    /**
     * Reads all mappings.
     *
     * @param standard the standard they map to
     * @param folder more mappings, one file each; one named as a shipped one takes its place; null or missing for none
     * @throws IllegalMappingException if anything is wrong with any of them; names everything that is
     */
    public static Mappings read(Standard standard, @Nullable Path folder) {
        Map<String, Mapping> byName = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        MappingReader reader = new MappingReader(standard);
        new ShippedAndOwnFiles("/partners", folder).forEach(file -> {
            if (TreeFiles.isTree(file)) {
                return;
            }
            Mapping mapping = reader.read(file, problems);
            if (mapping != null) {
                byName.put(mapping.partner(), mapping);
            }
        });
        if (!problems.isEmpty()) {
            throw new IllegalMappingException(problems);
        }
        return new Mappings(standard, byName);
    }

    /**
     * The mapping for a file: the first, by name, that applies to its sender and its name; else the template's.
     *
     * @param credential the sender's credential
     * @param fileName the name the sender gave it; what ends in {@code .xlsx} is a workbook, anything else delimited text
     */
    public Mapping forFile(String credential, String fileName) {
        Mapping.Kind kind = fileName.regionMatches(true, fileName.length() - 5, ".xlsx", 0, 5)
                ? Mapping.Kind.WORKBOOK
                : Mapping.Kind.CSV;
        return byName.values().stream()
                .filter(mapping ->
                        mapping.form().kind() == kind && mapping.appliesTo().fits(credential, fileName))
                .findFirst()
                .orElseGet(() -> template(kind));
    }

    /** The mapping of that name, a partner's or {@value #TEMPLATE}; empty if there is none. */
    public Optional<Mapping> named(String name, Mapping.Kind kind) {
        return name.equals(TEMPLATE)
                ? Optional.of(template(kind))
                : Optional.ofNullable(byName.get(name))
                        .filter(mapping -> mapping.form().kind() == kind);
    }

    /** The mapping that derives from the standard. */
    public Mapping template(Mapping.Kind kind) {
        return kind == Mapping.Kind.WORKBOOK ? workbookTemplate : csvTemplate;
    }

    /** The partners' mappings, by name. */
    public List<Mapping> all() {
        return List.copyOf(byName.values());
    }
}
