package hub.standards.lint;

import hub.standards.DataType;
import hub.standards.RecordType;
import hub.standards.Rule;
import hub.standards.Standard;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Records that a rule compares agree in values that are written in one way only, and those of another type are told by one field each. 规则按写法唯一的字段比较。 */
public final class EveryGroupIsToldByPlainFields implements Sentence {
    /** 36 and 36.00 are one number and two texts. */
    private static final Set<DataType> WRITTEN_IN_SEVERAL_WAYS = EnumSet.of(DataType.DECIMAL, DataType.DATE_TIME);

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        for (Rule rule : standard.rules().values()) {
            Rule.Compared compared = rule.compared();
            if (compared != null) {
                RecordType type = standard.record(rule.record());
                compared.same().stream()
                        .flatMap(List::stream)
                        .filter(field -> WRITTEN_IN_SEVERAL_WAYS.contains(
                                type.field(field).type()))
                        .forEach(field -> breaches.add(rule.rule() + ": " + field + " is written in several ways"));
                Rule.Total total = compared.total();
                if (total != null && total.in() != null) {
                    compared.same().stream()
                            .filter(entry -> entry.size() > 1)
                            .forEach(entry -> breaches.add(rule.rule() + ": " + total.in()
                                    + " are not added up by alternative fields " + entry));
                }
            }
        }
        return breaches;
    }
}
