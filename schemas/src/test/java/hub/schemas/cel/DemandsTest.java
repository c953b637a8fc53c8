package hub.schemas.cel;

import static org.assertj.core.api.Assertions.assertThat;

import hub.schemas.GeneratedRecords;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a condition says plainly is known before it is tested, and nothing more than it says. */
class DemandsTest {
    private static final Standard STANDARD = StandardReader.shipped();
    private final RuleCompiler compiler = new RuleCompiler(STANDARD);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // alone, and among other things that are asked
                "TRN-0102 | offJobState=1",
                "TRN-0104 | result=1",
                "ATT-0104 | state=2",
                // a reference's field, a comparison of two records, alternatives, a negation: nothing that holds for
                // every record
                "LEA-0101 | ''",
                "SEL-0102 | ''",
                "CER-0101 | ''",
                "PRJ-0102 | ''"
            })
    void onlyWhatHoldsForEveryRecordTheRuleSpeaksOf(String rule, String demands) {
        Map<String, String> found = compiler.condition(
                        Objects.requireNonNull(STANDARD.rules().get(rule)))
                .demands();
        assertThat(found.toString()).isEqualTo("{" + demands + "}");
    }

    @Test
    void noRecordThatARuleSpeaksOfIsLeftOut() {
        int demanded = 0;
        int spoken = 0;
        for (Rule rule : STANDARD.rules().values()) {
            if (rule.java() != null) {
                RuleCondition condition = compiler.condition(rule);
                demanded += condition.demands().size();
                Random random = new Random(rule.rule().hashCode());
                for (int i = 0; i < 1000; i++) {
                    StandardRecord record = generated(rule.record(), random);
                    Map<String, StandardRecord> with = new HashMap<>();
                    rule.with().forEach((name, type) -> with.put(name, generated(type, random)));
                    if (condition.test(record, with, "2026-11-23")) {
                        spoken++;
                        assertThat(condition.mayHold(record))
                                .as("%s %s", rule.rule(), record)
                                .isTrue();
                    }
                }
            }
        }
        assertThat(demanded).isGreaterThanOrEqualTo(4);
        assertThat(spoken).isGreaterThan(1000);
    }

    private static StandardRecord generated(String type, Random random) {
        return GeneratedRecords.one(STANDARD, STANDARD.record(type), random, 1);
    }
}
