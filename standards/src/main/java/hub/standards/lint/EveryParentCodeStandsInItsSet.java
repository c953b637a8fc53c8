package hub.standards.lint;

import hub.standards.Code;
import hub.standards.CodeSet;
import hub.standards.Standard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Following the broader codes leads to a top, within the set. 上级代码存在且不成环。 */
public final class EveryParentCodeStandsInItsSet implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        for (CodeSet set : standard.codeSets().values()) {
            for (Code code : set.codes()) {
                if (!leadsToATop(set, code)) {
                    breaches.add(set.reference() + " " + code.code() + ": its broader codes lead to no top");
                }
            }
        }
        return breaches;
    }

    private static boolean leadsToATop(CodeSet set, Code start) {
        Set<String> seen = new HashSet<>();
        @Nullable Code at = start;
        while (at != null && seen.add(at.code())) {
            if (at.parent() == null) {
                return true;
            }
            at = set.find(at.parent());
        }
        return false;
    }
}
