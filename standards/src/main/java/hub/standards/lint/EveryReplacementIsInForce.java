package hub.standards.lint;

import hub.standards.Code;
import hub.standards.CodeSet;
import hub.standards.DataElement;
import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.Version;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What takes the place of something retired is in force in the version that retires it. 替代项有效。 */
public final class EveryReplacementIsInForce implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        for (DataElement element : standard.elements().values()) {
            DataElement other =
                    element.replacedBy() == null ? null : standard.elements().get(element.replacedBy());
            judge(
                    breaches,
                    element.element(),
                    element.retired(),
                    element.replacedBy(),
                    other == null ? null : new Span(other.since(), other.retired()));
        }
        for (CodeSet set : standard.codeSets().values()) {
            for (Code code : set.codes()) {
                Code other = code.replacedBy() == null ? null : set.find(code.replacedBy());
                judge(
                        breaches,
                        set.reference() + " " + code.code(),
                        code.retired(),
                        code.replacedBy(),
                        other == null ? null : new Span(other.since(), other.retired()));
            }
        }
        for (RecordType type : standard.recordTypes()) {
            for (Field field : type.fields()) {
                Field other = field.replacedBy() == null ? null : type.find(field.replacedBy());
                judge(
                        breaches,
                        type.name() + "." + field.name(),
                        field.retired(),
                        field.replacedBy(),
                        other == null ? null : new Span(other.since(), other.retired()));
            }
        }
        for (Rule rule : standard.rules().values()) {
            Rule other = rule.replacedBy() == null ? null : standard.rules().get(rule.replacedBy());
            judge(
                    breaches,
                    rule.rule(),
                    rule.retired(),
                    rule.replacedBy(),
                    other == null || !other.record().equals(rule.record())
                            ? null
                            : new Span(other.since(), other.retired()));
        }
        return breaches;
    }

    private record Span(@Nullable String since, @Nullable String retired) {

        boolean holdsAt(String version) {
            return (since == null || !Version.isAfter(since, version))
                    && (retired == null || Version.isAfter(retired, version));
        }
    }

    private static void judge(
            List<String> breaches,
            String name,
            @Nullable String retired,
            @Nullable String replacedBy,
            @Nullable Span other) {
        if (replacedBy != null && (retired == null || other == null || !other.holdsAt(retired))) {
            breaches.add(name + " is replaced by " + replacedBy);
        }
    }
}
