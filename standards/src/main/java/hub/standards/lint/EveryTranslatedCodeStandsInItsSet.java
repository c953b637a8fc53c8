package hub.standards.lint;

import hub.standards.Code;
import hub.standards.CodeSet;
import hub.standards.Rendering;
import hub.standards.Standard;
import hub.standards.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is translated is a code of the one set, and what it becomes is a code of the other that is still in force. 对照两端的代码都存在。 */
public final class EveryTranslatedCodeStandsInItsSet implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        for (Translation translation : standard.translations().values()) {
            CodeSet from = standard.codeSet(translation.from());
            CodeSet to = standard.codeSet(translation.to());
            translation.codes().forEach((code, rendering) -> {
                if (from == null || from.find(code) == null) {
                    breaches.add(translation.reference() + ": " + translation.from() + " has no code " + code);
                }
                targets(rendering)
                        .filter(target -> !inForce(to, target))
                        .forEach(target -> breaches.add(translation.reference() + " " + code + ": " + translation.to()
                                + " has no code " + target + " in force"));
            });
        }
        return breaches;
    }

    private static Stream<String> targets(Rendering rendering) {
        return rendering instanceof Rendering.Ambiguous ambiguous
                ? ambiguous.among().stream()
                : Stream.ofNullable(rendering.target());
    }

    private static boolean inForce(@Nullable CodeSet set, String target) {
        Code code = set == null ? null : set.find(target);
        return code != null && code.retired() == null;
    }
}
