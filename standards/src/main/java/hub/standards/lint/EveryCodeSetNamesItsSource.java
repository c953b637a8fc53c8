package hub.standards.lint;

import hub.standards.CodeSet;
import hub.standards.Standard;
import java.util.List;

/** A code means something only within the norm and edition it comes from. 代码集注明来源及版本。 */
public final class EveryCodeSetNamesItsSource implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        return standard.codeSets().values().stream()
                .filter(set -> set.source().norm().isBlank() || set.source().edition() == null)
                .map(CodeSet::reference)
                .map(set -> set + " does not name its norm and edition")
                .toList();
    }
}
