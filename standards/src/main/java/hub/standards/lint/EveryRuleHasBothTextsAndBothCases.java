package hub.standards.lint;

import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A rule is said in both languages and shown by what it accepts and what it refuses. 规则有双语文字和正反案例。 */
public final class EveryRuleHasBothTextsAndBothCases implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        for (Rule rule : standard.rules().values()) {
            if (Stream.of(rule.intent(), rule.message(), rule.hint())
                    .anyMatch(EveryRuleHasBothTextsAndBothCases::lacks)) {
                breaches.add(rule.rule() + " lacks a text");
            }
            if (rule.cases().accept().isEmpty()) {
                breaches.add(rule.rule() + " shows nothing it accepts");
            }
            if (rule.cases().refuse().isEmpty()) {
                breaches.add(rule.rule() + " shows nothing it refuses");
            }
        }
        return breaches;
    }

    private static boolean lacks(Text text) {
        return text.zh().isBlank() || text.en().isBlank();
    }
}
