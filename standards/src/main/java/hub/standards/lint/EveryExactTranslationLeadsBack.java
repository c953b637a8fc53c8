package hub.standards.lint;

import hub.standards.Standard;
import hub.standards.Translation;
import java.util.ArrayList;
import java.util.List;

/** Where two sets are translated both ways, what is exact one way is exact the other, and ends where it began. 等同的对照往返不变。 */
public final class EveryExactTranslationLeadsBack implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        for (Translation there : standard.translations().values()) {
            Translation back = standard.translation(there.to(), there.from());
            for (String code :
                    back == null ? List.<String>of() : List.copyOf(there.codes().keySet())) {
                String target = there.exact(code);
                if (back != null && target != null && !code.equals(back.exact(target))) {
                    breaches.add(there.reference() + ": " + code + " is exactly " + target + ", and " + target
                            + " is not exactly " + code);
                }
            }
        }
        return breaches;
    }
}
