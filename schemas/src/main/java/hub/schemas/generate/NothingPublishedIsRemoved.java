package hub.schemas.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hub.standards.CodeSet;
import hub.standards.RecordType;
import hub.standards.Standard;
import hub.standards.Translation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What was published stays: a record type, a field, an element, a code set, a code, a translation, a rule, a finding is retired and never
 * removed, because partners hold records that name it. 已发布的只停用，不删除。
 */
public final class NothingPublishedIsRemoved {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> elements = new TreeSet<>();
    private final List<JsonNode> schemas = new ArrayList<>();
    private final List<JsonNode> codeSets = new ArrayList<>();
    private final Set<String> findings = new TreeSet<>();

    /**
     * Reads what is published.
     *
     * @param folder of one version, such as {@code published/1.0}; what is not there was never published
     */
    public NothingPublishedIsRemoved(Path folder) throws IOException {
        for (JsonNode schema : documents(folder.resolve("json"))) {
            if (!schema.path("$id").asText().endsWith(":submission")) {
                schemas.add(schema);
                schema.path("properties")
                        .forEach(field -> elements.add(field.path("x-element").asText()));
            }
        }
        for (JsonNode table : documents(folder.resolve("codesets"))) {
            if (table.has("reference")) {
                codeSets.add(table);
            }
        }
        for (JsonNode catalogue : documents(folder.resolve("catalogue"))) {
            catalogue
                    .path("findings")
                    .forEach(entry -> findings.add(entry.path("code").asText()));
        }
    }

    private static List<JsonNode> documents(Path folder) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(one -> one.toString().endsWith(".json"))
                        .sorted()
                        .toList()) {
                    documents.add(JSON.readTree(file.toFile()));
                }
            }
        }
        return documents;
    }

    /** What the standard no longer has, each named; none if all of it is still there. */
    public List<String> breaches(Standard standard) {
        List<String> gone = new ArrayList<>();
        for (String code : findings) {
            if (!standard.rules().containsKey(code) && !standard.findings().containsKey(code)) {
                gone.add("rule or finding " + code);
            }
        }
        elements.stream()
                .filter(element -> !standard.elements().containsKey(element))
                .forEach(element -> gone.add("element " + element));
        schemas.forEach(schema -> records(standard, schema, gone));
        codeSets.forEach(table -> codes(standard, table, gone));
        return gone.stream()
                .map(one -> one + " was published and is gone; retire it instead 已发布，只可停用")
                .toList();
    }

    private static void records(Standard standard, JsonNode schema, List<String> gone) {
        String id = schema.path("$id").asText();
        String name = id.substring(id.lastIndexOf(':') + 1);
        RecordType type = standard.records().get(name);
        if (type == null) {
            gone.add("record type " + name);
            return;
        }
        schema.path("properties").fieldNames().forEachRemaining(field -> {
            if (type.find(field) == null) {
                gone.add("field " + name + "." + field);
            }
        });
    }

    private static void codes(Standard standard, JsonNode table, List<String> gone) {
        String reference = table.path("reference").asText();
        CodeSet set = standard.codeSet(reference);
        if (set == null) {
            gone.add("code set " + reference);
            return;
        }
        table.path("codes").forEach(code -> {
            if (set.find(code.path("code").asText()) == null) {
                gone.add("code " + reference + " " + code.path("code").asText());
            }
        });
        table.path("translations").forEach(published -> {
            String to = published.path("to").asText();
            Translation translation = standard.translation(reference, to);
            if (translation == null) {
                gone.add("translation " + Translation.reference(reference, to));
                return;
            }
            published.path("codes").forEach(code -> {
                if (!translation.codes().containsKey(code.path("code").asText())) {
                    gone.add("translation " + translation.reference() + " of "
                            + code.path("code").asText());
                }
            });
        });
    }
}
