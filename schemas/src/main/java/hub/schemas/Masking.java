package hub.schemas;

import hub.standards.DataElement;
import org.jspecify.annotations.Nullable;

/** How a value is shown to people: personal values masked, long ones cut. 脱敏。 */
public final class Masking {
    private static final int LONGEST = 60;

    private Masking() {}

    /**
     * The value as a finding may show it.
     *
     * @param element the element it is a value of; null if the column is unknown (then it is treated as personal)
     * @param value the value, null for none
     */
    public static @Nullable String show(@Nullable DataElement element, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        String text = value.toString();
        if (element == null || element.sensitivity().masked()) {
            return mask(text);
        }
        // a citizen ID that strayed into another column must not be shown either
        if (text.matches(".*\\d{15}.*")) {
            return mask(text);
        }
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /** The first character and the length, nothing more. */
    static String mask(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first) + "*".repeat(Math.min(text.codePointCount(first, text.length()), 17));
    }
}
