package hub.schemas.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hub.schemas.Facts;
import hub.schemas.InMemoryFacts;
import hub.schemas.Records;
import hub.schemas.RuleCase;
import hub.schemas.cel.RuleCompiler;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Runs the cases of repository rules over a repository in memory. */
final class Cases {
    private final Standard standard;
    private final RuleCompiler compiler;

    Cases(Standard standard) {
        this.standard = standard;
        this.compiler = new RuleCompiler(standard);
    }

    RuleCase of(Rule rule, JsonNode node) {
        return RuleCase.of(standard, rule, node);
    }

    /** Whether the case breaks the rule, the others standing in the repository. */
    boolean breaks(Rule rule, JsonNode node) {
        RuleCase one = of(rule, node);
        return breaches(
                        rule,
                        List.of(one.record()),
                        one.with(),
                        one.others(),
                        one.today().toString())
                .contains("case");
    }

    /** The source ids of those records of the chunk that break the rule, by the class of that name and whatever the texts. */
    Set<String> breaches(Rule rule, List<StandardRecord> chunk, List<StandardRecord> repository) {
        return breaches(rule, chunk, Map.of(), repository, Records.TODAY.toString());
    }

    /** The source ids of those records of the chunk that break the rule, where all of them refer to the same records. */
    Set<String> breaches(
            Rule rule,
            List<StandardRecord> chunk,
            Map<String, StandardRecord> with,
            List<StandardRecord> repository,
            String today) {
        List<RepositoryRule.Subject> subjects = new ArrayList<>();
        for (StandardRecord record : chunk) {
            if (record.type() == standard.record(rule.record())) {
                subjects.add(new RepositoryRule.Subject(Records.candidate(subjects.size() + 1, record), record, with));
            }
        }
        List<String> breaches = new ArrayList<>();
        JavaRule.of(standard, rule, compiler)
                .check(
                        subjects,
                        taken(chunk, repository),
                        today,
                        (subject, told) -> breaches.add(subject.record().key().sourceId()));
        Set<String> distinct = new HashSet<>(breaches);
        assertThat(breaches).as("each once").hasSameSizeAs(distinct);
        return distinct;
    }

    /** The repository as it will be if the chunk is taken. */
    private static Facts taken(List<StandardRecord> chunk, List<StandardRecord> repository) {
        return new InMemoryFacts(Stream.concat(
                        repository.stream()
                                .filter(known -> chunk.stream()
                                        .noneMatch(record -> record.key().equals(known.key()))),
                        chunk.stream())
                .toList());
    }
}
