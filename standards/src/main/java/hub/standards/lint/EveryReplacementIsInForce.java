package hub.standards.lint;

import hub.standards.Code;
import hub.standards.CodeSet;
import hub.standards.DataElement;
import hub.standards.Standard;
import java.util.ArrayList;
import java.util.List;

/** What takes the place of something retired exists and is not retired itself. 替代项有效。 */
public final class EveryReplacementIsInForce implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        for (DataElement element : standard.elements().values()) {
            if (element.replacedBy() != null) {
                DataElement other = standard.elements().get(element.replacedBy());
                if (element.retired() == null || other == null || other.retired() != null) {
                    breaches.add(element.element() + " is replaced by " + element.replacedBy());
                }
            }
        }
        for (CodeSet set : standard.codeSets().values()) {
            for (Code code : set.codes()) {
                if (code.replacedBy() != null) {
                    Code other = set.find(code.replacedBy());
                    if (code.retired() == null || other == null || other.retired() != null) {
                        breaches.add(set.reference() + " " + code.code() + " is replaced by " + code.replacedBy());
                    }
                }
            }
        }
        return breaches;
    }
}
