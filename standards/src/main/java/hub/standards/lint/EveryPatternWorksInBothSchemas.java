package hub.standards.lint;

import hub.standards.DataElement;
import hub.standards.Standard;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A pattern means the same in JSON Schema and in XSD: anchored as a whole, and nothing that only one of them knows. 模式两边都懂。 */
public final class EveryPatternWorksInBothSchemas implements Sentence {

    /** Escapes with different meanings, look-around, lazy quantifiers, anchors inside. */
    private static final Pattern ONE_SIDED = Pattern.compile("\\\\[dDwWsSbBuxck0-9pPiI]|\\(\\?|[*+?}][?+]|&&|-\\[");

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        for (DataElement element : standard.elements().values()) {
            String pattern = element.domain().pattern();
            if (pattern != null && !worksInBoth(pattern)) {
                breaches.add(element.element() + ": " + pattern);
            }
        }
        return breaches;
    }

    private static boolean worksInBoth(String pattern) {
        if (!pattern.startsWith("^") || !pattern.endsWith("$") || pattern.length() < 2) {
            return false;
        }
        String inner = pattern.substring(1, pattern.length() - 1);
        String plain = inner.replaceAll("\\\\.", "").replaceAll("\\[\\^", "[");
        if (plain.contains("^")
                || plain.contains("$")
                || ONE_SIDED.matcher(inner).find()
                || hasOpenChoice(plain)) {
            return false;
        }
        try {
            Pattern.compile(inner);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** A choice outside parentheses: the anchors of JSON Schema would bind to its ends only. */
    private static boolean hasOpenChoice(String pattern) {
        int depth = 0;
        boolean inClass = false;
        for (char character : pattern.toCharArray()) {
            inClass = inClass ? character != ']' : character == '[';
            depth += inClass ? 0 : character == '(' ? 1 : character == ')' ? -1 : 0;
            if (!inClass && depth == 0 && character == '|') {
                return true;
            }
        }
        return false;
    }
}
