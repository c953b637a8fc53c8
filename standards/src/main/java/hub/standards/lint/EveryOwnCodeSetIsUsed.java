package hub.standards.lint;

import hub.standards.CodeSet;
import hub.standards.Rule;
import hub.standards.Standard;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A code set of our own stands in an element or a rule; those of the country and of HR may be there for mappings alone. 自编代码集都有用处。
 */
public final class EveryOwnCodeSetIsUsed implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        Set<String> used = standard.elements().values().stream()
                .map(element -> element.domain().codes())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return standard.codeSets().values().stream()
                .filter(set -> set.namespace().equals("hub"))
                .map(CodeSet::reference)
                .filter(set -> !used.contains(set))
                .filter(set -> standard.rules().values().stream()
                        .flatMap(EveryOwnCodeSetIsUsed::expressions)
                        .noneMatch(expression -> expression.contains("\"" + set + "\"")))
                .map(set -> set + " is used by no element and no rule")
                .toList();
    }

    private static Stream<String> expressions(Rule rule) {
        return Stream.of(rule.when(), rule.check()).flatMap(Stream::ofNullable);
    }
}
