package hub.schemas;

import hub.standards.Field;
import hub.standards.Operation;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which causes there are by the standard: what a rule's breach comes from, and what a record that arrives would mend. 根因推定。 */
public final class Causes {

    /** One way in which records of a type are referred to. */
    private record Asked(Reference.Scope scope, List<Field> fields) {}

    private final Map<RecordType, Set<Asked>> asked = new HashMap<>();
    private final Set<RecordType> global = new HashSet<>();
    private final Set<String> totalled = new HashSet<>();

    public Causes(Standard standard) {
        for (RecordType type : standard.recordTypes()) {
            for (Reference reference : type.references()) {
                RecordType target = standard.record(reference.record());
                for (Map<String, String> key : reference.keys()) {
                    asked.computeIfAbsent(target, unused -> new LinkedHashSet<>())
                            .add(new Asked(
                                    reference.scope(),
                                    key.values().stream()
                                            .sorted()
                                            .map(target::field)
                                            .toList()));
                }
                if (reference.scope() == Reference.Scope.GLOBAL) {
                    global.add(target);
                }
            }
        }
        standard.rules().values().stream().filter(Rule::waits).forEach(rule -> totalled.addAll(added(rule)));
    }

    /** The record types whose records a rule that waits holds against each other. */
    private static List<String> added(Rule rule) {
        Rule.Compared compared = rule.compared();
        Rule.Total total = compared == null ? null : compared.total();
        return total == null || total.in() == null ? List.of(rule.record()) : List.of(rule.record(), total.in());
    }

    /** What the breach of a rule comes from: a waiver would mend it, and where it waits, so may records still to come. */
    List<Cause> of(Rule rule, String institution) {
        List<Cause> causes = new ArrayList<>(1);
        if (rule.waivable()) {
            causes.add(Cause.rule(rule.rule(), institution));
        }
        if (rule.waits()) {
            added(rule).forEach(type -> causes.add(Cause.total(type, institution)));
        }
        return causes;
    }

    /** Whether records of anyone may refer to records of this type. */
    public boolean referredByAll(RecordType type) {
        return global.contains(type);
    }

    /** What a record mends by being there: the lack of a record under each key it can be referred to by. */
    public List<Cause> filledBy(StandardRecord record) {
        if (record.operation() == Operation.VOID) {
            return List.of();
        }
        List<Cause> filled = new ArrayList<>();
        for (Asked one : asked.getOrDefault(record.type(), Set.of())) {
            Facts.Key key = key(record, one);
            if (key != null) {
                filled.add(Cause.record(record.type().name(), key));
            }
        }
        return filled;
    }

    /** What a change of a record may mend besides: totals that its coming, going or correction changes. */
    public List<Cause> movedBy(StandardRecord record) {
        return totalled.contains(record.type().name())
                ? List.of(Cause.total(record.type().name(), record.key().institution()))
                : List.of();
    }

    private static Facts.@Nullable Key key(StandardRecord record, Asked asked) {
        Map<String, String> values = new HashMap<>();
        for (Field field : asked.fields()) {
            Object value = record.get(field.ordinal());
            String text = value == null ? "" : value.toString();
            if (text.isEmpty()) {
                return null;
            }
            values.put(field.name(), text);
        }
        return new Facts.Key(
                asked.scope() == Reference.Scope.GLOBAL ? "" : record.key().institution(), values);
    }

    /** The codes of the causes of findings that keep a record out. */
    public static Collection<Cause> of(List<Finding> findings) {
        Set<Cause> causes = new LinkedHashSet<>();
        findings.stream().filter(Finding::isError).forEach(finding -> causes.addAll(finding.causes()));
        return causes;
    }
}
