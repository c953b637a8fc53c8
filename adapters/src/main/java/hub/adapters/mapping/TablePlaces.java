package hub.adapters.mapping;

import hub.schemas.Place;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the columns of one table stand, shared by the places of all its rows. 列位置。 */
final class TablePlaces {
    private final @Nullable String sheet;
    private final boolean file;
    private final @Nullable String[] titles;

    /**
     * One table's places.
     *
     * @param source the table: a sheet, quoted in places as {@code 学员培训信息!H24}, or a file of a package, as {@code users.csv row 7, column
     *     2 (givenName)}
     * @param titles the header by column; null where there is none
     */
    TablePlaces(TableSource source, @Nullable String[] titles) {
        this.sheet = source.name();
        this.file = source.inPackage();
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

        /** The row, some cells of which stand elsewhere. */
        Place row(long row, @Nullable Map<Integer, String> elsewhere) {
            return elsewhere == null ? row(row) : new ScatteredPlace(row(row), byField, elsewhere);
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

    /** A row of which some cells stand elsewhere: under a merged cell, in a joined table, in the title. */
    private record ScatteredPlace(Place row, Map<String, Integer> byField, Map<Integer, String> elsewhere)
            implements Place {
        @Override
        public String at(@Nullable String field) {
            Integer column = field == null ? null : byField.get(field);
            String place = column == null ? null : elsewhere.get(column);
            return place == null ? row.at(field) : place;
        }

        @Override
        public String toString() {
            return at(null);
        }
    }

    /** A row as a whole. */
    String row(long row) {
        if (file) {
            return sheet + " row " + row;
        }
        return sheet == null ? "row " + row : sheet + "!" + row + ":" + row;
    }

    /** The cell whose text a column of a row has. */
    String cell(Row row, int column) {
        Map<Integer, String> elsewhere = row.elsewhere();
        String place = elsewhere == null ? null : elsewhere.get(column);
        return place == null ? cell(row.number(), column) : place;
    }

    /** A cell. */
    String cell(long row, int column) {
        if (sheet != null && !file) {
            return sheet + "!" + Letters.of(column) + row;
        }
        String title = column < titles.length ? titles[column] : null;
        return row(row) + ", column " + (column + 1) + " (" + (title == null ? Letters.of(column) : title) + ")";
    }
}
