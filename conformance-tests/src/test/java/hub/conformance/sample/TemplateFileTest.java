package hub.conformance.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hub.adapters.Content;
import hub.adapters.Form;
import hub.adapters.Readers;
import hub.adapters.ReadingContext;
import hub.adapters.SenderIdentity;
import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.Mappings;
import hub.conformance.run.GoodRecords;
import hub.schemas.Candidate;
import hub.standards.Sender;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateFileTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Standard STANDARD = StandardReader.shipped();

    @TempDir
    Path folder;

    private final Traffic traffic = new Traffic(STANDARD, Partner.PARTY_SCHOOL, "TF", 2, 50);

    @Test
    void hasTwentyColumnsForTrainingRecordsAndIsReadBackAsWritten() throws IOException {
        List<StandardRecord> records =
                IntStream.range(0, 100).mapToObj(traffic::record).toList();
        Path file = folder.resolve("TrainingRecord.csv");
        TemplateFile.write(file, GB18030, records.stream());

        List<String> lines = Files.readAllLines(file, GB18030);
        assertThat(lines).hasSize(101).allMatch(line -> line.split(",", -1).length == 20);
        assertThat(read(file).stream().map(GoodRecords::asSent))
                .containsExactlyElementsOf(
                        records.stream().map(GoodRecords::asSent).toList());
    }

    @Test
    void aRecordWithMoreThanTheFirstIsNotCutShort() {
        StandardRecord more = traffic.record(1).copy().set("resultRemark", "良好").build();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        TemplateFile.write(folder.resolve("more.csv"), GB18030, Stream.of(traffic.record(0), more)));
    }

    private static List<StandardRecord> read(Path file) throws IOException {
        Partner partner = Partner.PARTY_SCHOOL;
        Mappings mappings = Mappings.read(STANDARD, null);
        Mapping mapping =
                mappings.forFile(partner.credential(), file.getFileName().toString());
        List<StandardRecord> records = new ArrayList<>();
        var problems = new Readers(mappings)
                .forForm(Form.CSV, mapping)
                .read(
                        new OnDisk(file),
                        new ReadingContext(
                                STANDARD,
                                new SenderIdentity(
                                        partner.credential(),
                                        partner.uscid(),
                                        partner.system(),
                                        Sender.INSTITUTION,
                                        Set.of(partner.uscid())),
                                1),
                        candidate -> records.add(readable(candidate)));
        assertThat(problems).isEmpty();
        return records;
    }

    private static StandardRecord readable(Candidate candidate) {
        assertThat(candidate.reading()).isEmpty();
        return Objects.requireNonNull(candidate.record());
    }

    private record OnDisk(Path file) implements Content {
        @Override
        public String name() {
            return file.getFileName().toString();
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
