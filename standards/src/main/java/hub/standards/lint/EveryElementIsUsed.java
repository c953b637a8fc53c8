package hub.standards.lint;

import hub.standards.Field;
import hub.standards.Standard;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An element stands in a record type, or it is retired. 数据元都有用处。 */
public final class EveryElementIsUsed implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        Set<String> used = standard.recordTypes().stream()
                .flatMap(type -> type.fields().stream())
                .map(Field::element)
                .map(element -> element.element())
                .collect(Collectors.toSet());
        return standard.elements().values().stream()
                .filter(element -> element.retired() == null && !used.contains(element.element()))
                .map(element -> element.element() + " stands in no record type")
                .toList();
    }
}
