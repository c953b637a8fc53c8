package hub.standards.lint;

import hub.standards.Standard;
import java.util.List;

/** One thing every standard keeps; its class's name says it. 一条准则。 */
@FunctionalInterface
public interface Sentence {

    /**
     * Where a standard breaks it.
     *
     * @return one line each, naming the element, record type, rule or code set; empty if it is kept
     */
    List<String> breaches(Standard standard);
}
