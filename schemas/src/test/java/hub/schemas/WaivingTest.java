package hub.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import hub.standards.Standard;
import hub.standards.StandardReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a waiver does to a finding, and what none can do. */
class WaivingTest {
    private static final Standard STANDARD = StandardReader.shipped();
    private static final String SCHOOL = "12999999000000027E";
    private static final Waivers EVERYTHING =
            (rule, institution, field) -> Optional.of(new Waivers.Waiver("W-1", "2026-12-31"));
    private final Waiving waiving = new Waiving(STANDARD);

    private static Finding error(String code) {
        return new Finding(code, Severity.ERROR, Level.RECORD, "stateDate", "A1", null, Map.of());
    }

    @Test
    void theErrorBecomesAWarningAndANoteNamesTheWaiver() {
        List<Finding> found = waiving.apply(List.of(error("ENR-0004")), SCHOOL, EVERYTHING);
        assertThat(found).extracting(Finding::code).containsExactly("ENR-0004", "WVR-0001");
        assertThat(found).noneMatch(Finding::isError);
        assertThat(new Messages(STANDARD).message(found.get(1)).zh()).contains("ENR-0004", "W-1", "2026-12-31");
    }

    @Test
    void whatGuardsIdentityKeysOrStructureStaysAnErrorWhateverIsWaived() {
        for (String code :
                List.of("TRN-0004", "TRN-0028", "CLS-0101", "CAD-0101", "STR-0001", "SEC-0001", "REF-0003")) {
            assertThat(waiving.apply(List.of(error(code)), SCHOOL, EVERYTHING))
                    .as(code)
                    .hasSize(1)
                    .allMatch(Finding::isError);
        }
    }

    @Test
    void aWarningIsLeftAsItIs() {
        Finding warning = new Finding("ENR-0004", Severity.WARNING, Level.RECORD, null, "A1", null, Map.of());
        assertThat(waiving.apply(List.of(warning), SCHOOL, EVERYTHING)).containsExactly(warning);
    }

    @Test
    void withoutAWaiverNothingChanges() {
        List<Finding> found = List.of(error("ENR-0004"));
        assertThat(waiving.apply(found, SCHOOL, (rule, institution, field) -> Optional.empty()))
                .isEqualTo(found);
    }
}
