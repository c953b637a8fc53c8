package hub.adapters.json;

import java.io.IOException;
import java.io.InputStream;

/** Splits bytes at line feeds; a line feed is never part of another character of UTF-8. */
public final class Lines implements AutoCloseable {
    private final InputStream in;
    private final int longest;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private int limit;
    private long number;
    private boolean tooLong;
    private boolean over;

    /**
     * Over the bytes, from the first.
     *
     * @param longest bytes of a line; of a longer one only that it is
     */
    public Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** Whether there are more lines than that; reads to the end. */
    public boolean more(long lines) throws IOException {
        long count = 0;
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            for (int i = 0; i < length; i++) {
                count += buffer[i] == '\n' ? 1 : 0;
            }
        }
        return count > lines;
    }

    /** Goes to the next line; false after the last. */
    public boolean next() throws IOException {
        start = end + (number == 0 ? 0 : 1);
        if (start > limit) {
            start = limit;
        }
        number++;
        tooLong = false;
        int at = start;
        while (true) {
            while (at < limit && buffer[at] != '\n') {
                at++;
            }
            if (at < limit) {
                end = at;
                return true;
            }
            if (at - start > longest) {
                tooLong = true;
                start = at; // the rest of the line is passed over
            }
            int kept = at - start;
            if (!fill()) {
                end = limit;
                return !over && (over = true) && (kept > 0 || tooLong);
            }
            at = start + kept;
        }
    }

    /** Moves the line begun to the front and reads on. */
    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            limit -= start;
            start = 0;
        }
        if (limit == buffer.length) {
            buffer = java.util.Arrays.copyOf(buffer, buffer.length * 2);
        }
        int length = in.read(buffer, limit, buffer.length - limit);
        if (length > 0) {
            limit += length;
        }
        return length > 0;
    }

    /** Whether the line at hand holds nothing. */
    public boolean blank() {
        for (int i = from(); i < from() + length(); i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                return false;
            }
        }
        return !tooLong;
    }

    /** Whether it is longer than allowed, and not held. */
    public boolean tooLong() {
        return tooLong || end - start > longest;
    }

    /** Its number, from 1. */
    public long number() {
        return number;
    }

    /** The bytes it stands in, good until the next line. */
    public byte[] bytes() {
        return buffer;
    }

    /** Where the line begins, the mark of UTF-8 on the first one passed over. */
    public int from() {
        boolean mark = number == 1
                && end - start >= 3
                && buffer[start] == (byte) 0xEF
                && buffer[start + 1] == (byte) 0xBB
                && buffer[start + 2] == (byte) 0xBF;
        return start + (mark ? 3 : 0);
    }

    /** How many bytes it has. */
    public int length() {
        return end - from();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
