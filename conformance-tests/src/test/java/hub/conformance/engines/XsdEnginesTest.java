package hub.conformance.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hub.adapters.Form;
import hub.schemas.Level;
import hub.standards.Standard;
import hub.standards.StandardReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.codehaus.stax2.validation.XMLValidationSchema;
import org.codehaus.stax2.validation.XMLValidationSchemaFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

/** The published XSD means to libxml2 what it means to the JDK's engine, and they judge as the hub does. */
class XsdEnginesTest {
    private static final Standard STANDARD = StandardReader.shipped();
    private static final String VERSION = STANDARD.version().version();
    private static final String NAMESPACE = "urn:cadre-training:exchange:" + VERSION;
    private static final Path XSD = Path.of("..", "schemas", "published", VERSION, "xsd", "records.xsd");
    private static final Map<Shape, String> DOCUMENTS = new LinkedHashMap<>();
    private static final Map<Shape, Boolean> VALID = new LinkedHashMap<>();

    /** The JDK's Xerces gives the verdict that others are held against. */
    @BeforeAll
    static void askTheJdk() throws SAXException, IOException, XMLStreamException {
        Schema schema =
                SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(XSD.toFile());
        for (Shape shape : new Corpus(STANDARD).all()) {
            if (shape.xml() != null) {
                String document = document(shape, shape.xml());
                DOCUMENTS.put(shape, document);
                VALID.put(shape, isValid(schema, document));
            }
        }
    }

    @Test
    void theCorpusHoldsBothKinds() {
        assertThat(VALID).hasSizeGreaterThan(5000);
        assertThat(VALID.values().stream().filter(valid -> valid).count()).isGreaterThan(1500);
        assertThat(VALID.values().stream().filter(valid -> !valid).count()).isGreaterThan(1500);
        VALID.forEach((shape, valid) -> {
            if (shape.kind().equals("sample")) {
                assertThat(valid).as(shape.toString()).isTrue();
            }
        });
    }

    @Test
    void theHubJudgesAsTheSchemaDoes() throws IOException {
        OurVerdict ours = new OurVerdict(STANDARD);
        Differences differences = new Differences("xsd");
        for (Shape shape : DOCUMENTS.keySet()) {
            differences.compare(
                    shape.kind(), ours.accepts(Form.XML, text(shape), Set.of(Level.RECORD)), isValid(shape), shape);
        }
        differences.areThoseListed();
    }

    /** A stricter reader of patterns than most: what it cannot read, an old tool of a partner cannot either. */
    @Test
    void theMultiSchemaValidatorReadsTheSchema() throws XMLStreamException {
        assertThat(XMLValidationSchemaFactory.newInstance(XMLValidationSchema.SCHEMA_ID_W3C_SCHEMA)
                        .createSchema(XSD.toFile()))
                .isNotNull();
    }

    @Test
    void libxml2Agrees(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Program.runs("xmllint", "--version"), "xmllint is not on this machine (Debian: libxml2-utils)");
        Map<String, Shape> byFile = new LinkedHashMap<>();
        for (Shape shape : DOCUMENTS.keySet()) {
            Path file = folder.resolve(byFile.size() + ".xml");
            Files.writeString(file, text(shape));
            byFile.put(file.toString(), shape);
        }
        List<String> said = new ArrayList<>();
        for (List<String> some : Program.portions(List.copyOf(byFile.keySet()), 1000)) {
            List<String> command =
                    new ArrayList<>(List.of("xmllint", "--nonet", "--noout", "--schema", XSD.toString()));
            command.addAll(some);
            said.addAll(Program.lines(command, ""));
        }
        Differences differences = new Differences("libxml2");
        int judged = 0;
        for (String line : said) {
            boolean validates = line.endsWith(" validates");
            if (validates || line.endsWith(" fails to validate")) {
                Shape shape = Objects.requireNonNull(byFile.get(line.substring(0, line.indexOf(".xml ") + 4)), line);
                differences.compare(shape.kind(), isValid(shape), validates, shape);
                judged++;
            }
        }
        assertThat(judged).isEqualTo(byFile.size());
        differences.areThoseListed();
    }

    private static String text(Shape shape) {
        return Objects.requireNonNull(DOCUMENTS.get(shape));
    }

    private static boolean isValid(Shape shape) {
        return Boolean.TRUE.equals(VALID.get(shape));
    }

    private static boolean isValid(Schema schema, String document) throws IOException {
        try {
            schema.newValidator().validate(new StreamSource(new StringReader(document)));
            return true;
        } catch (SAXException e) {
            return false;
        }
    }

    private static String document(Shape shape, Collection<Shape.Element> elements) throws XMLStreamException {
        StringWriter text = new StringWriter();
        XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("records");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeStartElement("record");
        xml.writeAttribute("type", shape.type());
        xml.writeAttribute("sourceId", "S-1");
        xml.writeAttribute("sourceVersion", "1");
        xml.writeStartElement(shape.type());
        for (Shape.Element element : elements) {
            xml.writeStartElement(element.name());
            xml.writeCharacters(element.text());
            xml.writeEndElement();
        }
        xml.writeEndDocument();
        xml.close();
        return text.toString();
    }
}
