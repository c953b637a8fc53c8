package hub.adapters.secrecy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Tells a secrecy mark (国家秘密标志: 绝密, 机密, 秘密) from a text that only speaks of secrets. 密级标志。
 *
 * <p>A mark is a level with a star behind it ({@code 秘密★10年}), a level behind a label ({@code 密级：机密}), a level in brackets ({@code
 * 【秘密】}), or a level that is the whole of a cell, line or value, with a term or an urgency if need be. The level may be spaced out ({@code
 * 机　密}) or in traditional characters. 商业秘密, 保守国家秘密法 or 秘书 are no marks. Examples of both stand in {@code secrecy/cases.yaml}. No scan can
 * guarantee that nothing classified passes.
 */
public final class SecrecyMark {
    /** The last character of every level; whoever scans looks for it first. */
    static final char LAST = '密';

    private static final int CONTEXT = 512;
    private static final String W = "[ \\u00A0\\u3000\\u2000-\\u200D\\u2060\\uFEFF]";
    private static final String TERM = "(?:保密期限" + W + "*[:：]?" + W
            + "*)?(?:[0-9０-９一二三四五六七八九十百两〇零]{1,6}" + W + "*(?:年|个月|月|天|日)(?:以内|内)?"
            + "|长期|永久|(?:启用|启封|开封|解密|公布|公开|考试|开考|使用|发布|印发)[之以]?[前后]|至[0-9年月日./-]{4,12})";
    private static final String URGENT = "(?:特提|特急|加急|平急|急件|急)";

    private static final Pattern STAR = Pattern.compile("级?" + W + "*[★☆⭐✩✭✰]");
    private static final Pattern ASTERISK = Pattern.compile("级?" + W + "*[*＊﹡✱]");
    private static final Pattern ASTERISK_TERM = Pattern.compile("级?" + W + "*[*＊﹡✱]" + W + "*" + TERM);
    private static final Pattern STAR_TERM = Pattern.compile("级?" + W + "*[★☆⭐✩✭✰]" + W + "*" + TERM);
    private static final Pattern LABEL = Pattern.compile(
            "密(?:等级|级别|级|别)[\"']?" + W + "*[:：=＝][" + W.substring(1, W.length() - 1) + "\"'“「『【〔（(\\[★☆*]*$");
    private static final Pattern LOOSE_LABEL = Pattern.compile("密(?:等级|级别|级|别)(?:为|是|定为|" + W + "+)" + W + "*$");
    private static final Pattern ENDS = Pattern.compile("级?(?:" + W + "|$|[。；;.!！?）)★☆*])");
    private static final Pattern LIST = Pattern.compile("级?" + W + "*[、,，/；;]?" + W + "*[绝机秘絕機祕]" + W + "*密");
    private static final Pattern OPEN = Pattern.compile("[【〔［\\[（(〖「『{]" + W + "*[★☆*]?" + W + "*$");
    private static final Pattern CLOSE =
            Pattern.compile("(?:级|件)?" + W + "*(?:[★☆*·]?" + W + "*" + TERM + ")?" + W + "*[】〕］\\]）)〗」』}]");
    /** In brackets with a request behind it: （机密，注意保存）. */
    private static final Pattern REQUEST =
            Pattern.compile("(?:级|件)?" + W + "*(?:[，；。！]|" + W + ").{1,40}[】〕］\\]）)〗」』}]");
    /** What opens and closes a comment or an instruction. */
    private static final String COMMENT = "(?:!--|--|#{1,6}|//+|/\\*+|\\?[^ ?]{1,20} )?";

    private static final String COMMENT_END = "(?:--|\\?|\\*+/)?";
    private static final Pattern BEFORE =
            Pattern.compile(W + "*" + COMMENT + W + "*[★☆*※●]*" + W + "*(?:" + URGENT + W + "*)?");
    private static final Pattern AFTER = Pattern.compile("(?:级|件)?" + W + "*[★☆*·—.、，-]?" + W + "*(?:" + TERM + ")?" + W
            + "*(?:" + URGENT + ")?" + W + "*[。.!！★☆*※●]*" + W + "*" + COMMENT_END + W + "*");
    private static final Pattern HEAD = Pattern.compile("级?(?:\\u3000|" + W + "{2,}).+");

    private static final Pattern SPACED = Pattern.compile("([绝机秘絕機祕])" + W + "+密");
    private static final Pattern NAME_PARTS =
            Pattern.compile("[\\s\\u00A0\\u3000._—–+&,，、；;()（）\\[\\]【】〔〕《》「」『』\"'“”‘’★☆*~#@=/\\\\-]+");
    private static final Pattern NAME_PART = Pattern.compile("[绝机秘絕機祕]密级?(?:件|文件|材料|资料|档案)?(?:" + TERM + ")?");

    private static final Words WORDS = Words.shipped();

    private SecrecyMark() {}

    /**
     * Words that make another word of the level behind them; data in {@code secrecy/words.yaml}.
     *
     * @param otherKinds kinds of secrets that are no state secrets
     * @param spokenOf words with which secrets are only spoken of
     */
    private record Words(List<String> otherKinds, List<String> spokenOf) {
        static Words shipped() {
            try (InputStream in =
                    Objects.requireNonNull(SecrecyMark.class.getResourceAsStream("/secrecy/words.yaml"))) {
                return new YAMLMapper().readValue(in, Words.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Whether a value, cell or text bears a mark.
     *
     * @param text one value; where it has several lines or tabs, each part is looked at as a whole as well
     */
    public static boolean in(String text) {
        for (int at = text.indexOf(LAST); at >= 0; at = text.indexOf(LAST, at + 1)) {
            int from = at;
            while (from > 0 && at - from < CONTEXT && !breaks(text.charAt(from - 1))) {
                from--;
            }
            int to = at + 1;
            while (to < text.length() && to - at < CONTEXT && !breaks(text.charAt(to))) {
                to++;
            }
            if (around("", text.substring(from, at), text.substring(at + 1, to))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the name of a file, an archive entry or a sheet bears a mark. Stricter than {@link #in}: a level between any separators counts,
     * and so does a level with 件, 文件, 材料 and the like.
     */
    public static boolean inName(String name) {
        if (in(name)) {
            return true;
        }
        String closed = SPACED.matcher(name).replaceAll("$1密");
        for (String part : NAME_PARTS.split(closed)) {
            if (NAME_PART.matcher(part).matches()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a mark stands around one 密.
     *
     * @param label what stands before the cell, its border included; for labels that stand in another cell
     * @param before the cell before the character
     * @param after the cell behind the character
     */
    static boolean around(String label, String before, String after) {
        int at = before.length();
        while (at > 0 && white(before.charAt(at - 1))) {
            at--;
        }
        if (at == 0 || !opensLevel(before.charAt(at - 1))) {
            return false;
        }
        String front = before.substring(0, at - 1);
        return starred(front, after)
                || labelled(label + front, after)
                || bracketed(front, after)
                || whole(front, after);
    }

    /** Whether the character is the first of a level: 绝, 机, 秘. */
    static boolean opensLevel(char c) {
        return switch (c) {
            case '绝', '机', '秘', '絕', '機', '祕' -> true;
            default -> false;
        };
    }

    static boolean white(char c) {
        return c == ' '
                || c == '\u00A0'
                || c == '\u3000'
                || c >= '\u2000' && c <= '\u200D'
                || c == '\u2060'
                || c == '\uFEFF';
    }

    private static boolean breaks(char c) {
        return c == '\n' || c == '\r' || c == '\t' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    private static boolean starred(String front, String after) {
        if (WORDS.otherKinds().stream().anyMatch(front::endsWith)) {
            return false;
        }
        if (STAR.matcher(after).lookingAt()) {
            return WORDS.spokenOf().stream().noneMatch(front::endsWith)
                    || STAR_TERM.matcher(after).lookingAt();
        }
        // an asterisk also marks a required column or a footnote: 是否涉及国家秘密*
        return ASTERISK.matcher(after).lookingAt()
                && (front.isEmpty()
                        || !Character.isLetterOrDigit(front.charAt(front.length() - 1))
                        || ASTERISK_TERM.matcher(after).lookingAt());
    }

    private static boolean labelled(String front, String after) {
        if (front.indexOf(LAST) < 0) {
            return false;
        }
        // 密级：绝密、机密、秘密 explains the levels
        return LABEL.matcher(front).find() && !LIST.matcher(after).lookingAt()
                || LOOSE_LABEL.matcher(front).find() && ENDS.matcher(after).lookingAt();
    }

    private static boolean bracketed(String front, String after) {
        return OPEN.matcher(front).find()
                && (CLOSE.matcher(after).lookingAt()
                        || REQUEST.matcher(after).lookingAt()
                                && !LIST.matcher(after).lookingAt());
    }

    private static boolean whole(String front, String after) {
        return BEFORE.matcher(front).matches()
                && (AFTER.matcher(after).matches() || HEAD.matcher(after).matches());
    }
}
