package hub.adapters.mapping;

import hub.standards.CitizenId;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Citizen IDs as they come from sheets: blanks, full-width digits, a small x, the fifteen digits of old. 公民身份号码。 */
final class CitizenIds {
    private static final int LENGTH = 18;
    /** What a workbook shows of eighteen digits that were typed into a cell not formatted as text. */
    private static final Pattern EXPONENT = Pattern.compile("[0-9][.][0-9]+[Ee][+]?[0-9]{2}");
    /** What it stores of them. */
    private static final Pattern ZEROED = Pattern.compile("[0-9]{15}000");

    private CitizenIds() {}

    /** The number in the form of the standard; what is no number stays as it is and is judged by structure and rules. */
    static Object convert(String text, CellKind kind) {
        String plain = Plain.narrow(text).toUpperCase(Locale.ROOT);
        if (lost(plain, kind)) {
            return new Converter.Refused("MAP-0003", Map.of());
        }
        if (Plain.damaged(plain) != null) {
            return Converter.Refused.notA("citizen ID");
        }
        String longer = CitizenId.fromFirstGeneration(plain);
        return longer == null ? plain : new Converter.Noted(longer, "MAP-0004", Map.of());
    }

    /** Zeros at the end are lost digits unless the check character, which fits one number in eleven by chance, says that they are right. */
    private static boolean lost(String plain, CellKind kind) {
        return kind.isNumber() && plain.length() > 15
                || EXPONENT.matcher(plain).matches()
                || ZEROED.matcher(plain).matches() && !CitizenId.isValid(plain);
    }

    /** Whether a citizen ID stands anywhere in the text, by its birth date and check character. */
    static boolean in(String text) {
        String plain = Plain.narrow(text).toUpperCase(Locale.ROOT);
        for (int i = 0; i + LENGTH <= plain.length(); i++) {
            if (CitizenId.isValid(plain.substring(i, i + LENGTH))) {
                return true;
            }
        }
        return false;
    }
}
