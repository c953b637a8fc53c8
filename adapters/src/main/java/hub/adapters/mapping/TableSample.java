package hub.adapters.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The first rows of a table as they stand there, for people who write a mapping for it. 表的样本。
 *
 * @param name the sheet; empty for delimited text
 * @param rows the texts of its rows from the first; empty where a cell is
 * @param merged columns with merged cells that cover more than one row
 */
public record TableSample(String name, List<List<String>> rows, Set<Integer> merged) {
    /** So many rows tell what there is to tell. */
    private static final int MOST_ROWS = 500;

    /** A sample without rows as yet. */
    public static TableSample of(String name) {
        return new TableSample(name, new ArrayList<>(), new TreeSet<>());
    }

    /** Keeps the texts of the next row, as long as there is room. */
    public void add(Row row) {
        while (rows.size() < row.number() - 1 && rows.size() < MOST_ROWS) {
            rows.add(List.of());
        }
        if (rows.size() < MOST_ROWS) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                String text = row.text(i);
                String plain = text == null ? "" : Plain.trim(text);
                texts.add(row.kind(i).isNumber() ? Numbers.shown(plain) : plain);
            }
            rows.add(texts);
        }
    }

    /** Notes the columns of merged cells that cover several rows. */
    public void add(MergedCells cells) {
        merged.addAll(cells.columnsOverRows());
    }
}
