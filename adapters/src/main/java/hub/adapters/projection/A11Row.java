package hub.adapters.projection;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.standards.StandardRecord;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of HR's training set (人员培训信息集 A11): a training record in the names of the edition a subscriber knows. All values are text.
 *
 * <p>Whose row it is, is not in it: the person's key is HR's own, and a citizen ID is added only for whom it may be shown. What is void is
 * told by the event, not by a row.
 *
 * @param attributes names and values, in the order of the edition
 */
public record A11Row(Map<String, String> attributes) {

    public A11Row {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /**
     * The row of a training record.
     *
     * @param trainingRecord the record
     * @param trainingClass its class, null if it is not known
     * @param institution the institution that answers for it, null if it is not known
     * @param edition the names and how values are written
     */
    public static A11Row of(
            StandardRecord trainingRecord,
            @Nullable StandardRecord trainingClass,
            @Nullable StandardRecord institution,
            Projection edition) {
        Map<String, StandardRecord> with = new LinkedHashMap<>();
        if (trainingClass != null) {
            with.put("class", trainingClass);
        }
        if (institution != null) {
            with.put("institution", institution);
        }
        return new A11Row(edition.attributes(trainingRecord, with));
    }

    /** The row with one more attribute at its front, such as the citizen ID {@code A0184} for whoever may see it. */
    public A11Row with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>();
        more.put(name, value);
        more.putAll(attributes);
        more.put(name, value);
        return new A11Row(more);
    }

    /** The row as a JSON object of strings. */
    public ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        attributes.forEach(node::put);
        return node;
    }

    /** The row as an empty XML element {@code row} with attributes. */
    public String xml() {
        StringBuilder xml = new StringBuilder("<row");
        attributes.forEach((name, value) -> {
            xml.append(' ').append(name).append("=\"");
            value.codePoints().forEach(c -> escape(c, xml));
            xml.append('"');
        });
        return xml.append("/>").toString();
    }

    /** Line breaks and tabs as references, or a parser would read blanks; what XML cannot hold becomes U+FFFD. */
    private static void escape(int c, StringBuilder xml) {
        switch (c) {
            case '&' -> xml.append("&amp;");
            case '<' -> xml.append("&lt;");
            case '>' -> xml.append("&gt;");
            case '"' -> xml.append("&quot;");
            case '\t', '\n', '\r' -> xml.append("&#").append(c).append(';');
            default -> {
                boolean allowed = c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
                xml.appendCodePoint(allowed ? c : 0xFFFD);
            }
        }
    }
}
