package hub.adapters.workbook;

import hub.adapters.mapping.ErrorColumn;
import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.Row;

/** Where the header of a sheet stands and where its error column comes, found by looking at all its rows. 表格布局。 */
final class SheetLayout {
    private final Mapping.Table table;
    private long header;
    private int last;
    private int own = -1;
    private long lastRow;

    SheetLayout(Mapping.Table table) {
        this.table = table;
        this.last = table.lastLettered();
    }

    /** Takes the next row. */
    void row(Row row) {
        lastRow = row.number();
        if (table.byName()) {
            if (header == 0 && row.number() > table.skipRows() && !row.blank()) {
                header = row.number();
                heading(row);
            }
        } else if (row.number() <= table.skipRows()) {
            header = row.number();
            own = -1;
            heading(row);
        }
        for (int column = row.size() - 1; column > last; column--) {
            String text = row.text(column);
            if (text != null && !text.isBlank()) {
                last = column;
            }
        }
    }

    private void heading(Row row) {
        for (int column = 0; column < row.size(); column++) {
            String text = row.text(column);
            if (text != null && ErrorColumn.submission(text).isPresent()) {
                own = column;
                return;
            }
        }
    }

    /** The row of the header, from 1; 0 if there is none. */
    long header() {
        return header;
    }

    /** Number of the last row. */
    long lastRow() {
        return lastRow;
    }

    /** The error column, from 0: where one of an earlier round stands, else right of everything. */
    int errorColumn() {
        return own >= 0 ? own : last + 1;
    }

    /** Whether there is an error column of an earlier round. */
    boolean again() {
        return own >= 0;
    }
}
