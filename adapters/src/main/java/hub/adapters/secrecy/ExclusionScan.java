package hub.adapters.secrecy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks for excluded names in raw bytes as they arrive, in the encodings and escapes that {@link SecrecyScan} knows. 不得流转名单扫描。
 *
 * <p>Only where the last two bytes of a name's last character go by, the bytes before are decoded and compared. Memory is constant. One object a
 * submission; not thread-safe.
 */
final class ExclusionScan {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int SIZE = 1 << 16;
    /** Bytes behind a character that tell whether it ends a code. */
    private static final int AHEAD = 8;
    /** Bytes of an escaped character at most, {@code &#x005bc6;}, and what may stand between two. */
    private static final int WIDEST = 12;

    private static final int UTF_8 = 1;
    private static final int GB = 2;
    private static final int LITTLE = 4;
    private static final int BIG = 8;
    private static final int ESCAPED = 16;

    private static final Pattern TAG = Pattern.compile("<[^<>]{0,300}>");

    private final Exclusions exclusions;
    private final boolean parts;
    private final byte[] encodings = new byte[1 << 16];
    private final int window;
    private final byte[] bytes = new byte[SIZE];
    private int length;
    private int next = 1;
    private boolean found;

    /** @param parts whether the bytes may be a part of an office file, where one text may be split into runs */
    ExclusionScan(Exclusions exclusions, boolean parts) {
        this.exclusions = exclusions;
        this.parts = parts;
        this.window = Math.min(SIZE / 4, exclusions.longest() * WIDEST + 64 + (parts ? 1_000 : 0));
        for (String end : exclusions.ends()) {
            for (char written : spellings(end.charAt(1))) {
                mark(end.charAt(0), written);
            }
        }
    }

    private static Set<Character> spellings(char folded) {
        Set<Character> spellings = new LinkedHashSet<>();
        spellings.add(folded);
        if (folded >= '!' && folded <= '~') {
            spellings.add(Character.toUpperCase(folded));
            spellings.add((char) (folded + 0xFEE0));
            spellings.add((char) (Character.toUpperCase(folded) + 0xFEE0));
        }
        return spellings;
    }

    private void mark(char before, char written) {
        String text = Character.toString(written);
        if (written < 0x80) {
            add(' ', written, UTF_8 | GB);
            for (char spelled : spellings(before)) {
                for (Charset charset : new Charset[] {StandardCharsets.UTF_8, GB18030}) {
                    byte[] encoded = Character.toString(spelled).getBytes(charset);
                    add(encoded[encoded.length - 1] & 0xFF, written, UTF_8 | GB);
                }
            }
        } else {
            add(text.getBytes(StandardCharsets.UTF_8), UTF_8);
            add(text.getBytes(GB18030), GB);
            String hex = "%04x".formatted((int) written);
            for (String digits :
                    new String[] {hex, capitals(hex), mixed(hex, 2), mixed(hex, 3), Integer.toString(written)}) {
                add(digits.getBytes(StandardCharsets.US_ASCII), ESCAPED);
                String digit = digits.substring(digits.length() - 1);
                add(digit.getBytes(StandardCharsets.UTF_16LE), LITTLE);
                add(digit.getBytes(StandardCharsets.UTF_16BE), BIG);
            }
        }
        add(text.getBytes(StandardCharsets.UTF_16LE), LITTLE);
        add(text.getBytes(StandardCharsets.UTF_16BE), BIG);
    }

    private static String capitals(String hex) {
        return hex.toUpperCase(Locale.ROOT);
    }

    private static String mixed(String hex, int capital) {
        char[] digits = hex.toCharArray();
        digits[capital] = Character.toUpperCase(digits[capital]);
        return new String(digits);
    }

    private void add(byte[] encoded, int encoding) {
        add(encoded[encoded.length - 2] & 0xFF, encoded[encoded.length - 1] & 0xFF, encoding);
    }

    private void add(int before, int last, int encoding) {
        encodings[before << 8 | last] |= (byte) encoding;
    }

    /** Takes the next bytes. */
    void scan(byte[] from, int offset, int count) {
        int at = offset;
        int left = count;
        while (left > 0 && !found) {
            int some = Math.min(left, SIZE - length);
            System.arraycopy(from, at, bytes, length, some);
            length += some;
            at += some;
            left -= some;
            if (length == SIZE) {
                look(SIZE - AHEAD);
                int kept = Math.max(0, next - window);
                System.arraycopy(bytes, kept, bytes, 0, length - kept);
                length -= kept;
                next -= kept;
            }
        }
    }

    /** Whether a name was found already. */
    boolean found() {
        return found;
    }

    /** Whether a name stands in all bytes taken. */
    boolean end() {
        look(length);
        return found;
    }

    private void look(int end) {
        byte[] all = bytes;
        for (int i = next; i < end && !found; i++) {
            int encoding = encodings[(all[i - 1] & 0xFF) << 8 | all[i] & 0xFF];
            if (encoding != 0) {
                found = hit(i, encoding);
            }
        }
        next = Math.max(next, end);
    }

    private boolean hit(int i, int encoding) {
        return (encoding & UTF_8) != 0 && narrow(i, i + 1, StandardCharsets.UTF_8)
                || (encoding & GB) != 0 && gb18030(i, i + 1)
                || (encoding & LITTLE) != 0 && wide(i, StandardCharsets.UTF_16LE)
                || (encoding & BIG) != 0 && wide(i, StandardCharsets.UTF_16BE)
                || (encoding & ESCAPED) != 0 && escaped(i);
    }

    private boolean escaped(int i) {
        int end = i + 1 < length && bytes[i + 1] == ';' ? i + 2 : i + 1;
        return narrow(i, end, StandardCharsets.UTF_8) || gb18030(i, end);
    }

    private boolean narrow(int i, int end, Charset charset) {
        int start = Math.max(0, i - window);
        return ends(new String(bytes, start, end - start, charset), next(end, 1));
    }

    /** A byte below 0x30 is a character of its own in GB 18030; where there is none, decoding starts from each of the four possible places. */
    private boolean gb18030(int i, int end) {
        int start = Math.max(0, i - window);
        int sure = start;
        while (sure < i && (bytes[sure] & 0xFF) >= 0x30) {
            sure++;
        }
        if (sure < i) {
            return ends(new String(bytes, sure, end - sure, GB18030), next(end, 1))
                    // the name may begin before the first sure character
                    || start == 0 && ends(new String(bytes, 0, end, GB18030), next(end, 1));
        }
        for (int shift = 0; shift < 4 && start + shift <= i; shift++) {
            int from = start + shift;
            if (ends(new String(bytes, from, end - from, GB18030), next(end, 1))) {
                return true;
            }
        }
        return false;
    }

    private boolean wide(int i, Charset charset) {
        int start = i + 1 - Math.min(i + 1, window) / 2 * 2;
        int place = charset == StandardCharsets.UTF_16BE ? 2 : 1;
        String text = new String(bytes, start, i + 1 - start, charset);
        char behind = next(i + 1, place);
        // an escape of XML ends with a semicolon
        return ends(text, behind) || behind == ';' && ends(text + ';', next(i + 3, place));
    }

    /** The character behind as far as it is a letter or digit of ASCII. */
    private char next(int end, int width) {
        int at = end + width - 1;
        return at < length && bytes[at] >= 0 ? (char) bytes[at] : ' ';
    }

    private boolean ends(String before, char behind) {
        String text = Windows.unescaped(parts ? TAG.matcher(before).replaceAll("") : before);
        int last = text.length() - 1;
        return last >= 0 && exclusions.endsAt(text, last) && Exclusions.borderBehind(text.charAt(last), behind);
    }
}
