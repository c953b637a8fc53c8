package hub.adapters.secrecy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Looks for secrecy marks in raw bytes as they arrive, whatever their form and encoding: UTF-8, GB 18030, UTF-16, and the escapes of JSON and
 * XML. 密级标志扫描。
 *
 * <p>It looks for the one character all marks have, and only there decodes a window and asks {@link SecrecyMark}. Memory is constant. Where a
 * cell ends is told by commas, quotes, angle brackets, semicolons, bars, tabs and line breaks, so a comma inside a quoted text counts as a border:
 * a scan before reading rather refuses too much. One object a submission; not thread-safe.
 */
public final class SecrecyScan {
    private static final int AROUND = 1024;
    private static final int SIZE = 1 << 16;
    private static final byte[] TRIGGERS = new byte[256];

    static {
        for (int last : new int[] {0x86, 0xDC, 0x5B, 0xC6, '6', '4'}) {
            TRIGGERS[last] = 1;
        }
    }

    private final Windows windows;
    private final @Nullable ExclusionScan excluded;
    private final byte[] bytes = new byte[SIZE];
    private int length;
    private int next;
    private boolean fromStart = true;
    private boolean zip;
    private long seen;
    private boolean marked;
    private boolean ended;

    /** For marks alone. */
    public SecrecyScan() {
        this(Exclusions.NONE);
    }

    /** For marks and for excluded names. */
    public SecrecyScan(Exclusions exclusions) {
        this(exclusions, false);
    }

    /** @param parts whether the bytes may be a part of an office file, where one text may be split into runs */
    SecrecyScan(Exclusions exclusions, boolean parts) {
        this.windows = new Windows(parts);
        this.excluded = exclusions.isEmpty() ? null : new ExclusionScan(exclusions, parts);
    }

    /**
     * Takes the next bytes.
     *
     * @throws IllegalStateException if the verdict was asked for already
     */
    public void scan(byte[] from, int offset, int count) {
        if (ended) {
            throw new IllegalStateException("the scan has ended");
        }
        if (excluded != null && !marked) {
            excluded.scan(from, offset, count);
        }
        int at = offset;
        int left = count;
        while (left > 0 && !marked) {
            int some = Math.min(left, SIZE - length);
            System.arraycopy(from, at, bytes, length, some);
            length += some;
            seen += some;
            at += some;
            left -= some;
            if (length == SIZE) {
                look(SIZE - AROUND);
                keep();
            }
        }
    }

    /** Whether a mark or an excluded name was found already; the rest of the bytes need not be read. */
    public boolean decided() {
        return marked || excluded != null && excluded.found();
    }

    /** The verdict about all bytes taken: clear, marked, excluded or packed. */
    public SecrecyVerdict verdict() {
        if (!ended) {
            look(length);
            ended = true;
        }
        if (marked) {
            return SecrecyVerdict.MARKED;
        }
        if (excluded != null && excluded.end()) {
            return SecrecyVerdict.EXCLUDED;
        }
        return zip ? SecrecyVerdict.PACKED : SecrecyVerdict.CLEAR;
    }

    /** The same bytes, looked at as they are read. */
    public InputStream over(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int b = super.read();
                if (b >= 0) {
                    scan(new byte[] {(byte) b}, 0, 1);
                }
                return b;
            }

            @Override
            public int read(byte[] into, int offset, int count) throws IOException {
                int read = super.read(into, offset, count);
                if (read > 0) {
                    scan(into, offset, read);
                }
                return read;
            }

            @Override
            public long skip(long count) throws IOException {
                return readNBytes((int) Math.max(0, Math.min(count, SIZE))).length;
            }

            @Override
            public boolean markSupported() {
                return false;
            }
        };
    }

    private void look(int end) {
        if (fromStart && seen == length) {
            zip = length >= 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
        }
        byte[] all = bytes;
        byte[] triggers = TRIGGERS;
        for (int i = next; i < end; i++) {
            if (triggers[all[i] & 0xFF] != 0 && i > 0 && hit(all, i)) {
                marked = true;
                return;
            }
        }
        next = Math.max(next, end);
    }

    private boolean hit(byte[] all, int i) {
        int before = all[i - 1] & 0xFF;
        switch (all[i] & 0xFF) {
            case 0x86:
                return before == 0xAF
                        && i > 1
                        && (all[i - 2] & 0xFF) == 0xE5
                        && windows.utf8(all, length, i - 2, i + 1);
            case 0xDC:
                return before == 0xC3 && windows.gb18030(all, length, i - 1, i + 1, fromStart);
            case 0x5B:
                return before == 0xC6 && windows.utf16(all, length, i - 1, i + 1, false);
            case 0xC6:
                return before == 0x5B && windows.utf16(all, length, i - 1, i + 1, true);
            case '6':
                return spelled(all, i, 1, "5bc6") && windows.escaped(all, length, i - 3, i + 1)
                        || before == 0 && spelled(all, i, 2, "5bc6") && windows.escaped16(all, length, i - 6, i + 1);
            default:
                return spelled(all, i, 1, "23494") && windows.escaped(all, length, i - 4, i + 1)
                        || before == 0 && spelled(all, i, 2, "23494") && windows.escaped16(all, length, i - 8, i + 1);
        }
    }

    /** Whether the word ends at {@code i}, its letters {@code step} bytes apart. */
    private static boolean spelled(byte[] all, int i, int step, String word) {
        int at = i;
        for (int letter = word.length() - 1; letter >= 0; letter--, at -= step) {
            if (at < 0 || (all[at] | 0x20) != (word.charAt(letter) | 0x20)) {
                return false;
            }
        }
        return true;
    }

    /** Keeps what the next bytes need: a window before what was not looked at yet. */
    private void keep() {
        int from = Math.max(0, next - AROUND);
        System.arraycopy(bytes, from, bytes, 0, length - from);
        length -= from;
        next -= from;
        fromStart = fromStart && from == 0;
        Arrays.fill(bytes, length, SIZE, (byte) 0);
    }
}
