package hub.adapters.mapping;

import hub.adapters.ShippedAndOwnFiles;
import hub.standards.Standard;
import hub.standards.StandardTree;
import hub.standards.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The mappings there are: those that ship, those of a folder at run time, and the one that derives from the standard itself. 映射集。
 */
public final class Mappings {
    /** Name of the mapping that derives from the standard: its templates, filled in. */
    public static final String TEMPLATE = "template";

    private final String current;
    private final Map<String, Mapping> csvTemplates = new HashMap<>();
    private final Map<String, Mapping> workbookTemplates = new HashMap<>();
    private final Map<String, Mapping> byName;

    private Mappings(Standard current, List<Standard> versions, Map<String, Mapping> byName) {
        this.current = current.version().version();
        for (Standard standard : versions) {
            csvTemplates.put(standard.version().version(), TemplateMapping.of(standard, Mapping.Kind.CSV));
            workbookTemplates.put(standard.version().version(), TemplateMapping.of(standard, Mapping.Kind.WORKBOOK));
        }
        this.byName = byName;
    }

    /**
     * Reads all mappings, each for the version it names.
     *
     * @param tree the standard they map to; a mapping may be for any version that is accepted
     * @param folder more mappings, as below
     * @throws IllegalMappingException if anything is wrong with any of them; names everything that is
     */
    public static Mappings read(StandardTree tree, @Nullable Path folder) {
        MappingReader reader =
                new MappingReader(tree.current(), version -> tree.accepts(version) ? tree.at(version) : null);
        return new Mappings(tree.current(), tree.released(), all(reader, folder));
    }

    /**
     * Reads all mappings for one version; those that were made for an earlier one are held against it.
     *
     * @param standard the standard they map to
     * @param folder more mappings, one file each; one named as a shipped one takes its place; null or missing for none
     * @throws IllegalMappingException if anything is wrong with any of them; names everything that is
     */
    public static Mappings read(Standard standard, @Nullable Path folder) {
        String own = standard.version().version();
        MappingReader reader = new MappingReader(standard, version -> Version.covers(own, version) ? standard : null);
        return new Mappings(standard, List.of(standard), all(reader, folder));
    }

    private static Map<String, Mapping> all(MappingReader reader, @Nullable Path folder) {
        Map<String, Mapping> byName = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        new ShippedAndOwnFiles("/partners", folder).forEach(file -> {
            Mapping mapping = reader.read(file, problems);
            if (mapping != null) {
                byName.put(mapping.partner(), mapping);
            }
        });
        if (!problems.isEmpty()) {
            throw new IllegalMappingException(problems);
        }
        return byName;
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

    /** The mapping that derives from the current version of the standard. */
    public Mapping template(Mapping.Kind kind) {
        return template(kind, current);
    }

    /** The mapping that derives from a version of the standard. */
    public Mapping template(Mapping.Kind kind, String version) {
        Mapping template = (kind == Mapping.Kind.WORKBOOK ? workbookTemplates : csvTemplates).get(version);
        return Objects.requireNonNull(template, version);
    }

    /** The partners' mappings, by name. */
    public List<Mapping> all() {
        return List.copyOf(byName.values());
    }
}
