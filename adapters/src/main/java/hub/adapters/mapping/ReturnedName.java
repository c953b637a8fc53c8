package hub.adapters.mapping;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a table that is given back: the sender's own behind the id of the submission. It may be sent again under either: which mapping
 * applies is told by the sender's own. 退回文件的名称。
 */
public final class ReturnedName {
    private static final Pattern NAME = Pattern.compile("[0-9A-Z]{26}\\.(.+)", Pattern.DOTALL);
    private static final int LONGEST_STEM = 120;

    private ReturnedName() {}

    /**
     * The name.
     *
     * @param submission id of the submission that is given back
     * @param name the name its sender gave it; a long one is shortened, its ending stays
     */
    public static String of(String submission, String name) {
        String own = own(name);
        int dot = own.lastIndexOf('.');
        String stem = dot < 0 ? own : own.substring(0, dot);
        StringBuilder kept = new StringBuilder();
        int bytes = 0;
        for (int at = 0; at < stem.length(); at += Character.charCount(stem.codePointAt(at))) {
            String letter = Character.toString(stem.codePointAt(at));
            bytes += letter.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LONGEST_STEM) {
                break;
            }
            kept.append(letter);
        }
        return submission + "." + kept + (dot < 0 ? "" : own.substring(dot));
    }

    /** The sender's own name, whether or not the table was given back before. */
    public static String own(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? matcher.group(1) : name;
    }
}
