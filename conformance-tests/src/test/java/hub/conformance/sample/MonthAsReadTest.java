package hub.conformance.sample;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.Form;
import hub.adapters.Readers;
import hub.adapters.ReadingContext;
import hub.adapters.SenderIdentity;
import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.Mappings;
import hub.conformance.account.Content;
import hub.conformance.client.TypedRecords;
import hub.conformance.soap.exchange.Records;
import hub.schemas.Candidate;
import hub.schemas.CanonicalJson;
import hub.schemas.Disposition;
import hub.schemas.Finding;
import hub.schemas.Validator;
import hub.standards.RecordKey;
import hub.standards.Sender;
import hub.standards.Standard;
import hub.standards.StandardReader;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * The whole month through the hub's readers and validator, without a hub: every record arrives as it was meant, every planted fault is found
 * where it was planted, and nothing else is.
 */
class MonthAsReadTest {
    private static final Standard STANDARD = StandardReader.shippedTree().at("1.0");
    private static final Validator VALIDATOR = new Validator(STANDARD);
    private static final Mappings MAPPINGS = Mappings.read(STANDARD, null);
    private static final Readers READERS = new Readers(MAPPINGS);
    private static final SubmissionWriter WRITER = new SubmissionWriter(STANDARD);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    /** Only the hub, which knows the sender and the records sent before, can find these. */
    private static final Set<FaultKind> FOUND_BY_THE_HUB =
            Set.of(FaultKind.OTHER_INSTITUTION, FaultKind.TWICE_AND_DIFFERENT, FaultKind.SECRECY_MARK);

    private RememberedFacts facts = new RememberedFacts();
    private final Map<String, String> surprises = new TreeMap<>();

    @Property(tries = 3)
    void everyRecordArrivesAndEveryFaultIsFoundWhereItWasPlanted(@ForAll @IntRange(min = 0, max = 1000) int seed) {
        facts = new RememberedFacts(); // one month knows nothing of the one tried before
        Month month = Month.of(STANDARD, YearMonth.of(2026, 10), seed);
        Stream.concat(month.masterData().stream(), month.reports().stream()).forEach(this::send);
        assertThat(surprises).isEmpty();
    }

    private void send(Submission submission) {
        Written written = written(submission);
        List<Candidate> candidates = read(submission, written.bytes());
        if (candidates.size() != submission.items().size()) {
            surprises.put(
                    submission.name(),
                    candidates.size() + " records of " + submission.items().size());
            return;
        }
        Map<Integer, List<Finding>> found = judge(candidates);
        for (Candidate candidate : candidates) {
            Item item = submission.items().get(candidate.number() - 1);
            if (item.fault() != null && FOUND_BY_THE_HUB.contains(item.fault())) {
                continue;
            }
            List<Finding> own = found.getOrDefault(candidate.number(), List.of());
            compareFindings(submission, item, own, written.places().get(candidate.number() - 1));
            if (item.fault() == null && item.findings().isEmpty()) {
                compareRecord(submission, item, candidate);
            }
            if (candidate.record() != null
                    && own.stream().noneMatch(Finding::isError)
                    && item.expected() == Disposition.ACCEPTED) {
                facts.take(candidate.record());
            }
        }
    }

    private void compareFindings(Submission submission, Item item, List<Finding> own, hub.schemas.Place place) {
        String expected = item.findings().stream()
                .map(finding -> finding.code() + " at " + withoutLine(place.at(finding.field())))
                .sorted()
                .collect(Collectors.joining("; "));
        String actual = own.stream()
                .map(finding -> finding.code() + " at " + withoutLine(finding.at()))
                .sorted()
                .collect(Collectors.joining("; "));
        if (!actual.equals(expected)) {
            surprises.put(
                    submission.name() + " " + item.record(), "expected <" + expected + "> found <" + actual + ">");
        }
    }

    /** The line of an element depends on how a client's library writes XML. */
    private static String withoutLine(String place) {
        return place.replaceFirst(" \\(line \\d+\\)$", "");
    }

    private void compareRecord(Submission submission, Item item, Candidate candidate) {
        var record = Objects.requireNonNull(candidate.record());
        String sent = Content.of(CanonicalJson.write(item.record()));
        String arrived = Content.of(CanonicalJson.write(record));
        if (!record.key().equals(item.record().key()) || !sent.equals(arrived)) {
            surprises.put(
                    submission.name() + " " + item.record(),
                    "sent " + CanonicalJson.write(item.record()) + " arrived " + record.key() + " "
                            + CanonicalJson.write(record));
        }
    }

    private Map<Integer, List<Finding>> judge(List<Candidate> candidates) {
        Map<Integer, List<Finding>> found = new TreeMap<>();
        Set<Integer> failing = new HashSet<>();
        List<Candidate> together = new ArrayList<>();
        Set<RecordKey> keys = new HashSet<>();
        for (Candidate candidate : candidates) {
            List<Finding> alone = new ArrayList<>(VALIDATOR.judgeAlone(candidate, TODAY));
            found.put(candidate.number(), alone);
            if (alone.stream().anyMatch(Finding::isError)) {
                failing.add(candidate.number());
            }
            if (candidate.record() != null && keys.add(candidate.record().key())) {
                together.add(candidate);
            }
        }
        VALIDATOR
                .judgeTogether(together, failing, facts, TODAY)
                .forEach((number, findings) ->
                        found.getOrDefault(number, new ArrayList<>()).addAll(findings));
        return found;
    }

    private static List<Candidate> read(Submission submission, byte[] bytes) {
        Partner partner = submission.partner();
        Form form = submission.dialect().form();
        Mapping mapping = form == Form.CSV || form == Form.XLSX
                ? MAPPINGS.forFile(partner.credential(), submission.fileName())
                : null;
        List<Candidate> candidates = new ArrayList<>();
        try {
            List<Finding> problems = READERS.forForm(form, mapping)
                    .read(
                            new Bytes(submission.fileName(), bytes),
                            new ReadingContext(
                                    STANDARD,
                                    new SenderIdentity(
                                            partner.credential(),
                                            partner.uscid(),
                                            partner.system(),
                                            Sender.INSTITUTION,
                                            Set.of(partner.uscid())),
                                    1),
                            candidates::add);
            assertThat(problems).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return candidates;
    }

    private record Bytes(String name, byte[] bytes) implements hub.adapters.Content {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    private static Written written(Submission submission) {
        return submission.dialect() == Dialect.SOAP ? soap(submission) : WRITER.write(submission);
    }

    private static Written soap(Submission submission) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            JAXBContext.newInstance(Records.class)
                    .createMarshaller()
                    .marshal(
                            new TypedRecords()
                                    .of(submission.items().stream()
                                            .map(Item::record)
                                            .toList()),
                            bytes);
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
        return new Written(
                bytes.toByteArray(),
                IntStream.range(0, submission.items().size())
                        .mapToObj(
                                i -> SoapPlaces.of(i, submission.items().get(i).record()))
                        .toList());
    }
}
