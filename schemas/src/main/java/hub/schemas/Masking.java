package hub.schemas;

import hub.standards.CitizenId;
import hub.standards.DataElement;
import hub.standards.DataType;
import hub.standards.UnifiedSocialCreditCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a value is shown to people: personal values masked, long ones cut. 脱敏。 */
public final class Masking {
    private static final int LONGEST = 60;
    private static final int MOST_STARS = 17;
    /** Fewer digits than this are neither a citizen ID nor a telephone number. */
    private static final int FEWEST_DIGITS = 11;

    /** Fifteen digits in a row, or eighteen with blanks or hyphens between them, are taken for a citizen ID whatever their column is called. */
    private static final Pattern LIKE_CITIZEN_ID =
            Pattern.compile("\\p{Nd}{15}|(?:\\p{Nd}[\\s\\u3000\\u00A0-]{0,2}){17}[\\p{Nd}XxＸｘ]");

    /** A mobile number, whole or in the usual groups. */
    private static final Pattern LIKE_MOBILE = Pattern.compile(
            "(?<!\\p{Nd})1[3-9]\\p{Nd}(?:\\p{Nd}{8}|[\\s\\u3000\\u00A0-]\\p{Nd}{4}[\\s\\u3000\\u00A0-]\\p{Nd}{4})(?!\\p{Nd})");

    /** A citizen ID as it is written: the division, a birth date, the rest; 18 characters or, of the first generation, 15 digits. */
    private static final Pattern CITIZEN_ID = Pattern.compile(
            "(?<!\\p{Nd})\\p{Nd}{6}(?:(?:18|19|20)\\p{Nd}{2}[01]\\p{Nd}[0-3]\\p{Nd}{4}[\\p{Nd}Xx]|\\p{Nd}{2}[01]\\p{Nd}[0-3]\\p{Nd}{4})(?!\\p{Nd})");

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
        if (element == null || element.sensitivity().masked() || strayed(element, text)) {
            return mask(text);
        }
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /** A text of a finding that is no value of an element (a place, a file's name), with any citizen ID or mobile number in it masked. */
    static String scrub(String text) {
        if (!hasDigits(text)) {
            return text;
        }
        String scrubbed = CITIZEN_ID.matcher(text).replaceAll(found -> Matcher.quoteReplacement(mask(found.group())));
        return LIKE_MOBILE.matcher(scrubbed).replaceAll(found -> Matcher.quoteReplacement(mask(found.group())));
    }

    /** A citizen ID or a telephone number that strayed into another column must not be shown either. */
    private static boolean strayed(DataElement element, String text) {
        return isLikeAPersonsNumber(text) && !(element.domain().type() == DataType.USCID && isInstitution(text));
    }

    /** A credit code may be all digits; it is one if it holds and is no citizen ID by its date. */
    private static boolean isInstitution(String text) {
        return UnifiedSocialCreditCode.isValid(text) && CitizenId.birthDate(text) == null;
    }

    private static boolean isLikeAPersonsNumber(String text) {
        return hasDigits(text)
                && (LIKE_CITIZEN_ID.matcher(text).find()
                        || LIKE_MOBILE.matcher(text).find());
    }

    private static boolean hasDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < FEWEST_DIGITS; i++) {
            if (Character.isDigit(text.charAt(i))) {
                digits++;
            }
        }
        return digits == FEWEST_DIGITS;
    }

    /** The first character and the length, nothing more; of a single character only that there is one. */
    static String mask(String text) {
        int length = text.codePointCount(0, text.length());
        if (length <= 1) {
            return "*".repeat(length);
        }
        return text.substring(0, text.offsetByCodePoints(0, 1)) + "*".repeat(Math.min(length - 1, MOST_STARS));
    }
}
