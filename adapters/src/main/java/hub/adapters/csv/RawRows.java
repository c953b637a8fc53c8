package hub.adapters.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * The rows of delimited text as bytes, each with the places of its cells; the rules are those of {@link CsvShape}. Line breaks between rows
 * go through as they are. 原始行。
 */
final class RawRows {
    private enum At {
        CELL_START,
        PLAIN,
        QUOTED,
        AFTER_QUOTE
    }

    private final byte delimiter;
    private byte[] bytes = new byte[1 << 12];
    private int length;
    private int[] starts = new int[64];
    private int cells;
    private long number;

    RawRows(char delimiter) {
        this.delimiter = (byte) delimiter;
    }

    /** Takes a row and writes what comes in its place, without a line break. */
    @FunctionalInterface
    interface Sink {
        void row(RawRows row) throws IOException;
    }

    /** Reads all rows. */
    void read(InputStream in, OutputStream out, Sink sink) throws IOException {
        byte[] buffer = new byte[1 << 16];
        At at = At.CELL_START;
        boolean afterReturn = false;
        begin();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (int i = 0; i < read; i++) {
                byte b = buffer[i];
                boolean lineBreak = at != At.QUOTED && (b == '\n' || b == '\r');
                if (lineBreak) {
                    if (b == '\r' || !afterReturn) {
                        end(sink);
                    }
                    out.write(b);
                    at = At.CELL_START;
                } else {
                    put(b);
                    at = next(at, b);
                }
                afterReturn = lineBreak && b == '\r';
            }
        }
        if (length > 0) {
            end(sink);
        }
    }

    private At next(At at, byte b) {
        if (at == At.QUOTED) {
            return b == '"' ? At.AFTER_QUOTE : At.QUOTED;
        }
        if (b == delimiter) {
            cell();
            return At.CELL_START;
        }
        return b == '"' && at != At.PLAIN ? At.QUOTED : At.PLAIN;
    }

    private void begin() {
        length = 0;
        cells = 0;
        cell();
    }

    private void end(Sink sink) throws IOException {
        number++;
        sink.row(this);
        begin();
    }

    private void put(byte b) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = b;
    }

    private void cell() {
        if (cells == starts.length) {
            starts = Arrays.copyOf(starts, 2 * cells);
        }
        starts[cells++] = length;
    }

    /** Its number, from 1, blank rows counted. */
    long number() {
        return number;
    }

    /** Number of cells; one for an empty line. */
    int cells() {
        return cells;
    }

    /** Whether the line is empty. */
    boolean empty() {
        return length == 0;
    }

    /** The text of a cell. */
    String text(int cell, Charset charset) {
        int to = cell + 1 < cells ? starts[cell + 1] - 1 : length;
        String raw = new String(bytes, starts[cell], to - starts[cell], charset);
        return raw.startsWith("\"") && raw.length() > 1
                ? raw.substring(1, raw.length() - 1).replace("\"\"", "\"")
                : raw;
    }

    /**
     * Writes the row.
     *
     * @param without a cell that is left out with its separator; -1 for none
     */
    void write(OutputStream out, int without) throws IOException {
        if (without < 0 || without >= cells) {
            out.write(bytes, 0, length);
            return;
        }
        ByteArrayOutputStream rest = new ByteArrayOutputStream(length);
        boolean last = without + 1 == cells;
        rest.write(bytes, 0, last && without > 0 ? starts[without] - 1 : starts[without]);
        if (!last) {
            rest.write(bytes, starts[without + 1], length - starts[without + 1]);
        }
        rest.writeTo(out);
    }
}
