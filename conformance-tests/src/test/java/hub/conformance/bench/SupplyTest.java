package hub.conformance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import hub.conformance.account.Entry;
import hub.conformance.run.GoodRecords;
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
    void thePeopleAreTheSameForEverySender() {
        Supply few = new Supply(STANDARD, Partner.UNIVERSITY, 1, 10);
        Supply many = new Supply(STANDARD, Partner.PARTY_SCHOOL, 1, 20);
        assertThat(many.cadres()).hasSize(20);
        assertThat(contents(many)).hasSize(20).containsAll(contents(few));
        assertThat(many.cadres())
                .extracting(StandardRecord::key)
                .extracting(RecordKey::system)
                .containsOnly(Partner.HR.system());
    }

    private static List<Entry> contents(Supply supply) {
        return supply.cadres().stream().map(GoodRecords::asSent).toList();
    }
}
