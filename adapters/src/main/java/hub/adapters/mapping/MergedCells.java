package hub.adapters.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The merged cells of one sheet, whose value a reader sees in every row and column they cover. 合并单元格。 Belongs to one reading. */
public final class MergedCells {
    /** Merged cells do not overlap, so no row has more of them open than a sheet has columns that are read. */
    private static final int MOST_OPEN = 1_000;

    private final List<int[]> areas;
    private final List<Open> open = new ArrayList<>();
    private int next;

    private record Open(int[] area, @Nullable String text, CellKind kind) {}

    /**
     * The merged cells of a sheet.
     *
     * @param areas first row, first column, last row, last column; rows from 1, columns from 0
     */
    public MergedCells(List<int[]> areas) {
        this.areas = new ArrayList<>(areas);
        this.areas.sort(Comparator.comparingInt(area -> area[0]));
    }

    /** A sheet without any. */
    public static MergedCells none() {
        return new MergedCells(List.of());
    }

    /**
     * Sets the cells of the row that merged cells cover.
     *
     * @param columns the columns that may be set; null for all
     * @param place how a cell of the sheet is named
     */
    void fill(Row row, @Nullable BitSet columns, TablePlaces place) {
        if (areas.isEmpty()) {
            return;
        }
        while (next < areas.size() && areas.get(next)[0] <= row.number()) {
            int[] area = areas.get(next++);
            if (area[0] == row.number() && open.size() < MOST_OPEN) {
                open.add(new Open(area, row.text(area[1]), row.kind(area[1])));
            }
        }
        boolean blank = row.blank();
        for (Iterator<Open> each = open.iterator(); each.hasNext(); ) {
            Open merged = each.next();
            if (merged.area[2] < row.number()) {
                each.remove();
            } else if (!blank && merged.text != null) {
                cover(row, merged, columns, place);
            }
        }
    }

    /** The columns in which cells are merged over several rows. */
    Set<Integer> columnsOverRows() {
        Set<Integer> columns = new TreeSet<>();
        for (int[] area : areas) {
            if (area[2] > area[0]) {
                columns.add(area[1]);
            }
        }
        return columns;
    }

    private static void cover(Row row, Open merged, @Nullable BitSet columns, TablePlaces place) {
        int[] area = merged.area;
        for (int column = area[1]; column <= area[3]; column++) {
            boolean itself = row.number() == area[0] && column == area[1];
            if (!itself && (columns == null || columns.get(column))) {
                row.set(column, merged.text, merged.kind);
                row.standsAt(column, place.cell(area[0], area[1]));
            }
        }
    }

    @Override
    public String toString() {
        return areas.stream().map(Arrays::toString).toList().toString();
    }
}
