package hub.adapters.xml;

import hub.schemas.Place;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a record stands in XML: XPath and line. XML 位置。
 *
 * @param position the record among its siblings, from 1
 * @param line line of its start tag
 * @param type the element that holds its fields; null where it has none
 * @param lines lines of the fields
 */
record XmlPlace(int position, int line, @Nullable String type, Map<String, Integer> lines) implements Place {

    @Override
    public String at(@Nullable String field) {
        Integer own = field == null ? null : lines.get(field);
        String path = "/records/record[" + position + "]";
        if (field != null && type != null) {
            path += "/" + type + "/" + field;
        }
        return path + " (line " + (own == null ? line : own) + ")";
    }

    /** An attribute of the record. */
    String attribute(String name) {
        return "/records/record[" + position + "]/@" + name + " (line " + line + ")";
    }

    /** An element within the record that the standard does not have. */
    String element(String name, int atLine) {
        return "/records/record[" + position + "]" + (type == null ? "" : "/" + type) + "/" + name + " (line " + atLine
                + ")";
    }
}
