package hub.standards.lint;

import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Rule;
import hub.standards.Standard;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A rule's texts name fields of its record, or of the records it reads with it, or the total it adds up, and nothing else. 规则文字里的占位符都是字段。 */
public final class EveryPlaceholderIsAField implements Sentence {
    /** What a rule that adds up came to. */
    private static final String TOTAL = "total";

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        for (Rule rule : standard.rules().values()) {
            Set<String> names = new TreeSet<>();
            names.addAll(Placeholders.of(rule.message().zh()));
            names.addAll(Placeholders.of(rule.message().en()));
            names.addAll(Placeholders.of(rule.hint().zh()));
            names.addAll(Placeholders.of(rule.hint().en()));
            names.stream()
                    .filter(name -> !isField(standard, rule, name))
                    .forEach(name -> breaches.add(rule.rule() + ": {" + name + "} is no field"));
        }
        return breaches;
    }

    private static boolean isField(Standard standard, Rule rule, String name) {
        if (name.equals(TOTAL)) {
            // a total over all institutions would tell one of the others
            return rule.compared() != null
                    && rule.compared().total() != null
                    && rule.compared().scope() == Reference.Scope.INSTITUTION;
        }
        int dot = name.indexOf('.');
        String record = dot < 0 ? rule.record() : rule.with().get(name.substring(0, dot));
        RecordType type = record == null ? null : standard.records().get(record);
        return type != null && type.find(name.substring(dot + 1)) != null;
    }
}
