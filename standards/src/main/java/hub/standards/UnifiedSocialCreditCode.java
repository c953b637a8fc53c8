package hub.standards;

/**
 * Unified social credit code (统一社会信用代码, USCID), GB 32100-2015: 18 characters of a set of 31 (no I, O, S, V, Z), the last a check
 * character.
 */
public final class UnifiedSocialCreditCode {
    private static final int LENGTH = 18;
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final byte[] VALUES = new byte[128];

    static {
        java.util.Arrays.fill(VALUES, (byte) -1);
        for (int value = 0; value < CHARACTERS.length(); value++) {
            VALUES[CHARACTERS.charAt(value)] = (byte) value;
        }
    }

    private UnifiedSocialCreditCode() {}

    /** Whether the text has the form: 18 characters, all of the set. */
    public static boolean isWellFormed(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (value(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the code holds: the form and the check character. */
    public static boolean isValid(String text) {
        return isWellFormed(text) && text.charAt(LENGTH - 1) == checkCharacter(text);
    }

    /**
     * The check character.
     *
     * @param code at least the first 17 characters
     * @throws IllegalArgumentException if one of them is not of the set
     */
    public static char checkCharacter(CharSequence code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            int value = value(code.charAt(i));
            if (value < 0) {
                throw new IllegalArgumentException("character " + (i + 1) + " is not of the set of GB 32100");
            }
            sum += value * weight;
            weight = weight * 3 % CHARACTERS.length();
        }
        return CHARACTERS.charAt((CHARACTERS.length() - sum % CHARACTERS.length()) % CHARACTERS.length());
    }

    private static int value(char c) {
        return c < VALUES.length ? VALUES[c] : -1;
    }
}
