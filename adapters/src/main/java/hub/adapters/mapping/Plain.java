package hub.adapters.mapping;

import org.jspecify.annotations.Nullable;

/** Cells as people fill them: white space of all kinds around, full-width digits and letters, characters that no one can see. 文字整理。 */
public final class Plain {
    private Plain() {}

    static boolean blank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!white(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Without the white space around it, ideographic and no-break space included. */
    public static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && white(text.charAt(from))) {
            from++;
        }
        while (from < to && white(text.charAt(to - 1))) {
            to--;
        }
        return from == 0 && to == text.length() ? text : text.substring(from, to);
    }

    private static boolean white(char c) {
        return c <= ' ' && c != 0 || c == '\u00A0' || c == '\u3000' || c == '\uFEFF' || c == '\u200B';
    }

    /** Full-width digits, letters and signs as their plain forms (Ａ１．－ as A1.-); anything else as it is. */
    public static String narrow(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (wide(text.charAt(i))) {
                StringBuilder narrow = new StringBuilder(text);
                for (int j = i; j < narrow.length(); j++) {
                    if (wide(narrow.charAt(j))) {
                        narrow.setCharAt(j, (char) (narrow.charAt(j) - 0xFEE0));
                    }
                }
                return narrow.toString();
            }
        }
        return text;
    }

    private static boolean wide(char c) {
        return c >= '\uFF01' && c <= '\uFF5E';
    }

    /** A name for comparison: no white space, plain forms; so that 全脱产(离岗) meets 全脱产（离岗）. */
    static String name(String text) {
        String narrow = narrow(text);
        for (int i = 0; i < narrow.length(); i++) {
            if (white(narrow.charAt(i))) {
                StringBuilder name = new StringBuilder();
                narrow.chars().filter(c -> !white((char) c)).forEach(c -> name.append((char) c));
                return name.toString();
            }
        }
        return narrow;
    }

    /**
     * The text with every character made visible that can be neither shown nor stored: controls, halves of surrogate pairs, and U+FFFD,
     * the scar of a conversion that lost a character before it came here.
     *
     * @return null if there is nothing of the kind
     */
    public static @Nullable String damaged(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (harm(text, i)) {
                StringBuilder visible = new StringBuilder(text.length() + 16);
                for (int j = 0; j < text.length(); j++) {
                    if (harm(text, j)) {
                        visible.append(String.format("\\u%04x", (int) text.charAt(j)));
                    } else {
                        visible.append(text.charAt(j));
                    }
                }
                return visible.toString();
            }
        }
        return null;
    }

    private static boolean harm(String text, int i) {
        char c = text.charAt(i);
        if (c >= ' ' && c < '\u007F' || c >= '\u00A0' && c < Character.MIN_SURROGATE) {
            return false;
        }
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c < ' ' && c != '\t' && c != '\n' && c != '\r'
                || c >= '\u007F' && c < '\u00A0'
                || c == '\uFFFD'
                || c == '\uFFFE'
                || c == '\uFFFF';
    }
}
