package hub.standards;

import org.jspecify.annotations.Nullable;

/**
 * A finding code that is not a rule's: syntax, structure, codes, references, intake. 问题代码。
 *
 * @param finding the code, such as {@code REF-0003}
 * @param level where in validation it arises
 * @param severity {@code error} or {@code warning}
 * @param message text with placeholders in braces
 * @param hint what the sender does next
 * @param waits whether the cause lies outside the record, so that the record may be released without being sent again
 * @param since version of the standard that introduced it; null: there from the beginning
 * @param retired version that retired it; null while it is in force
 */
public record FindingText(
        String finding,
        String level,
        String severity,
        Text message,
        Text hint,
        boolean waits,
        @Nullable String since,
        @Nullable String retired) {

    /** A code that was there from the beginning. */
    public FindingText(String finding, String level, String severity, Text message, Text hint, boolean waits) {
        this(finding, level, severity, message, hint, waits, null, null);
    }
}
