package hub.standards.lint;

import hub.standards.Standard;
import hub.standards.Text;
import java.util.ArrayList;
import java.util.List;

/** A reader of either language is told the same values. 中英文占位符一致。 */
public final class BothLanguagesNameTheSamePlaceholders implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        standard.rules().values().forEach(rule -> {
            compare(rule.rule() + " message", rule.message(), breaches);
            compare(rule.rule() + " hint", rule.hint(), breaches);
        });
        standard.findings().values().forEach(finding -> {
            compare(finding.finding() + " message", finding.message(), breaches);
            compare(finding.finding() + " hint", finding.hint(), breaches);
        });
        return breaches;
    }

    private static void compare(String where, Text text, List<String> breaches) {
        if (!Placeholders.of(text.zh()).equals(Placeholders.of(text.en()))) {
            breaches.add(where + ": zh names " + Placeholders.of(text.zh()) + ", en " + Placeholders.of(text.en()));
        }
    }
}
