package hub.adapters;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether bytes are UTF-8 or GB 18030 by decoding all of them strictly; nothing is ever replaced by U+FFFD. 编码检查。
 *
 * <p>Both are followed at once, byte by byte, in one pass. Line breaks, commas and quotes are single bytes in both and never part of
 * another character, so rows can be counted before the encoding is known.
 */
public final class EncodingCheck {
    /** GB 18030, the mandatory character set of Chinese products; GBK and GB 2312 are parts of it. */
    public static final Charset GB18030 = Charset.forName("GB18030");

    private long offset;
    private long row = 1;
    private boolean afterReturn;

    private boolean utf8 = true;
    private int following;
    private int low = 0x80;
    private int high = 0xBF;
    private long utf8Offset = -1;
    private long utf8Row;

    private boolean gb18030 = true;
    private int first;
    private int second;
    private int third;
    private long gbOffset = -1;
    private long gbRow;

    private final byte[] head = new byte[3];

    /**
     * A check that was given all bytes of a content.
     *
     * @throws IOException if the bytes cannot be had
     */
    public static EncodingCheck over(Content content) throws IOException {
        EncodingCheck check = new EncodingCheck();
        try (InputStream in = content.open()) {
            byte[] buffer = new byte[1 << 16];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                check.update(buffer, length);
            }
        }
        return check;
    }

    /** Takes the next bytes. */
    public void update(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            int b = bytes[i] & 0xFF;
            if (offset < 3) {
                head[(int) offset] = bytes[i];
            }
            if (b < 0x80 && following == 0 && first == 0) {
                // plain ASCII in both
                if (b == '\n') {
                    row += afterReturn ? 0 : 1;
                    afterReturn = false;
                } else {
                    afterReturn = b == '\r';
                    row += afterReturn ? 1 : 0;
                }
                offset++;
                continue;
            }
            if (utf8) {
                utf8(b);
            }
            if (gb18030) {
                gb18030(b);
            }
            if (b == '\n' || b == '\r') {
                row += b == '\n' && afterReturn ? 0 : 1;
            }
            afterReturn = b == '\r';
            offset++;
            if (!utf8 && !gb18030) {
                following = 0;
                first = 0;
            }
        }
    }

    private void utf8(int b) {
        if (following > 0) {
            if (b < low || b > high) {
                failUtf8();
                return;
            }
            following--;
            low = 0x80;
            high = 0xBF;
        } else if (b >= 0x80) {
            utf8Lead(b);
        }
    }

    private void utf8Lead(int b) {
        if (b >= 0xC2 && b <= 0xDF) {
            following = 1;
        } else if (b >= 0xE0 && b <= 0xEF) {
            following = 2;
            low = b == 0xE0 ? 0xA0 : 0x80; // no longer form than needed
            high = b == 0xED ? 0x9F : 0xBF; // no surrogates
        } else if (b >= 0xF0 && b <= 0xF4) {
            following = 3;
            low = b == 0xF0 ? 0x90 : 0x80;
            high = b == 0xF4 ? 0x8F : 0xBF; // nothing above U+10FFFF
        } else {
            failUtf8();
        }
    }

    private void failUtf8() {
        utf8 = false;
        following = 0;
        utf8Offset = offset;
        utf8Row = row;
    }

    private void gb18030(int b) {
        if (first == 0) {
            if (b == 0x80 || b == 0xFF) {
                failGb18030();
            } else if (b > 0x80) {
                first = b;
            }
        } else if (second == 0) {
            if (b >= 0x30 && b <= 0x39) {
                second = b;
            } else if (b >= 0x40 && b <= 0xFE && b != 0x7F) {
                first = 0;
            } else {
                failGb18030();
            }
        } else if (third == 0) {
            if (b >= 0x81 && b <= 0xFE) {
                third = b;
            } else {
                failGb18030();
            }
        } else {
            int place = (((first - 0x81) * 10 + second - 0x30) * 126 + third - 0x81) * 10 + b - 0x30;
            // 8130 8130 to 8431 A439 is the rest of the basic plane, 9030 8130 to E332 9A35 the planes above it
            if (b < 0x30 || b > 0x39 || place > 39_419 && place < 189_000 || place > 1_237_575) {
                failGb18030();
            }
            first = 0;
            second = 0;
            third = 0;
        }
    }

    private void failGb18030() {
        gb18030 = false;
        first = 0;
        gbOffset = offset;
        gbRow = row;
    }

    /** What all the bytes together are, once the last was given. */
    public Verdict verdict() {
        Verdict asUtf8 = utf8();
        if (asUtf8.charset() != null || asUtf8.mark()) {
            return asUtf8;
        }
        Verdict asGb18030 = gb18030();
        // where both fail, the one that held longer is the one it was meant to be
        return asGb18030.charset() != null || asGb18030.offset() > asUtf8.offset() ? asGb18030 : asUtf8;
    }

    /** The same where only GB 18030 is allowed. */
    public Verdict gb18030() {
        return gb18030 && first == 0
                ? new Verdict(GB18030, false, offset, 0, row)
                : new Verdict(null, false, offset, gb18030 ? offset : gbOffset, gb18030 ? row : gbRow);
    }

    /** The same where only UTF-8 is allowed. */
    public Verdict utf8() {
        boolean mark = offset >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
        return utf8 && following == 0
                ? new Verdict(StandardCharsets.UTF_8, mark, offset, 0, row)
                : new Verdict(null, mark, offset, utf8 ? offset : utf8Offset, utf8 ? row : utf8Row);
    }

    /**
     * The outcome.
     *
     * @param charset UTF-8 or GB 18030; null if the bytes are neither
     * @param mark whether the three bytes of the UTF-8 mark stand in front
     * @param length number of bytes
     * @param offset where the first byte stands that is no character, from 0; only if the charset is null
     * @param row the row of that byte, from 1; or the number of line breaks and one, if there is a charset
     */
    public record Verdict(@Nullable Charset charset, boolean mark, long length, long offset, long row) {}
}
