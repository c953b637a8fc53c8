package hub.adapters.csv;

/**
 * The rows of delimited text and whether its quotes pair up, told from the bytes in one pass. 结构检查。
 *
 * <p>Separators, quotes and line breaks are single bytes in UTF-8 and in GB 18030 and never part of another character there. The rules are
 * those of the parser that reads the cells afterwards: a quote counts at the start of a cell only.
 */
final class CsvShape {
    private enum At {
        CELL_START,
        PLAIN,
        QUOTED,
        AFTER_QUOTE
    }

    private final byte delimiter;
    private final int longestRow;
    private At at = At.CELL_START;
    private boolean afterReturn;
    private long row = 1;
    private long length;
    private boolean content;
    private long badRow;
    private long longRow;

    CsvShape(char delimiter, int longestRow) {
        this.delimiter = (byte) delimiter;
        this.longestRow = longestRow;
    }

    void update(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            length++;
            if (at == At.PLAIN && b > '\r' && b != delimiter || at == At.PLAIN && b < 0) {
                continue;
            }
            if (at == At.QUOTED) {
                if (b == '"') {
                    at = At.AFTER_QUOTE;
                }
                continue;
            }
            if (b == '\n' || b == '\r') {
                lineBreak(b);
            } else if (b == delimiter) {
                at = At.CELL_START;
                content = true;
            } else if (b == '"' && at != At.PLAIN) {
                // the first opens a cell, two in a row stand for one
                at = At.QUOTED;
                content = true;
            } else {
                if (at == At.AFTER_QUOTE && badRow == 0) {
                    badRow = row;
                }
                at = At.PLAIN;
                content = true;
            }
            afterReturn = b == '\r';
        }
        if (length > longestRow && longRow == 0) {
            longRow = row;
        }
    }

    private void lineBreak(byte b) {
        if (length > longestRow && longRow == 0) {
            longRow = row;
        }
        if (b == '\n' && afterReturn) {
            length = 0;
            return;
        }
        at = At.CELL_START;
        row++;
        length = 0;
        content = false;
    }

    /** Row whose quotes do not pair up, from 1; 0 if all do. */
    long badRow() {
        return badRow != 0 ? badRow : at == At.QUOTED ? row : 0;
    }

    /** Row that is longer than the limit; 0 if none is. */
    long longRow() {
        return longRow;
    }

    /** Number of rows, blank ones too. */
    long rows() {
        return content ? row : row - 1;
    }
}
