package hub.standards.lint;

import hub.standards.Rule;
import hub.standards.Standard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The letters of a rule tell its record type, and no other code begins with them. 规则字头对应记录类型。 */
public final class EveryRuleBearsTheLettersOfItsRecord implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        Map<String, String> records = new TreeMap<>();
        List<String> breaches = new ArrayList<>();
        for (Rule rule : standard.rules().values()) {
            String letters = letters(rule.rule());
            String record = records.putIfAbsent(letters, rule.record());
            if (record != null && !record.equals(rule.record())) {
                breaches.add(
                        rule.rule() + " is about " + rule.record() + ", other rules " + letters + " about " + record);
            }
        }
        standard.findings().keySet().stream()
                .filter(code -> records.containsKey(letters(code)))
                .forEach(code -> breaches.add(code + " begins like the rules of " + records.get(letters(code))));
        return breaches;
    }

    private static String letters(String code) {
        return code.substring(0, code.indexOf('-'));
    }
}
