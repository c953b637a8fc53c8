package hub.standards.lint;

import hub.standards.Code;
import hub.standards.CodeSet;
import hub.standards.Rendering;
import hub.standards.Standard;
import hub.standards.Text;
import hub.standards.Translation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A translation speaks of every code of the set it translates from, and says in both languages what is lost. 对照表无遗漏，损失写明。 */
public final class EveryCodeIsTranslatedOrNamedAsLost implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        for (Translation translation : standard.translations().values()) {
            CodeSet from = standard.codeSet(translation.from());
            for (Code code : from == null ? List.<Code>of() : from.codes()) {
                Rendering rendering = translation.of(code.code());
                if (rendering == null) {
                    breaches.add(translation.reference() + " does not speak of " + code.code());
                } else if (!(rendering instanceof Rendering.Exact) && !said(rendering.lost())) {
                    breaches.add(translation.reference() + " " + code.code() + " does not say what is lost");
                }
            }
        }
        return breaches;
    }

    private static boolean said(@Nullable Text lost) {
        return lost != null && !lost.zh().isBlank() && !lost.en().isBlank();
    }
}
