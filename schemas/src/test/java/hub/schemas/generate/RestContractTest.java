package hub.schemas.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import hub.standards.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The REST contract, written by hand: it holds together, and its receipt says what the SOAP receipt says. */
class RestContractTest {
    private static final Path FOLDER = Documents.FOLDER.resolve("openapi");

    private static JsonNode contract = MissingNode.getInstance();
    private static JsonNode models = MissingNode.getInstance();

    @BeforeAll
    static void read() throws IOException {
        contract = YamlFile.read(FOLDER.resolve("hub.yaml"));
        models = new ObjectMapper().readTree(FOLDER.resolve("models.json").toFile());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = new ArrayList<>();
        collect(contract, "$ref", references);
        assertThat(references).hasSizeGreaterThan(100).allSatisfy(reference -> {
            JsonNode document = reference.startsWith("models.json#") ? models : contract;
            assertThat(document.at(reference.replaceFirst("^[^#]*#", "")).isMissingNode())
                    .as(reference)
                    .isFalse();
        });
        List<String> own = new ArrayList<>();
        collect(models, "$ref", own);
        assertThat(own)
                .allSatisfy(reference -> assertThat(
                                models.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void everyComponentIsUsed() {
        List<String> references = new ArrayList<>();
        collect(contract, "$ref", references);
        contract.path("components").fields().forEachRemaining(kind -> {
            if (!kind.getKey().equals("securitySchemes")) {
                kind.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                name -> assertThat(references).contains("#/components/" + kind.getKey() + "/" + name));
            }
        });
    }

    @Test
    void operationsAreNamedOnceAndEveryPathParameterIsDeclared() {
        Map<String, String> operations = new TreeMap<>();
        contract.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                    if (!method.getKey().equals("parameters")) {
                        String id = method.getValue().path("operationId").asText();
                        assertThat(id).as(path.getKey() + " " + method.getKey()).isNotEmpty();
                        assertThat(operations.put(id, path.getKey()))
                                .as(id + " stands twice")
                                .isNull();
                    }
                }));
        operations.forEach((id, path) -> {
            TreeSet<String> declared = new TreeSet<>();
            contract.path("paths").path(path).path("parameters").forEach(parameter -> {
                JsonNode found = parameter.has("$ref")
                        ? contract.at(parameter.path("$ref").asText().substring(1))
                        : parameter;
                declared.add(found.path("name").asText());
            });
            TreeSet<String> named = new TreeSet<>();
            java.util.regex.Pattern.compile("\\{([^}]+)}")
                    .matcher(path)
                    .results()
                    .forEach(one -> named.add(one.group(1)));
            assertThat(declared).as(path).isEqualTo(named);
        });
        assertThat(operations.keySet())
                .contains(
                        "submit",
                        "validate",
                        "getReceipt",
                        "getCodeSet",
                        "readChanges",
                        "redrive",
                        "getReconciliation");
    }

    @Test
    void everyRefusalIsAProblemWithCodeAndBothLanguages() {
        contract.path("components")
                .path("responses")
                .fields()
                .forEachRemaining(response -> assertThat(response.getValue()
                                .at("/content/application~1problem+json/schema/$ref")
                                .asText())
                        .as(response.getKey())
                        .isEqualTo("#/components/schemas/Problem"));
        List<String> required = new ArrayList<>();
        contract.at("/components/schemas/Problem/required").forEach(name -> required.add(name.asText()));
        assertThat(required).contains("code", "message", "hint");
    }

    @Test
    void theReceiptIsTheSameByRestAndBySoap() throws IOException {
        Document soap = Documents.read(Documents.FOLDER.resolve("wsdl/receipt.xsd"));
        for (String type : List.of("Receipt", "Counts", "LevelRun", "Sample", "FindingGroup", "Finding")) {
            List<String> byRest = new ArrayList<>();
            contract.path("components")
                    .path("schemas")
                    .path(type)
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(byRest::add);
            assertThat(children(type(soap, "complexType", type))).as(type).isEqualTo(byRest);
        }
        for (String type : List.of("SubmissionState", "Level")) {
            List<String> byRest = new ArrayList<>();
            contract.path("components")
                    .path("schemas")
                    .path(type)
                    .path("enum")
                    .forEach(value -> byRest.add(value.asText()));
            assertThat(values(type(soap, "simpleType", type))).as(type).isEqualTo(byRest);
        }
    }

    private static Element type(Document document, String kind, String name) {
        return Documents.elements(document, "http://www.w3.org/2001/XMLSchema", kind).stream()
                .filter(type -> type.getAttribute("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The elements directly in the sequence of a type. */
    private static List<String> children(Element type) {
        List<String> names = new ArrayList<>();
        for (var node = type.getFirstChild(); node != null; node = node.getNextSibling()) {
            if ("sequence".equals(node.getLocalName())) {
                for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
                    if (child instanceof Element element) {
                        names.add(element.getAttribute("name"));
                    }
                }
            }
        }
        return names;
    }

    private static List<String> values(Element type) {
        List<String> values = new ArrayList<>();
        var nodes = type.getElementsByTagNameNS("*", "enumeration");
        for (int at = 0; at < nodes.getLength(); at++) {
            values.add(((Element) nodes.item(at)).getAttribute("value"));
        }
        return values;
    }

    private static void collect(JsonNode node, String key, List<String> values) {
        if (node.isObject()) {
            node.fields().forEachRemaining(entry -> {
                if (entry.getKey().equals(key) && entry.getValue().isTextual()) {
                    values.add(entry.getValue().asText());
                } else {
                    collect(entry.getValue(), key, values);
                }
            });
        } else {
            node.forEach(child -> collect(child, key, values));
        }
    }
}
