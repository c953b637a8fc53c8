package hub.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import hub.conformance.sample.Item;
import hub.conformance.sample.Month;
import hub.conformance.sample.Submission;
import hub.conformance.soap.exchange.Records;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import jakarta.xml.bind.JAXBContext;
import java.io.StringWriter;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a partner's generated classes write is what the record says, whatever its type. */
class TypedRecordsTest {

    @Test
    void everyRecordOfTheMonthFitsTheGeneratedClasses() throws Exception {
        Month month = Month.of(StandardReader.shipped(), YearMonth.of(2026, 10), 1);
        List<StandardRecord> records = Stream.concat(month.masterData().stream(), month.reports().stream())
                .map(Submission::items)
                .flatMap(List::stream)
                .map(Item::record)
                .filter(record -> !"0.125".equals(record.text("truancyHours")))
                .toList();
        Records typed = new TypedRecords().of(records);
        StringWriter xml = new StringWriter();
        JAXBContext.newInstance(Records.class).createMarshaller().marshal(typed, xml);

        assertThat(records)
                .extracting(record -> record.type().name())
                .contains("Cadre", "Institution", "OrganizationUnit", "Trainee", "TrainingClass", "TrainingRecord");
        for (StandardRecord record : records.subList(0, 600)) {
            assertThat(xml.toString()).contains("sourceId=\"" + record.key().sourceId() + "\"");
        }
        assertThat(xml.toString())
                .contains("<ns2:trainingHours>", "<ns2:conversionRule>online-quarter<")
                .doesNotContain("null");
    }
}
