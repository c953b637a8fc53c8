package hub.standards.lint;

import hub.standards.Standard;
import java.util.List;

/** Elements and record types are types of one XML schema, so they share one set of names. 数据元不与记录类型重名。 */
public final class NoElementIsNamedLikeARecordType implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        return standard.elements().keySet().stream()
                .filter(standard.records()::containsKey)
                .map(name -> name + " is an element and a record type")
                .toList();
    }
}
