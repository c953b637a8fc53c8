package hub.adapters.mapping;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The column that the hub adds to a table it gives back: its heading says so, and which submission is corrected by sending the table again.
 * 错误说明列。
 *
 * <p>The heading is the mark, because it survives what people do to tables: another program, another encoding, a copy into a new workbook.
 * Whoever sends the table again may leave the column in; it is not read. What the mark names is only a claim.
 */
public final class ErrorColumn {
    private static final Pattern MARK = Pattern.compile("\\s*错误说明〔更正报送 ([0-9A-Z]{26})〕.*", Pattern.DOTALL);

    private ErrorColumn() {}

    /**
     * The heading.
     *
     * @param submission id of the submission that is given back
     */
    public static String heading(String submission) {
        return "错误说明〔更正报送 " + submission + "〕";
    }

    /** The id of the submission that a text names if it is the heading of such a column. */
    public static Optional<String> submission(String text) {
        Matcher matcher = MARK.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
