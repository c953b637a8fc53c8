package hub.adapters.mapping;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One row of a table, filled anew for each row; whoever keeps a row keeps its texts, not the object. 行。 */
public final class Row {
    private final boolean typed;
    private long number;
    private int size;
    private @Nullable String[] texts = new @Nullable String[32];
    private CellKind[] kinds = new CellKind[32];

    private Row(boolean typed) {
        this.typed = typed;
    }

    /** For forms whose cells are all text. */
    public static Row ofText() {
        return new Row(false);
    }

    /** For forms whose cells have kinds. */
    public static Row ofCells() {
        return new Row(true);
    }

    /** Begins the next row. */
    public void begin(long number) {
        this.number = number;
        Arrays.fill(texts, 0, size, null);
        size = 0;
    }

    /** Sets a cell; cells that are not set are empty. */
    public void set(int column, @Nullable String text, CellKind kind) {
        if (column >= texts.length) {
            int capacity = Math.max(column + 1, texts.length * 2);
            texts = Arrays.copyOf(texts, capacity);
            kinds = Arrays.copyOf(kinds, capacity);
        }
        texts[column] = text;
        if (typed) {
            kinds[column] = kind;
        }
        size = Math.max(size, column + 1);
    }

    /** Empties a cell; one at the end is as if it had not been there. */
    public void clear(int column) {
        if (column < size) {
            texts[column] = null;
            size = column == size - 1 ? column : size;
        }
    }

    /** Place in the table as its sender sees it: from 1, header and blank rows counted. */
    public long number() {
        return number;
    }

    /** Number of cells, the last one that was set included. */
    public int size() {
        return size;
    }

    /** The text of a cell as it came; null or empty if there is nothing. */
    public @Nullable String text(int column) {
        return column < size ? texts[column] : null;
    }

    public CellKind kind(int column) {
        return typed && column < size && texts[column] != null ? kinds[column] : CellKind.TEXT;
    }

    /** Whether every cell is empty or white space. */
    public boolean blank() {
        for (int i = 0; i < size; i++) {
            String text = texts[i];
            if (text != null && !Plain.blank(text)) {
                return false;
            }
        }
        return true;
    }
}
