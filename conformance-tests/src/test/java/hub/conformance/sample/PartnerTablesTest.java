package hub.conformance.sample;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.Content;
import hub.adapters.Readers;
import hub.adapters.ReadingContext;
import hub.adapters.SenderIdentity;
import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.Mappings;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.schemas.Validator;
import hub.standards.Sender;
import hub.standards.Standard;
import hub.standards.StandardReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Partner systems that know nothing of the standard: their mapping file alone reads them, and finds each planted fault in its cell. */
class PartnerTablesTest {
    private static final Standard STANDARD = StandardReader.shipped();
    private static final Mappings MAPPINGS = Mappings.read(STANDARD, null);
    private static final Readers READERS = new Readers(MAPPINGS);
    private static final Validator VALIDATOR = new Validator(STANDARD);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final PartnerTables TABLES = new PartnerTables(7);

    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private static Mapping mapping(PartnerFile file) {
        return MAPPINGS.all().stream()
                .filter(mapping -> mapping.partner().equals(file.mapping()))
                .findFirst()
                .orElseThrow();
    }

    private void read(PartnerFile file) throws IOException {
        Content content = new Content() {
            @Override
            public String name() {
                return file.name();
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(file.bytes());
            }
        };
        String institution = "12999999MB00010116";
        SenderIdentity sender =
                new SenderIdentity("partner", institution, "system", Sender.INSTITUTION, Set.of(institution));
        List<Finding> about = READERS.forMapping(mapping(file))
                .read(content, new ReadingContext(STANDARD, sender, 1), candidates::add);
        findings.addAll(about);
        candidates.forEach(candidate -> findings.addAll(VALIDATOR.judgeAlone(candidate, TODAY)));
    }

    static Stream<PartnerFile> good() {
        return TABLES.all(false).stream();
    }

    static Stream<PartnerFile> faulty() {
        return TABLES.all(true).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void everyRowOfAGoodFileIsTaken(PartnerFile file) throws IOException {
        read(file);
        assertThat(findings.stream().filter(Finding::isError).map(PartnerTablesTest::shown))
                .isEmpty();
        assertThat(candidates.stream()
                        .map(candidate -> String.valueOf(candidate.record()).replaceFirst(" .*", ""))
                        .collect(Collectors.toMap(Function.identity(), unused -> 1, Integer::sum)))
                .isEqualTo(file.types());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faulty")
    void everyPlantedFaultIsFoundInItsCell(PartnerFile file) throws IOException {
        read(file);
        List<String> expected = file.planted();
        Set<String> codes = expected.stream().map(each -> each.substring(0, 8)).collect(Collectors.toSet());
        assertThat(findings.stream()
                        .filter(finding -> codes.contains(finding.code()))
                        .map(PartnerTablesTest::shown))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aPackageOfAnotherKindIsRefusedByItsManifest() throws IOException {
        PartnerFile good = TABLES.oneRosterBulk(false);
        read(new PartnerFile(
                good.mapping(),
                good.name(),
                Repacked.with(good.bytes(), "manifest.csv", "users,bulk", "users,delta"),
                Map.of(),
                List.of()));
        assertThat(findings)
                .extracting(PartnerTablesTest::shown)
                .containsExactly("MAP-0032 manifest.csv row 8, column 2 (value)");
        assertThat(candidates).isEmpty();
    }

    @Test
    void aPackageWithoutOneOfItsFilesIsRefused() throws IOException {
        PartnerFile good = TABLES.oneRosterBulk(false);
        read(new PartnerFile(
                good.mapping(), good.name(), Repacked.without(good.bytes(), "orgs.csv"), Map.of(), List.of()));
        assertThat(findings).extracting(Finding::code).containsExactly("MAP-0033");
        assertThat(candidates).isEmpty();
    }

    private static String shown(Finding finding) {
        return finding.code() + " " + finding.at();
    }
}
