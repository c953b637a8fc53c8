package hub.schemas.generate;

import static org.assertj.core.api.Assertions.assertThat;

import hub.standards.Standard;
import hub.standards.StandardReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The SOAP contract, written by hand, against the standard: the partners' WSDL and the hub's own say the same. */
class SoapContractTest {
    private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
    private static final Path FOLDER = Documents.FOLDER.resolve("wsdl");
    private static final Standard STANDARD = StandardReader.shippedTree().at("1.0");

    private static final String RECORDS = """
            <records xmlns="urn:cadre-training:exchange:1.0">
              <record type="TrainingClass" sourceId="B-2026-0311" sourceVersion="0" op="upsert">
                <TrainingClass>
                  <classCode>PX2026-0311</classCode>
                  <name>县处级干部进修班</name>
                  <trainingKind>2</trainingKind>
                  <offJobState>1</offJobState>
                  <delivery>1</delivery>
                  <host>某市委组织部</host>
                  <startDate>2026-11-03</startDate>
                  <endDate>2026-11-07</endDate>
                  <days>4.5</days>
                  <plannedHours>36</plannedHours>
                  <hoursUnit>period-45</hoursUnit>
                  <abroad>false</abroad>
                </TrainingClass>
              </record>
              <record type="TrainingRecord" sourceId="PX2026-0311-007" sourceVersion="4" op="void"/>
            </records>
            """;

    private static Schema partners;
    private static Schema runtime;

    @BeforeAll
    static void readTheSchemas() throws SAXException {
        partners = Documents.schema(FOLDER.resolve("submission.xsd"));
        runtime = Documents.schema(FOLDER.resolve("envelope.xsd"));
    }

    @Test
    void bothContractsHaveTheSameOperations() throws IOException {
        Map<String, List<String>> operations = operations("submission.wsdl");
        assertThat(operations).isEqualTo(operations("submission-runtime.wsdl"));
        assertThat(operations.keySet()).containsExactly("getCodeSet", "getReceipt", "submit", "validate");
        assertThat(operations.values())
                .allSatisfy(messages -> assertThat(messages).contains("fault service:refused"));
    }

    @Test
    void everyOperationOfTheStandardIsInTheContract() throws IOException {
        List<String> promised = STANDARD.services().values().stream()
                .filter(service -> service.body().path("kind").asText().equals("operation"))
                .map(service -> service.service())
                .toList();
        assertThat(operations("submission.wsdl").keySet()).containsAll(promised);
    }

    @Test
    void everyMessageNamesAnElementOfTheSchemas() throws IOException {
        for (String wsdl : List.of("submission.wsdl", "submission-runtime.wsdl")) {
            Document document = Documents.read(FOLDER.resolve(wsdl));
            List<String> named = Documents.elements(document, WSDL, "part").stream()
                    .map(part -> part.getAttribute("element").replace("service:", ""))
                    .toList();
            String envelope = wsdl.equals("submission.wsdl") ? "submission.xsd" : "envelope.xsd";
            List<String> declared = new ArrayList<>(declared(envelope));
            declared.addAll(declared("receipt.xsd"));
            assertThat(declared).containsAll(named);
        }
    }

    @Test
    void everyRecordTypeStandsInTheSchemaWithItsFieldsInOrder() throws IOException {
        Document records = Documents.read(Documents.FOLDER.resolve("xsd/records.xsd"));
        Map<String, List<String>> types =
                Documents.elements(records, XMLConstants.W3C_XML_SCHEMA_NS_URI, "complexType").stream()
                        .filter(type -> !type.getAttribute("name").isEmpty())
                        .collect(Collectors.toMap(
                                type -> type.getAttribute("name"),
                                type -> Documents.names(type, "element"),
                                (one, other) -> one,
                                TreeMap::new));
        STANDARD.recordTypes()
                .forEach(type -> assertThat(types)
                        .containsEntry(
                                type.name(),
                                type.fields().stream()
                                        .map(field -> field.name())
                                        .toList()));
        assertThat(types.get("record"))
                .containsExactlyElementsOf(
                        STANDARD.recordTypes().stream().map(type -> type.name()).toList());
    }

    @Test
    void aSubmissionIsValidByBothContracts() throws IOException {
        for (String operation : List.of("submit", "validate")) {
            String call = call(operation, RECORDS);
            assertThat(Documents.errors(partners, call)).isEmpty();
            assertThat(Documents.errors(runtime, call)).isEmpty();
        }
    }

    @Test
    void wrongRecordsAreForTheRecordsJudgeAndNotForTheHubsEnvelope() throws IOException {
        for (String wrong : List.of(
                RECORDS.replace("<days>4.5</days>", "<days>four</days>"),
                RECORDS.replace("<days>4.5</days>", "<unheard>1</unheard>"),
                RECORDS.replace("<trainingKind>2</trainingKind>", "<trainingKind>正处</trainingKind>"),
                RECORDS.replace("<startDate>2026-11-03</startDate>", "<startDate>2026-11</startDate>"),
                RECORDS.replace("<classCode>PX2026-0311</classCode>", ""),
                RECORDS.replace("op=\"void\"", "op=\"delete\""),
                RECORDS.replace("sourceId=\"B-2026-0311\"", ""))) {
            assertThat(Documents.errors(partners, call("submit", wrong)))
                    .as(wrong)
                    .isNotEmpty();
            assertThat(Documents.errors(runtime, call("submit", wrong)))
                    .as(wrong)
                    .isEmpty();
        }
    }

    @Test
    void theEnvelopeItselfIsStrictInBoth() throws IOException {
        String call = call("submit", RECORDS);
        for (String wrong : List.of(
                call.replace("<secrecy>none</secrecy>", ""),
                call.replace("<standard>1.0</standard>", "<standard>newest</standard>"),
                call.replace("<wait>10</wait>", "<wait>3600</wait>"),
                call.replace("<secrecy>none</secrecy>", "<secrecy>none</secrecy><institution>me</institution>"),
                call("submit", ""),
                call("submit", RECORDS + RECORDS))) {
            assertThat(Documents.errors(partners, wrong)).as(wrong).isNotEmpty();
            assertThat(Documents.errors(runtime, wrong)).as(wrong).isNotEmpty();
        }
    }

    private static String call(String operation, String records) {
        return """
                <%1$s xmlns="urn:cadre-training:service:1">
                  <standard>1.0</standard>
                  <secrecy>none</secrecy>
                  <idempotencyKey>2026-11-0001</idempotencyKey>
                  <wait>10</wait>
                %2$s</%1$s>
                """.formatted(operation, records);
    }

    private static Map<String, List<String>> operations(String wsdl) throws IOException {
        Document document = Documents.read(FOLDER.resolve(wsdl));
        Map<String, List<String>> operations = new TreeMap<>();
        for (Element port : Documents.elements(document, WSDL, "portType")) {
            for (String name : Documents.names(port, "operation")) {
                operations.put(name, new ArrayList<>());
            }
        }
        for (String kind : List.of("input", "output", "fault")) {
            for (Element message : Documents.elements(document, WSDL, kind)) {
                if (message.hasAttribute("message")) {
                    String operation = ((Element) message.getParentNode()).getAttribute("name");
                    Objects.requireNonNull(operations.get(operation)).add(kind + " " + message.getAttribute("message"));
                }
            }
        }
        return operations;
    }

    private static List<String> declared(String schema) throws IOException {
        Document document = Documents.read(FOLDER.resolve(schema));
        return Documents.elements(document, XMLConstants.W3C_XML_SCHEMA_NS_URI, "element").stream()
                .filter(element -> element.getParentNode() == document.getDocumentElement())
                .map(element -> element.getAttribute("name"))
                .toList();
    }
}
