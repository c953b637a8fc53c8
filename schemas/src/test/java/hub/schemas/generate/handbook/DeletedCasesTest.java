package hub.schemas.generate.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.StandardReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A case taken out of a rule shows: the page of that rule, which bears its code, is no longer the one that is published. */
class DeletedCasesTest {
    private static final Standard STANDARD = StandardReader.shipped();
    private static final Path PUBLISHED =
            Path.of("published", STANDARD.version().version(), "handbook");

    @Test
    void everyCaseOfEveryRule() throws IOException {
        RulePage pages = new RulePage(STANDARD);
        Frame frame = new Frame(STANDARD);
        int tried = 0;
        for (Rule rule : STANDARD.rules().values()) {
            byte[] published = Files.readAllBytes(PUBLISHED.resolve(Address.rule(rule.rule())));
            assertThat(pages.of(rule, frame)).as(rule.rule()).isEqualTo(published);
            List<JsonNode> accept = rule.cases().accept();
            List<JsonNode> refuse = rule.cases().refuse();
            for (int at = 0; at < accept.size(); at++) {
                assertThat(pages.of(with(rule, without(accept, at), refuse), frame))
                        .as("%s, accepting case %s", rule.rule(), at)
                        .isNotEqualTo(published);
            }
            for (int at = 0; at < refuse.size(); at++) {
                assertThat(pages.of(with(rule, accept, without(refuse, at)), frame))
                        .as("%s, refusing case %s", rule.rule(), at)
                        .isNotEqualTo(published);
            }
            tried += accept.size() + refuse.size();
        }
        assertThat(tried).isGreaterThan(STANDARD.rules().size() * 2);
    }

    private static List<JsonNode> without(List<JsonNode> cases, int at) {
        List<JsonNode> rest = new ArrayList<>(cases);
        rest.remove(at);
        return rest;
    }

    private static Rule with(Rule rule, List<JsonNode> accept, List<JsonNode> refuse) {
        return new Rule(
                rule.rule(),
                rule.record(),
                rule.with(),
                rule.force(),
                rule.intent(),
                rule.clause(),
                rule.effective(),
                rule.when(),
                rule.check(),
                rule.java(),
                rule.compared(),
                rule.waits(),
                rule.at(),
                rule.message(),
                rule.hint(),
                rule.since(),
                new Rule.Cases(accept, refuse));
    }
}
