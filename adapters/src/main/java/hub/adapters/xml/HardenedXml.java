package hub.adapters.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import hub.adapters.Limits;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.ErrorListener;
import javax.xml.transform.Templates;
import javax.xml.transform.TransformerConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stax.StAXSource;
import org.w3c.dom.Document;

/**
 * The one place where XML parsers are made. DTDs are not read, entities not resolved, nothing is ever fetched, and depth, attributes and
 * texts are bounded. 唯一的 XML 解析器工厂。
 *
 * <p>A document type declaration still shows as an event; whoever reads refuses it.
 */
public final class HardenedXml {
    private static final int MOST_ATTRIBUTES = 64;

    private final WstxInputFactory factory = new WstxInputFactory();

    public HardenedXml(Limits limits) {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // texts are read when they are met: a parser that reads them later throws what no one declares
        factory.setProperty(WstxInputProperties.P_LAZY_PARSING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, limits.depth());
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, limits.textLength());
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, limits.textLength());
        factory.setProperty(WstxInputProperties.P_MAX_ENTITY_COUNT, 1);
        factory.setProperty(WstxInputProperties.P_MAX_ENTITY_DEPTH, 1);
        factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, Long.MAX_VALUE);
    }

    /** An empty document, to be filled with what a parser of this factory gave. */
    public static Document document() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the platform makes no documents", e);
        }
    }

    /**
     * A stylesheet of XSLT 1.0, compiled by the platform: it calls no Java, and reads and writes nothing but what it is given.
     *
     * @param text the stylesheet
     * @throws TransformerConfigurationException if it is none, or fetches another
     */
    public Templates templates(Reader text) throws TransformerConfigurationException {
        TransformerFactory transformers = TransformerFactory.newDefaultInstance();
        transformers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        transformers.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        transformers.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
        transformers.setURIResolver((href, base) -> {
            throw new TransformerException("nothing is fetched");
        });
        List<String> problems = new ArrayList<>();
        transformers.setErrorListener(new ErrorListener() {
            @Override
            public void warning(TransformerException problem) {
                problems.add(problem.getMessageAndLocation());
            }

            @Override
            public void error(TransformerException problem) {
                problems.add(problem.getMessageAndLocation());
            }

            @Override
            public void fatalError(TransformerException problem) {
                problems.add(problem.getMessageAndLocation());
            }
        });
        try {
            Templates templates = transformers.newTemplates(new StAXSource(reader(text)));
            if (problems.isEmpty() && templates != null) {
                return templates;
            }
        } catch (XMLStreamException e) {
            throw new TransformerConfigurationException(e.getMessage(), e);
        } catch (TransformerConfigurationException e) {
            problems.add(e.getMessageAndLocation());
        }
        throw new TransformerConfigurationException(String.join("; ", problems));
    }

    /** A parser over characters that were decoded strictly; an encoding that the text declares is not looked at again. */
    public XMLStreamReader reader(Reader text) throws XMLStreamException {
        return factory.createXMLStreamReader(text);
    }
}
