package hub.adapters.mapping;

import java.util.List;
import java.util.Map;

/**
 * Another table of the same file whose rows complete the rows of a table: its columns are named {@code 名册.姓名} there. 关联表。
 *
 * @param name the name it goes by
 * @param table its sheet, or its file in a package
 * @param head where its header stands
 * @param synonyms other names of its columns
 * @param own the column of the table itself that holds the key; it may be one of a table joined before
 * @param there the column of the other table that holds it
 * @param optional whether a row may find nothing there
 * @param ignores columns of the other table that are known and not read
 * @param alsoRead whether the other table gives records of its own as well, where its columns are accounted for
 */
public record Join(
        String name,
        String table,
        Head head,
        Map<String, List<String>> synonyms,
        Mapping.Heading own,
        String there,
        boolean optional,
        List<String> ignores,
        boolean alsoRead) {

    /** How columns of the table are told from those of others. */
    String prefix() {
        return name + ".";
    }
}
