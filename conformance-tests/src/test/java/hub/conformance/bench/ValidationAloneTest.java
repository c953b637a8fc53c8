package hub.conformance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import hub.schemas.Candidate;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValidationAloneTest {
    private static final Standard STANDARD = StandardReader.shipped();

    @Test
    void judgesGoodRecordsInWhichTheRulesFindSomethingToLookAt() throws VoidFigureException {
        ValidationAlone validation = new ValidationAlone(STANDARD);
        List<StandardRecord> records =
                validation.candidates().stream().map(Candidate::record).toList();
        assertThat(records).hasSizeGreaterThan(500);
        for (String field : List.of("leaveHours", "truancyHours", "certificateNo", "resultRemark")) {
            assertThat(records)
                    .allMatch(record -> record.get(STANDARD.record("TrainingRecord")
                                    .field(field)
                                    .ordinal())
                            != null);
        }
        assertThat(records).anyMatch(record -> record.text("trainingDays") != null);
        Rate rate = validation.measure(Duration.ZERO, Duration.ofMillis(1));
        assertThat(rate.records()).isPositive().matches(count -> count % records.size() == 0);
    }
}
