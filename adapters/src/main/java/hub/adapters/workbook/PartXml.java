package hub.adapters.workbook;

import hub.adapters.xml.HardenedXml;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A part of a workbook as XML: UTF-8 or, with its mark, UTF-16, strictly decoded. 部件 XML。 */
final class PartXml {
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private PartXml() {}

    static XMLStreamReader open(HardenedXml xml, InputStream part) throws IOException, XMLStreamException {
        return xml.reader(characters(part));
    }

    /** The characters of a part, without its mark. */
    static InputStreamReader characters(InputStream part) throws IOException {
        BufferedInputStream in = new BufferedInputStream(part, 1 << 16);
        in.mark(4);
        int first = in.read();
        int second = in.read();
        int third = in.read();
        in.reset();
        Charset charset = first == 0xFE && second == 0xFF || first == 0xFF && second == 0xFE
                ? StandardCharsets.UTF_16
                : StandardCharsets.UTF_8;
        if (first == 0xEF && second == 0xBB && third == 0xBF) {
            in.skipNBytes(3);
        }
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /**
     * The same of a part that will be written again.
     *
     * @throws IOException if it is not UTF-8
     */
    static Reader utf8(InputStream part) throws IOException {
        InputStreamReader characters = characters(part);
        if (!StandardCharsets.UTF_8.equals(Charset.forName(characters.getEncoding()))) {
            throw new IOException("a part that is not UTF-8");
        }
        return characters;
    }

    /** The next event; a document type is as good as broken XML here. */
    static int next(XMLStreamReader xml) throws XMLStreamException {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new DoctypeException();
        }
        return event;
    }

    /** A document type declaration, which is refused. */
    static final class DoctypeException extends XMLStreamException {
        private static final long serialVersionUID = 1L;
    }

    /** An attribute by its local name, whatever its namespace. */
    static @Nullable String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The text of the element at hand. */
    static String text(XMLStreamReader xml) throws XMLStreamException {
        String text = "";
        int depth = 1;
        while (depth > 0) {
            int event = next(xml);
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (xml.hasText() && event != XMLStreamConstants.COMMENT) {
                text = text.isEmpty() ? xml.getText() : text + xml.getText();
            }
        }
        return text.indexOf("_x") < 0 ? text : unescaped(text);
    }

    /** {@code _x000D_} is how workbooks write characters that XML cannot. */
    private static String unescaped(String text) {
        Matcher matcher = ESCAPED.matcher(text);
        StringBuilder plain = new StringBuilder();
        while (matcher.find()) {
            String one = String.valueOf((char) Integer.parseInt(matcher.group(1), 16));
            matcher.appendReplacement(plain, Matcher.quoteReplacement(one));
        }
        return matcher.appendTail(plain).toString();
    }

    /** The texts of a shared or inline string, its runs joined, without the pronunciations. */
    static String runs(XMLStreamReader xml) throws XMLStreamException {
        String text = "";
        int depth = 1;
        int silent = 0;
        while (depth > 0) {
            int event = next(xml);
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("t") && silent == 0) {
                    String run = text(xml);
                    text = text.isEmpty() ? run : text + run;
                } else {
                    depth++;
                    silent = silent == 0 && xml.getLocalName().equals("rPh") ? depth : silent;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                silent = silent == depth ? 0 : silent;
                depth--;
            }
        }
        return text;
    }
}
