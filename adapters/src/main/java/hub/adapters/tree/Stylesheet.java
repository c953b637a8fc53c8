package hub.adapters.tree;

import hub.adapters.Limits;
import hub.adapters.xml.HardenedXml;
import java.io.StringReader;
import javax.xml.transform.ErrorListener;
import javax.xml.transform.Result;
import javax.xml.transform.Templates;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.dom.DOMResult;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.sax.SAXResult;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A stylesheet of XSLT 1.0. It fetches nothing, calls no Java and writes only to the handler it is given; a handler that throws ends it.
 * XSLT has no loop but over its input and no recursion without end but on the stack, and both are bounded here. 样式表。
 */
public final class Stylesheet {
    private final Templates templates;

    private Stylesheet(Templates templates) {
        this.templates = templates;
    }

    /**
     * Compiles a text.
     *
     * @throws IllegalArgumentException if it is no stylesheet, or one that asks for more than it is given; says why
     */
    public static Stylesheet of(String text) {
        try {
            return new Stylesheet(new HardenedXml(Limits.published()).templates(new StringReader(text)));
        } catch (TransformerConfigurationException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * Gives what it writes to a handler.
     *
     * @throws Yielded.NoAnswer if it ends with an error
     */
    void transform(Node document, DefaultHandler result) throws Yielded.NoAnswer {
        transform(document, new SAXResult(result));
    }

    /**
     * Makes a document of what it writes.
     *
     * @throws Yielded.NoAnswer if it ends with an error
     */
    Document document(Node document) throws Yielded.NoAnswer {
        Document result = HardenedXml.document();
        transform(document, new DOMResult(result));
        return result;
    }

    private void transform(Node document, Result result) throws Yielded.NoAnswer {
        try {
            Transformer transformer = templates.newTransformer();
            transformer.setErrorListener(SILENT);
            transformer.setURIResolver((href, base) -> {
                throw new TransformerException("nothing is fetched");
            });
            transformer.transform(new DOMSource(document), result);
        } catch (TransformerException e) {
            throw new Yielded.NoAnswer("stylesheet", e);
        } catch (RuntimeException e) {
            // the compiled sheet throws what its library throws
            throw new Yielded.NoAnswer("value", e);
        } catch (StackOverflowError e) {
            throw new Yielded.NoAnswer("depth", e);
        }
    }

    private static final ErrorListener SILENT = new ErrorListener() {
        @Override
        public void warning(TransformerException problem) {
            // what a sheet says goes nowhere: it may quote the content
        }

        @Override
        public void error(TransformerException problem) throws TransformerException {
            throw problem;
        }

        @Override
        public void fatalError(TransformerException problem) throws TransformerException {
            throw problem;
        }
    };
}
