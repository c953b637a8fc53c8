package hub.adapters.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example is decided as {@code secrecy/cases.yaml} says, looked at the way the door looks. */
class SecrecyCasesTest {

    static List<SecrecyCases.Case> cases() {
        return SecrecyCases.shipped().cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void decided_as_written(SecrecyCases.Case one) throws IOException {
        assertThat(verdict(one)).isEqualTo(one.refuse() ? SecrecyVerdict.MARKED : SecrecyVerdict.CLEAR);
    }

    @Test
    void both_sides_are_there_in_every_form() {
        for (boolean refuse : new boolean[] {true, false}) {
            List<SecrecyCases.Case> side =
                    cases().stream().filter(one -> one.refuse() == refuse).toList();
            assertThat(side).hasSizeGreaterThanOrEqualTo(40);
            assertThat(side)
                    .extracting(SecrecyCases.Case::form)
                    .contains("CSV", "JSON", "NDJSON", "XML", "SOAP", "XLSX", "ZIP");
        }
        assertThat(cases()).extracting(SecrecyCases.Case::id).doesNotHaveDuplicates();
    }

    private static SecrecyVerdict verdict(SecrecyCases.Case one) throws IOException {
        if (SecrecyMark.inName(one.name())) {
            return SecrecyVerdict.MARKED;
        }
        SecrecyScan scan = new SecrecyScan();
        scan.scan(one.body(), 0, one.body().length);
        SecrecyVerdict verdict = scan.verdict();
        return verdict == SecrecyVerdict.PACKED
                ? PackedScan.published().scan(new ByteArrayInputStream(one.body()))
                : verdict;
    }
}
