package hub.adapters.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of a table come from. 表的来源。
 *
 * @param file the name the sender gave the file
 * @param name the sheet, or the file in a package; null for delimited text
 * @param inPackage whether it is a file in a package
 * @param merged the merged cells of the sheet
 * @param joined the tables it is joined with, by the name they go by
 */
public record TableSource(
        String file, @Nullable String name, boolean inPackage, MergedCells merged, Map<String, JoinedTable> joined) {

    /** Delimited text. */
    public static TableSource text(String file) {
        return new TableSource(file, null, false, MergedCells.none(), Map.of());
    }

    /** A sheet. */
    public static TableSource sheet(String file, String name, MergedCells merged, Map<String, JoinedTable> joined) {
        return new TableSource(file, name, false, merged, joined);
    }

    /** A file in a package. */
    public static TableSource packed(String file, String name, Map<String, JoinedTable> joined) {
        return new TableSource(file, name, true, MergedCells.none(), joined);
    }
}
