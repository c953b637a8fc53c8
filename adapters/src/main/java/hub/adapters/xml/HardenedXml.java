package hub.adapters.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import hub.adapters.Limits;
import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

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

    /** A parser over characters that were decoded strictly; an encoding that the text declares is not looked at again. */
    public XMLStreamReader reader(Reader text) throws XMLStreamException {
        return factory.createXMLStreamReader(text);
    }
}
