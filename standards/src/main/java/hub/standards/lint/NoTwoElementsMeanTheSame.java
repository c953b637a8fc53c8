package hub.standards.lint;

import hub.standards.DataElement;
import hub.standards.Standard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One meaning has one element: no two bear one name or one definition, in either language. 数据元互不重复。 */
public final class NoTwoElementsMeanTheSame implements Sentence {
    private static final List<Function<DataElement, String>> SAID = List.of(
            element -> element.name().zh(),
            element -> element.name().en(),
            element -> element.definition().zh(),
            element -> element.definition().en());

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        for (Function<DataElement, String> said : SAID) {
            Map<String, String> taken = new HashMap<>();
            for (DataElement element : standard.elements().values()) {
                if (element.retired() != null) {
                    continue; // what replaces it may well say the same
                }
                String other = taken.put(bare(said.apply(element)), element.element());
                if (other != null) {
                    breaches.add(other + " and " + element.element() + " both say: " + said.apply(element));
                }
            }
        }
        return breaches;
    }

    /** Letters and digits only: a comma makes no other meaning. */
    private static String bare(String words) {
        return words.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(java.util.Locale.ROOT);
    }
}
