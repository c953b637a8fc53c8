package hub.adapters.soap;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.w3c.dom.Element;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSOutput;
import org.w3c.dom.ls.LSSerializer;

/** The records element of an envelope as XML text, the form in which it is kept and read. 记录部分的文本。 */
public final class RecordsXml {
    private final DOMImplementationLS serializers;

    public RecordsXml() {
        try {
            serializers = (DOMImplementationLS)
                    DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the platform writes no XML", e);
        }
    }

    /** The element and everything in it, UTF-8. */
    public byte[] bytes(Element records) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LSOutput output = serializers.createLSOutput();
        output.setEncoding(StandardCharsets.UTF_8.name());
        output.setByteStream(bytes);
        LSSerializer serializer = serializers.createLSSerializer();
        serializer.write(records, output);
        return bytes.toByteArray();
    }
}
