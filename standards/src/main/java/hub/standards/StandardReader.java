package hub.standards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the standard from its folder of YAML files; the only loader. 读取标准。
 *
 * <p>Every file is checked against the metamodel, so an unknown key, an unquoted code or a missing source stops the start and names the
 * file.
 */
public final class StandardReader {
    private final ObjectMapper json = new ObjectMapper();

    /**
     * The standard this jar ships.
     *
     * @throws IllegalStandardException if it is wrong
     */
    public static Standard shipped() {
        try {
            URI uri = Objects.requireNonNull(StandardReader.class.getResource("/standard/versions.yaml"))
                    .toURI();
            if (uri.getScheme().equals("jar")) {
                try (FileSystem jar = open(uri)) {
                    return new StandardReader().read(jar.getPath("/standard"));
                }
            }
            return new StandardReader().read(Objects.requireNonNull(Path.of(uri).getParent()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStandardException("the shipped standard cannot be found", e);
        }
    }

    private static FileSystem open(URI uri) throws IOException {
        String jar = uri.toString();
        URI file = URI.create(jar.substring("jar:".length(), jar.indexOf("!/")));
        try {
            return FileSystems.newFileSystem(Path.of(file));
        } catch (FileSystemAlreadyExistsException e) {
            return FileSystems.getFileSystem(uri);
        }
    }

    /**
     * Reads a standard.
     *
     * @param folder the folder that holds {@code versions.yaml}, {@code elements} and the rest
     * @throws IllegalStandardException if a file does not fit the metamodel, or a name leads nowhere
     */
    public Standard read(Path folder) {
        try {
            return assemble(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Standard assemble(Path folder) throws IOException {
        Metamodel metamodel = new Metamodel(json.readTree(Files.readString(folder.resolve("metamodel.json"))));
        JsonNode versions = metamodel.check("versions", YamlFile.read(folder.resolve("versions.yaml")));
        Map<String, DataElement> elements = new TreeMap<>();
        for (JsonNode node : files(metamodel, folder, "elements", "element")) {
            DataElement element = as(DataElement.class, node);
            put(elements, element.element(), element);
        }
        Map<String, CodeSet> codeSets = new TreeMap<>();
        for (JsonNode node : files(metamodel, folder, "codesets", "codeset")) {
            CodeSet set = codeSet(node);
            put(codeSets, set.reference(), set);
        }
        Map<String, RecordType> records = new LinkedHashMap<>();
        for (JsonNode node : files(metamodel, folder, "records", "record")) {
            RecordType record = recordType(node, elements);
            put(records, record.name(), record);
        }
        Map<String, Rule> rules = new TreeMap<>();
        for (JsonNode node : files(metamodel, folder, "rules", "rule")) {
            Rule rule = rule(node);
            put(rules, rule.rule(), rule);
        }
        Map<String, FindingText> findings = new TreeMap<>();
        for (JsonNode node : files(metamodel, folder, "findings", "finding")) {
            FindingText finding = new FindingText(
                    node.path("finding").asText(),
                    node.path("level").asText(),
                    node.path("severity").asText(),
                    as(Text.class, node.path("message")),
                    as(Text.class, node.path("hint")),
                    node.path("waits").asBoolean(false));
            put(findings, finding.finding(), finding);
        }
        Map<String, Service> services = new TreeMap<>();
        for (JsonNode node : files(metamodel, folder, "services", "service")) {
            put(
                    services,
                    node.path("service").asText(),
                    new Service(node.path("service").asText(), node));
        }
        Map<String, Translation> translations = new TreeMap<>();
        for (JsonNode node : files(metamodel, folder, "translations", "translation")) {
            Translation translation = translation(node);
            put(translations, translation.reference(), translation);
        }
        Standard standard = new Standard(
                current(versions.path("versions")),
                as(Text.class, versions.path("title")),
                elements,
                codeSets,
                records,
                rules,
                findings,
                services,
                translations);
        EveryNameLeadsSomewhere.check(standard);
        return standard;
    }

    private Version current(JsonNode versions) {
        for (JsonNode version : versions) {
            if (version.path("status").asText().equals("current")) {
                return as(Version.class, version);
            }
        }
        throw new IllegalStandardException("versions.yaml: no version is current");
    }

    private List<JsonNode> files(Metamodel metamodel, Path folder, String kind, String key) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        if (!Files.isDirectory(folder.resolve(kind))) {
            return nodes; // an archive keeps no empty folders: none there means nothing of that kind
        }
        try (Stream<Path> files = Files.list(folder.resolve(kind))) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted((a, b) ->
                            a.getFileName().toString().compareTo(b.getFileName().toString()))
                    .toList();
            // parsing is most of the work, and no file needs another
            List<JsonNode> parsed = sorted.parallelStream().map(YamlFile::read).toList();
            for (int at = 0; at < parsed.size(); at++) {
                nodes.add(metamodel.check(
                        key, parsed.get(at), kind + "/" + sorted.get(at).getFileName()));
            }
        }
        return nodes;
    }

    private CodeSet codeSet(JsonNode node) {
        List<Code> codes = new ArrayList<>();
        for (JsonNode code : node.path("codes")) {
            codes.add(as(Code.class, code));
        }
        return new CodeSet(
                node.path("codeset").asText(),
                node.path("edition").asText(),
                as(Text.class, node.path("name")),
                as(Source.class, node.path("source")),
                node.path("namespace").asText(),
                codes);
    }

    private Translation translation(JsonNode node) {
        String from = node.path("translation").path("from").asText();
        String to = node.path("translation").path("to").asText();
        Map<String, Rendering> codes = new LinkedHashMap<>();
        for (JsonNode row : node.path("codes")) {
            String code = row.path("code").asText();
            if (codes.put(code, rendering(row)) != null) {
                throw new IllegalStandardException(
                        "translation " + Translation.reference(from, to) + ": code " + code + " stands twice");
            }
        }
        return new Translation(from, to, as(Source.class, node.path("source")), codes);
    }

    private Rendering rendering(JsonNode row) {
        return switch (row.path("as").asText()) {
            case "exact" -> new Rendering.Exact(row.path("to").asText());
            case "broader" -> new Rendering.Broader(row.path("to").asText(), as(Text.class, row.path("lost")));
            case "ambiguous" -> new Rendering.Ambiguous(texts(row.path("among")), as(Text.class, row.path("lost")));
            default -> new Rendering.None(as(Text.class, row.path("lost")));
        };
    }

    private RecordType recordType(JsonNode node, Map<String, DataElement> elements) {
        String name = node.path("record").asText();
        List<Field> fields = new ArrayList<>();
        for (JsonNode field : node.path("fields")) {
            DataElement element = elements.get(field.path("element").asText());
            if (element == null) {
                throw new IllegalStandardException("record type " + name + ": no element "
                        + field.path("element").asText());
            }
            fields.add(new Field(
                    field.path("name").asText(),
                    fields.size(),
                    element,
                    field.has("label") ? as(Text.class, field.path("label")) : element.name(),
                    field.path("required").asBoolean(false),
                    field.path("since").asText(element.since()),
                    field.path("indexed").asBoolean(false)));
        }
        List<Reference> references = new ArrayList<>();
        for (JsonNode reference : node.path("references")) {
            references.add(reference(reference));
        }
        JsonNode person = node.path("person");
        return new RecordType(
                name,
                as(Text.class, node.path("name")),
                as(Text.class, node.path("definition")),
                senders(node.path("sender")),
                node.path("since").asText(),
                fields,
                references,
                person.isMissingNode() ? null : as(PersonKey.class, person),
                node.has("group") ? as(RecordGroup.class, node.path("group")) : null);
    }

    private List<Sender> senders(JsonNode node) {
        if (node instanceof ArrayNode) {
            List<Sender> senders = new ArrayList<>();
            node.forEach(sender -> senders.add(as(Sender.class, sender)));
            return senders;
        }
        return List.of(as(Sender.class, node));
    }

    private Reference reference(JsonNode node) {
        List<Map<String, String>> keys = new ArrayList<>();
        for (JsonNode key : node.path("keys")) {
            Map<String, String> fields = new LinkedHashMap<>();
            key.fields()
                    .forEachRemaining(
                            entry -> fields.put(entry.getKey(), entry.getValue().asText()));
            keys.add(fields);
        }
        return new Reference(
                node.path("name").asText(),
                node.path("record").asText(),
                scope(node),
                node.path("required").asBoolean(false),
                keys,
                node.path("finding").asText());
    }

    private Rule rule(JsonNode node) {
        Map<String, String> with = new LinkedHashMap<>();
        node.path("with")
                .fields()
                .forEachRemaining(
                        entry -> with.put(entry.getKey(), entry.getValue().asText()));
        JsonNode effective = node.path("effective");
        return new Rule(
                node.path("rule").asText(),
                node.path("record").asText(),
                with,
                as(Force.class, node.path("force")),
                as(Text.class, node.path("intent")),
                as(Source.class, node.path("clause")),
                effective.isMissingNode() ? null : as(Rule.Effective.class, effective),
                textOrNull(node, "when"),
                textOrNull(node, "check"),
                textOrNull(node, "java"),
                node.has("same") ? compared(node) : null,
                node.path("waits").asBoolean(false),
                textOrNull(node, "at"),
                as(Text.class, node.path("message")),
                as(Text.class, node.path("hint")),
                node.path("since").asText(),
                new Rule.Cases(
                        list(node.path("cases").path("accept")),
                        list(node.path("cases").path("refuse"))),
                node.path("waivable").asBoolean(true));
    }

    private static Rule.Compared compared(JsonNode node) {
        List<List<String>> same = new ArrayList<>();
        for (JsonNode entry : node.path("same")) {
            same.add(entry.isArray() ? texts(entry) : List.of(entry.asText()));
        }
        return new Rule.Compared(
                same, scope(node), texts(node.path("differing")), node.has("total") ? total(node.path("total")) : null);
    }

    private static Rule.Total total(JsonNode node) {
        Map<String, String> counting = new LinkedHashMap<>();
        node.path("counting")
                .fields()
                .forEachRemaining(
                        entry -> counting.put(entry.getKey(), entry.getValue().asText()));
        return new Rule.Total(
                textOrNull(node, "in"),
                textOrNull(node, "of"),
                counting,
                node.path("times").asLong(1),
                textOrNull(node, "within"),
                node.has("atMost") ? node.path("atMost").asLong() : null,
                textOrNull(node, "agrees"));
    }

    private static Reference.Scope scope(JsonNode node) {
        return node.path("scope").asText().equals("global") ? Reference.Scope.GLOBAL : Reference.Scope.INSTITUTION;
    }

    private static List<String> texts(JsonNode array) {
        return list(array).stream().map(JsonNode::asText).toList();
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>();
        array.forEach(nodes::add);
        return List.copyOf(nodes);
    }

    private static @Nullable String textOrNull(JsonNode node, String key) {
        return node.has(key) ? node.path(key).asText() : null;
    }

    private <T> T as(Class<T> type, JsonNode node) {
        try {
            return json.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStandardException(type.getSimpleName() + " cannot be read from " + node, e);
        }
    }

    private static <T> void put(Map<String, T> map, String key, T value) {
        if (map.put(key, value) != null) {
            throw new IllegalStandardException(key + " is defined twice");
        }
    }
}
