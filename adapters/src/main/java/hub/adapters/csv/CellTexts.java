package hub.adapters.csv;

import org.jspecify.annotations.Nullable;

/** The texts of one column: one object for a text that comes again soon, as codes, dates and class names do. 单元格文字。 */
final class CellTexts {
    private static final int SLOTS = 64;
    private static final int LONGEST = 40;
    private static final int TRIAL = 2_048;

    private @Nullable String[] texts = new @Nullable String[SLOTS];
    private int asked;
    private int met;
    private boolean useful = true;

    String of(char[] chars, int offset, int length) {
        if (length == 0) {
            return "";
        }
        if (!useful || length > LONGEST) {
            return new String(chars, offset, length);
        }
        int hash = length;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + chars[i];
        }
        int slot = (hash ^ hash >>> 6 ^ hash >>> 12) & SLOTS - 1;
        String known = texts[slot];
        if (++asked == TRIAL) {
            useful = met > TRIAL / 8;
            asked = 0;
            met = 0;
        }
        if (known != null && same(known, chars, offset, length)) {
            met++;
            return known;
        }
        String text = new String(chars, offset, length);
        texts[slot] = text;
        return text;
    }

    private static boolean same(String text, char[] chars, int offset, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != chars[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
