package hub.schemas.generate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** XML as published: indented by two spaces, LF, UTF-8. Builds one document; not thread-safe. */
final class XmlText {
    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** A comment of its own line. */
    XmlText comment(String words) {
        indent().append("<!-- ").append(words).append(" -->\n");
        return this;
    }

    /** Opens an element; attributes come as name, value, name, value. */
    XmlText open(String name, String... attributes) {
        start(name, attributes).append(">\n");
        open.push(name);
        return this;
    }

    XmlText close() {
        String name = open.pop();
        indent().append("</").append(name).append(">\n");
        return this;
    }

    /** An element without content. */
    XmlText empty(String name, String... attributes) {
        start(name, attributes).append("/>\n");
        return this;
    }

    /** An element with text. */
    XmlText text(String name, String words, String... attributes) {
        start(name, attributes)
                .append('>')
                .append(escape(words))
                .append("</")
                .append(name)
                .append(">\n");
        return this;
    }

    byte[] bytes() {
        if (!open.isEmpty()) {
            throw new IllegalStateException(open.peek() + " is not closed");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private StringBuilder start(String name, String... attributes) {
        indent().append('<').append(name);
        for (int at = 0; at < attributes.length; at += 2) {
            text.append(' ')
                    .append(attributes[at])
                    .append("=\"")
                    .append(escape(attributes[at + 1]))
                    .append('"');
        }
        return text;
    }

    private StringBuilder indent() {
        return text.append("  ".repeat(open.size()));
    }

    private static String escape(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
