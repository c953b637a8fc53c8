package hub.standards.lint;

import hub.standards.DataElement;
import hub.standards.Evidence;
import hub.standards.Source;
import hub.standards.Standard;
import java.util.List;

/** An element that is not our own names norm and edition, because the same item means different things in different editions. 数据元注明来源及版本。 */
public final class EveryElementNamesItsSource implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        return standard.elements().values().stream()
                .filter(element -> !named(element.source()))
                .map(DataElement::element)
                .map(element -> element + " does not name its norm and edition")
                .toList();
    }

    private static boolean named(Source source) {
        return !source.norm().isBlank() && (source.edition() != null || source.evidence() == Evidence.OWN);
    }
}
