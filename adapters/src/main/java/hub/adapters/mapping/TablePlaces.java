package hub.adapters.mapping;

import hub.schemas.Place;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the columns of one table stand, shared by the places of all its rows. 列位置。 */
final class TablePlaces {
    private final @Nullable String sheet;
    private final @Nullable String[] titles;

    /**
     * One table's places.
     *
     * @param sheet the sheet, quoted in places as {@code 学员培训信息!H24}; null for delimited text
     * @param titles the header by column; null where there is none
     */
    TablePlaces(@Nullable String sheet, @Nullable String[] titles) {
        this.sheet = sheet;
        this.titles = titles;
    }

    /** Columns of the fields of one record that a row gives. */
    static final class Columns {
        private final TablePlaces table;
        private final Map<String, Integer> byField = new HashMap<>();

        Columns(TablePlaces table) {
            this.table = table;
        }

        void put(String field, int column) {
            byField.putIfAbsent(field, column);
        }

        Place row(long row) {
            return new RowPlace(this, row);
        }
    }

    /** Small, because every record has one. */
    private record RowPlace(Columns columns, long row) implements Place {
        @Override
        public String at(@Nullable String field) {
            Integer column = field == null ? null : columns.byField.get(field);
            return column == null ? columns.table.row(row) : columns.table.cell(row, column);
        }

        @Override
        public String toString() {
            return at(null);
        }
    }

    /** A row as a whole. */
    String row(long row) {
        return sheet == null ? "row " + row : sheet + "!" + row + ":" + row;
    }

    /** A cell. */
    String cell(long row, int column) {
        if (sheet != null) {
            return sheet + "!" + Letters.of(column) + row;
        }
        String title = column < titles.length ? titles[column] : null;
        return "row " + row + ", column " + (column + 1) + " (" + (title == null ? Letters.of(column) : title) + ")";
    }
}
