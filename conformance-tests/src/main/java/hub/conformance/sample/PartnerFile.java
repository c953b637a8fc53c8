package hub.conformance.sample;

import java.util.List;
import java.util.Map;

/**
 * A file as a partner's own system exports it, and what must come of it. 报送系统导出的文件。
 *
 * @param mapping the mapping that reads it
 * @param name its name, from which a mapping may take a year or a class
 * @param bytes its content
 * @param types the record type of each record it gives, with its number
 * @param planted the faults in it, as {@code MAP-0001 名册!I7}, in no order; none for a good file
 */
public record PartnerFile(String mapping, String name, byte[] bytes, Map<String, Integer> types, List<String> planted) {

    @Override
    public String toString() {
        return mapping;
    }
}
