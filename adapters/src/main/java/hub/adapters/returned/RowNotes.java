package hub.adapters.returned;

import hub.adapters.mapping.ErrorColumn;
import hub.adapters.mapping.Letters;
import hub.adapters.mapping.TablePlace;
import hub.adapters.receipt.FindingLine;
import hub.schemas.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a clerk reads beside a row: for each finding where, what is wrong and what to do. 错误说明。
 *
 * <p>The sentences are those of the receipt: what is personal in them is masked, and none begins with a sign that a spreadsheet would take
 * for a formula.
 */
public final class RowNotes {
    /** Characters that a cell of a spreadsheet can hold. */
    private static final int LONGEST = 32_000;

    private RowNotes() {}

    /** The text of the error column for one row; null for a row without findings. */
    public static @Nullable String of(List<RowFindings.Marked> found) {
        if (found.isEmpty()) {
            return null;
        }
        List<String> notes = new ArrayList<>();
        found.forEach(one -> notes.add(where(one.place()) + sentence(one.line())));
        return shortened(String.join("\n", notes));
    }

    /**
     * The heading of the error column, with what was found about the table as a whole.
     *
     * @param whole findings that stand in no row
     * @param header findings that stand in the header
     */
    public static String heading(String submission, List<FindingLine> whole, List<RowFindings.Marked> header) {
        List<String> notes = new ArrayList<>();
        notes.add(ErrorColumn.heading(submission));
        whole.forEach(line -> notes.add("整个文件 " + sentence(line)));
        header.forEach(one -> notes.add(where(one.place()) + sentence(one.line())));
        return shortened(String.join("\n", notes));
    }

    /** The comment on one cell. */
    public static String comment(List<RowFindings.Marked> found) {
        List<String> notes = new ArrayList<>();
        found.forEach(one -> notes.add(sentence(one.line())));
        return shortened(String.join("\n", notes));
    }

    private static String where(TablePlace place) {
        if (place.column() == TablePlace.WHOLE_ROW) {
            return "第 " + place.row() + " 行 ";
        }
        return place.sheet() == null
                ? "第 " + (place.column() + 1) + " 列 "
                : Letters.of(place.column()) + place.row() + " ";
    }

    private static String sentence(FindingLine line) {
        String message = line.message().zh().strip();
        String end = message.endsWith("。") || message.endsWith("！") || message.endsWith("？") ? "" : "。";
        return (line.severity() == Severity.ERROR ? "错误 " : "提示 ")
                + line.code()
                + "："
                + message
                + end
                + "改法："
                + line.hint().zh().strip();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "……";
    }
}
