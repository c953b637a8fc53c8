package hub.adapters.secrecy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes the bytes around one spelling of 密 and asks whether a mark stands there. 窗口。 */
final class Windows {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int NEAR = 64;
    private static final int CELL = 256;
    private static final int RUNS = 1000;
    private static final int LABEL = 24;

    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\u([0-9A-Fa-f]{4})|&#x0{0,8}([0-9A-Fa-f]{1,6});|&#0{0,8}([0-9]{1,7});|\\\\([\"/bfnrt])|&(lt|gt|quot|apos|amp);");
    private static final Pattern OPENED = Pattern.compile("(?:\\\\u|(&#x)0{0,8}|(&#)0{0,8})$");
    /** From one run of a text to the next, in parts of workbooks and documents. */
    private static final Pattern NEXT_RUN = Pattern.compile(
            "</(?:\\w{1,9}:)?t>\\s*</(?:\\w{1,9}:)?r>\\s*<(?:\\w{1,9}:)?r(?: [^<>]{0,200})?>(?:(?!</?(?:\\w{1,9}:)?t[ >]).){0,900}<(?:\\w{1,9}:)?t(?: [^<>]{0,100})?>",
            Pattern.DOTALL);
    /** Codes in headers and footers of sheets, such as {@code &C} for the middle. */
    private static final Pattern HEADER_CODE = Pattern.compile(
            "&(?:amp;)?(?:K[0-9A-Fa-f]{6}|K[0-9]{2}[+-][0-9]{3}|[A-Z]|[0-9]{1,3}|\"[^\"]{0,60}\"|&quot;.{0,60}?&quot;)");

    private final boolean parts;
    private final int width;

    Windows(boolean parts) {
        this.parts = parts;
        this.width = parts ? RUNS : CELL;
    }

    boolean utf8(byte[] all, int length, int from, int to) {
        return opened(text(all, from - NEAR, from, StandardCharsets.UTF_8))
                && mark(
                        text(all, cell(all, Math.max(0, from - width), from), from, StandardCharsets.UTF_8),
                        after(all, length, to, StandardCharsets.UTF_8));
    }

    /**
     * Bytes of GB 18030 tell not by themselves where a character begins. A byte below 0x30 is always a character of its own, so decoding starts
     * at the first of these; where there is none, from each of the four possible places.
     */
    boolean gb18030(byte[] all, int length, int from, int to, boolean fromStart) {
        for (int shift = 0; shift < 4; shift++) {
            int near = gbStart(all, from, NEAR, shift, fromStart);
            if (opened(new String(all, near, from - near, GB18030))) {
                int start = cell(all, gbStart(all, from, width, shift, fromStart), from);
                if (mark(new String(all, start, from - start, GB18030), after(all, length, to, GB18030))) {
                    return true;
                }
            }
            if (near != Math.max(0, from - NEAR) + shift) {
                return false;
            }
        }
        return false;
    }

    private static int gbStart(byte[] all, int from, int width, int shift, boolean fromStart) {
        int start = Math.max(0, from - width);
        if (start == 0 && fromStart) {
            return 0;
        }
        int sure = start;
        while (sure < from && (all[sure] & 0xFF) >= 0x30) {
            sure++;
        }
        return sure < from ? sure : Math.min(from, start + shift);
    }

    boolean utf16(byte[] all, int length, int from, int to, boolean bigEndian) {
        Charset charset = bigEndian ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        int start = from - Math.min(from, width) / 2 * 2;
        String before = new String(all, start, from - start, charset);
        int end = to + Math.min(length - to, width) / 2 * 2;
        return opened(before) && mark(before, new String(all, to, end - to, charset));
    }

    /** The number of the character in an escape; what stands around may be any encoding that keeps ASCII. */
    boolean escaped(byte[] all, int length, int from, int to) {
        int start = Math.max(0, from - width);
        return escaped(text(all, start, from, StandardCharsets.UTF_8), after(all, length, to, StandardCharsets.UTF_8))
                || escaped(text(all, start, from, GB18030), after(all, length, to, GB18030));
    }

    /** The same in UTF-16. */
    boolean escaped16(byte[] all, int length, int from, int to) {
        for (int shift = 0; shift < 2; shift++) {
            Charset charset = shift == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            int begin = from - shift;
            int rest = to + 1 - shift;
            if (begin >= 0 && rest <= length) {
                int start = begin - Math.min(begin, width) / 2 * 2;
                int end = rest + Math.min(length - rest, width) / 2 * 2;
                if (escaped(
                        new String(all, start, begin - start, charset), new String(all, rest, end - rest, charset))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean escaped(String before, String after) {
        Matcher opening = OPENED.matcher(before);
        if (!opening.find()) {
            return false;
        }
        boolean xml = opening.group(1) != null || opening.group(2) != null;
        if (xml && !after.startsWith(";")) {
            return false;
        }
        return mark(before.substring(0, opening.start()), xml ? after.substring(1) : after);
    }

    private String after(byte[] all, int length, int to, Charset charset) {
        int end = to + Math.min(length - to, width);
        int at = to;
        while (at < end && (parts || !border(all[at]))) {
            at++;
        }
        return new String(all, to, Math.min(at + 1, end) - to, charset);
    }

    /** Where the cell begins, its border included: spares decoding what is of no use. */
    private int cell(byte[] all, int start, int from) {
        int at = from - 1;
        while (at > start && (parts || !border(all[at]))) {
            at--;
        }
        return Math.max(start, at);
    }

    /** Bytes that are borders in UTF-8 and GB 18030 alike, never part of another character, of an escape or of a label with its value. */
    private static boolean border(byte b) {
        return b == ',' || b == '<' || b == '\n' || b == '\r' || b == '\t';
    }

    private static String text(byte[] all, int from, int to, Charset charset) {
        int start = Math.max(0, from);
        return new String(all, start, to - start, charset);
    }

    /** A quick look that spares most texts the rest: only a level, or what may hide one, stands before the character. */
    private boolean opened(String before) {
        int at = before.length();
        while (at > 0 && SecrecyMark.white(before.charAt(at - 1))) {
            at--;
        }
        if (at == 0) {
            return true;
        }
        char last = before.charAt(at - 1);
        return SecrecyMark.opensLevel(last) || last == ';' || last <= 'f' && hexDigit(last) || last == '>' && parts;
    }

    private static boolean hexDigit(char c) {
        return Character.digit(c, 16) >= 0;
    }

    private boolean mark(String before, String after) {
        boolean runs = parts && (endsWithTag(before) || NEXT_RUN.matcher(after).find());
        int back = runs ? 0 : Math.max(0, lastBorder(before) - LABEL);
        int ahead = runs ? after.length() : firstBorder(after);
        String left = plain(before.substring(back));
        String right = plain(after.substring(0, ahead));
        int from = left.length();
        while (from > 0 && !border(left.charAt(from - 1))) {
            from--;
        }
        int to = 0;
        while (to < right.length() && !border(right.charAt(to))) {
            to++;
        }
        return SecrecyMark.around(left.substring(0, from), left.substring(from), right.substring(0, to));
    }

    private static boolean endsWithTag(String before) {
        int at = before.length();
        while (at > 0 && SecrecyMark.white(before.charAt(at - 1))) {
            at--;
        }
        return at > 0 && before.charAt(at - 1) == '>';
    }

    /** Where the cell begins, told before escapes are read: that spares reading the whole window. A semicolon may end an escape. */
    private static int lastBorder(String text) {
        for (int at = text.length() - 1; at >= 0; at--) {
            if (text.charAt(at) != ';' && border(text.charAt(at)) && (at == 0 || text.charAt(at - 1) != '\\')) {
                return at;
            }
        }
        return 0;
    }

    private static int firstBorder(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) != ';' && border(text.charAt(at)) && (at == 0 || text.charAt(at - 1) != '\\')) {
                return at;
            }
        }
        return text.length();
    }

    private String plain(String text) {
        String one = text;
        if (parts) {
            one = HEADER_CODE.matcher(NEXT_RUN.matcher(one).replaceAll("")).replaceAll("\n");
        }
        return unescaped(one);
    }

    /** The text with the escapes of JSON and XML as characters. */
    static String unescaped(String text) {
        return text.indexOf('\\') < 0 && text.indexOf('&') < 0
                ? text
                : ESCAPE.matcher(text).replaceAll(escape -> Matcher.quoteReplacement(character(escape)));
    }

    private static String character(java.util.regex.MatchResult escape) {
        if (escape.group(1) != null) {
            return Character.toString((char) Integer.parseInt(escape.group(1), 16));
        }
        if (escape.group(2) != null || escape.group(3) != null) {
            int number =
                    escape.group(2) != null ? Integer.parseInt(escape.group(2), 16) : Integer.parseInt(escape.group(3));
            return Character.isValidCodePoint(number) ? Character.toString(number) : "\uFFFD";
        }
        if (escape.group(4) != null) {
            // an escaped quote is part of the value, not its border
            return switch (escape.group(4)) {
                case "n", "r", "f", "b" -> "\n";
                case "t" -> "\t";
                case "/" -> "/";
                default -> "”";
            };
        }
        return switch (escape.group(5)) {
            case "lt" -> "〈";
            case "gt" -> "〉";
            case "amp" -> "&";
            default -> "”";
        };
    }

    private static boolean border(char c) {
        return switch (c) {
            case ',', '"', '\'', '<', '>', ';', '|', '\n', '\r', '\t', 0 -> true;
            default -> false;
        };
    }
}
