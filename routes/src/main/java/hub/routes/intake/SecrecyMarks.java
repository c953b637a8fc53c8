package hub.routes.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for secrecy marks in names and in bytes as they stream by, in UTF-8 and GB 18030. 密级标志。
 *
 * <p>A mark is the word as a mark is written: with a star, after 密级, in brackets, or alone in its cell or line. The bare word inside a
 * text is none, or every class on secrecy law would be refused. Looking cannot guarantee: a picture or an unusual spelling passes.
 */
final class SecrecyMarks {
    private static final String GAP = "[\\s\\u3000]*";
    private static final String WORD = "(?:秘" + GAP + "密|机" + GAP + "密|绝" + GAP + "密)";
    private static final String EDGE = "[\\s\\u3000\"',;|<>\\[\\]{}，；、：:/\\\\_.\\-—]";
    private static final Pattern MARK = Pattern.compile(WORD + GAP + "[★☆✩✭⭐*＊]"
            + "|密" + GAP + "级" + GAP + "[：:=\"',\\s]*" + GAP + WORD
            + "|[（(【\\[〔《<]" + GAP + WORD + GAP + "[）)】\\]〕》>]"
            + "|(?:^|[\"'\\n\\r\\t,;|>])" + GAP + WORD + GAP + "(?:$|[\"'\\n\\r\\t,;|<])");
    private static final Pattern IN_NAME =
            Pattern.compile(MARK.pattern() + "|(?:^|" + EDGE + ")" + WORD + "(?:$|" + EDGE + "|[（(【]|\\d|文件|材料|资料)");
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\u([0-9A-Fa-f]{4})|&#x([0-9A-Fa-f]{1,6});|&#([0-9]{1,7});");
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int AROUND = 96;

    private byte[] carried = new byte[0];
    private boolean found;

    /** Whether a name bears a mark. */
    static boolean inName(String name) {
        return IN_NAME.matcher(name).find();
    }

    /** Whether a text bears a mark. */
    static boolean inText(String text) {
        return MARK.matcher(text).find();
    }

    /** Takes the next bytes of the stream. */
    void take(byte[] bytes, int from, int length) {
        if (found || length == 0) {
            return;
        }
        byte[] window = Arrays.copyOf(carried, carried.length + length);
        System.arraycopy(bytes, from, window, carried.length, length);
        // what stands too near the end is judged when more has come, or at the end
        scan(window, window.length - AROUND);
        int keep = Math.min(window.length, 3 * AROUND);
        carried = Arrays.copyOfRange(window, window.length - keep, window.length);
    }

    /** Whether a mark was found, now that all bytes have come. */
    boolean found() {
        if (!found) {
            scan(carried, carried.length);
        }
        return found;
    }

    /** Every mark holds 密; only around that character is anything decoded. */
    private void scan(byte[] window, int until) {
        for (int at = 0; at < until && !found; at++) {
            switch (window[at]) {
                case (byte) 0x86 -> {
                    if (at >= 2 && window[at - 1] == (byte) 0xAF && window[at - 2] == (byte) 0xE5) {
                        judge(window, at, StandardCharsets.UTF_8);
                    }
                }
                case (byte) 0xDC -> {
                    if (at >= 1 && window[at - 1] == (byte) 0xC3) {
                        judge(window, at, GB18030);
                    }
                }
                case '6' -> {
                    if (endsWith(window, at, "5bc6")) {
                        judge(window, at, StandardCharsets.UTF_8);
                    }
                }
                case '4' -> {
                    if (endsWith(window, at, "23494")) {
                        judge(window, at, StandardCharsets.UTF_8);
                    }
                }
                default -> {
                    // most bytes
                }
            }
        }
    }

    private static boolean endsWith(byte[] window, int at, String lower) {
        int first = at - lower.length() + 1;
        if (first < 0) {
            return false;
        }
        for (int next = 0; next < lower.length(); next++) {
            if ((window[first + next] | 0x20) != (lower.charAt(next) | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private void judge(byte[] window, int at, Charset charset) {
        int from = Math.max(0, at - AROUND);
        // begin after a byte that is a character of its own in both encodings
        int start = at;
        while (start > from && !standsAlone(window[start - 1])) {
            start--;
        }
        int widest = start;
        for (int next = from; next < start; next++) {
            if (standsAlone(window[next])) {
                widest = next;
                break;
            }
        }
        int end = Math.min(window.length, at + AROUND);
        String text = new String(window, widest, end - widest, charset);
        found = MARK.matcher(unescaped(text)).find();
    }

    private static boolean standsAlone(byte next) {
        return next >= 0 && next < 0x30;
    }

    private static String unescaped(String text) {
        Matcher matcher = ESCAPE.matcher(text);
        StringBuilder clear = new StringBuilder();
        while (matcher.find()) {
            int point = matcher.group(1) != null
                    ? Integer.parseInt(matcher.group(1), 16)
                    : matcher.group(2) != null
                            ? Integer.parseInt(matcher.group(2), 16)
                            : Integer.parseInt(matcher.group(3));
            matcher.appendReplacement(
                    clear,
                    Matcher.quoteReplacement(Character.isValidCodePoint(point) ? Character.toString(point) : "?"));
        }
        return matcher.appendTail(clear).toString();
    }
}
