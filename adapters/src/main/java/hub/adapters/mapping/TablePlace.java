package hub.adapters.mapping;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a table, taken from the words in which a finding tells it. 表中位置。
 *
 * @param sheet name of the sheet; null for delimited text
 * @param row the row, from 1, as its sender counts
 * @param column the column, from 0; -1 for the row as a whole
 */
public record TablePlace(@Nullable String sheet, long row, int column) {
    /** The column of a place that is a whole row. */
    public static final int WHOLE_ROW = -1;

    private static final Pattern TEXT =
            Pattern.compile("row ([0-9]{1,10})(?:, column ([0-9]{1,5}) \\(.*\\))?", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("([A-Z]{1,3})([0-9]{1,7})");
    private static final Pattern ROW = Pattern.compile("([0-9]{1,7}):\\1");

    /** The place that {@link TablePlaces} put into these words; empty for a place that is no row and no cell. */
    public static Optional<TablePlace> of(String at) {
        int mark = at.lastIndexOf('!');
        if (mark < 0) {
            Matcher text = TEXT.matcher(at);
            return text.matches()
                    ? Optional.of(new TablePlace(
                            null,
                            Long.parseLong(text.group(1)),
                            text.group(2) == null ? WHOLE_ROW : Integer.parseInt(text.group(2)) - 1))
                    : Optional.empty();
        }
        String sheet = at.substring(0, mark);
        String place = at.substring(mark + 1);
        Matcher cell = CELL.matcher(place);
        if (cell.matches()) {
            int column = Letters.column(cell.group(1));
            return column < 0
                    ? Optional.empty()
                    : Optional.of(new TablePlace(sheet, Long.parseLong(cell.group(2)), column));
        }
        Matcher row = ROW.matcher(place);
        return row.matches()
                ? Optional.of(new TablePlace(sheet, Long.parseLong(row.group(1)), WHOLE_ROW))
                : Optional.empty();
    }
}
