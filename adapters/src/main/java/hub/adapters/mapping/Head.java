package hub.adapters.mapping;

import java.util.List;

/**
 * Where the header of a table stands. 表头位置。
 *
 * @param byName whether columns are told by their header, or by their letters
 * @param skipRows title rows before the header; by position: rows before the first record
 * @param marker texts that all stand in the header, so that it is found whatever the number of title rows; empty: {@code skipRows} tells
 * @param rows rows of the header; of more than one, the names of a column are joined by a slash, as in 培训时间/开始
 */
public record Head(boolean byName, int skipRows, List<String> marker, int rows) {
    /** How far down a header is looked for. */
    static final int SEARCHED = 100;

    static Head plain() {
        return new Head(true, 0, List.of(), 1);
    }
}
