package hub.conformance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import hub.conformance.sample.Partner;
import hub.standards.RecordKey;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupplyTest {
    private static final Standard STANDARD = StandardReader.shipped();

    @Test
    void eachRecordIsGivenOutOnceHoweverItIsTaken() {
        Supply supply = new Supply(STANDARD, Partner.UNIVERSITY, 3, 10);
        List<StandardRecord> taken = new ArrayList<>(supply.some(12));
        taken.add(supply.one());
        taken.addAll(supply.stream(17).toList());
        assertThat(taken)
                .extracting(record -> record.key())
                .doesNotHaveDuplicates()
                .hasSize(30);
        assertThatIllegalStateException().isThrownBy(supply::one);
    }

    @Test
    void eachSenderTrainsPeopleOfItsOwnWhomHrKnows() {
        Supply one = new Supply(STANDARD, Partner.UNIVERSITY, 1, 50);
        Supply other = new Supply(STANDARD, Partner.PARTY_SCHOOL, 1, 50);
        List<StandardRecord> cadres = new ArrayList<>(one.cadres());
        cadres.addAll(other.cadres());
        assertThat(cadres)
                .extracting(cadre -> cadre.text("citizenId"))
                .doesNotHaveDuplicates()
                .contains(one.one().text("traineeCitizenId"), other.one().text("traineeCitizenId"));
        assertThat(cadres)
                .extracting(StandardRecord::key)
                .doesNotHaveDuplicates()
                .extracting(RecordKey::system)
                .containsOnly(Partner.HR.system());
    }
}
