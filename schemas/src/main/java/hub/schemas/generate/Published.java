package hub.schemas.generate;

import com.fasterxml.jackson.databind.ObjectMapper;
import hub.schemas.generate.handbook.Handbook;
import hub.standards.RecordType;
import hub.standards.Standard;
import hub.standards.StandardTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that derives from a standard, by its path under {@code published/<version>/}. 全部派生产物。 */
public final class Published {
    /** The folders that hold derived files, and the files in them that are written by hand. */
    private static final Set<String> DERIVED_FOLDERS = Set.of(
            "json", "xsd", "csv", "xlsx", "db", "catalogue", "codesets", "openapi", "handbook", "wsdl", "changes");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Published() {}

    /** The files of one version of a standard: path to bytes. */
    public static SortedMap<String, byte[]> files(StandardTree tree, Standard version) {
        SortedMap<String, byte[]> files = files(version);
        files.putAll(Contracts.carriedTo(version));
        Standard before = null;
        for (Standard one : tree.versions()) {
            if (one == version && before != null) {
                files.putAll(new DifferenceWriter(Differences.between(tree, before, version)).files());
            }
            before = one;
        }
        return files;
    }

    /** The files that derive from one version alone: path to bytes. */
    public static SortedMap<String, byte[]> files(Standard standard) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        JsonSchemaWriter schemas = new JsonSchemaWriter(standard);
        CsvTemplateWriter csv = new CsvTemplateWriter();
        WorkbookTemplateWriter workbooks = new WorkbookTemplateWriter(standard);
        files.put("json/submission.json", JsonText.bytes(schemas.submission()));
        for (RecordType type : standard.recordTypes()) {
            files.put("json/" + type.name() + ".json", JsonText.bytes(schemas.data(type)));
            files.put("csv/" + type.name() + ".csv", csv.template(type));
            files.put("xlsx/" + type.name() + ".xlsx", workbooks.template(type));
        }
        files.put("xsd/records.xsd", new XsdWriter(standard).records());
        files.put("openapi/models.json", JsonText.bytes(new OpenApiModelsWriter(standard).models()));
        RequiredColumns required = RequiredColumns.of(standard);
        files.put("db/required-columns.json", JsonText.bytes(JSON.valueToTree(required)));
        files.put(
                "db/record-tables.yaml",
                ChangelogWriter.write(required.version(), ChangelogProposal.everything(required)));
        ErrorCatalogueWriter catalogue = new ErrorCatalogueWriter(standard);
        files.put("catalogue/findings.json", JsonText.bytes(catalogue.catalogue()));
        files.put("catalogue/findings.md", catalogue.page());
        CodeSetTableWriter codeSets = new CodeSetTableWriter(standard);
        files.put("codesets/codesets.json", JsonText.bytes(codeSets.list()));
        standard.codeSets()
                .forEach((reference, set) ->
                        files.put("codesets/" + reference + ".json", JsonText.bytes(codeSets.table(set))));
        files.putAll(Handbook.files(standard));
        return files;
    }

    /** The derived files that stand in the folder of a version, in order. */
    public static List<Path> derivedIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> DERIVED_FOLDERS.contains(name(folder, file).replaceAll("/.*", "")))
                    .filter(file -> !Contracts.byHand(folder, name(folder, file)))
                    .sorted()
                    .toList();
        }
    }

    /** The path of a file under the folder of its version, with slashes. */
    static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
