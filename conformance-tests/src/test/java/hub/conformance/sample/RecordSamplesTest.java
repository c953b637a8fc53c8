package hub.conformance.sample;

import static org.assertj.core.api.Assertions.assertThat;

import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.schemas.Validator;
import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Sender;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every record type has one sample, and nothing is found in it, not even a warning. */
class RecordSamplesTest {
    private static final Standard STANDARD = StandardReader.shipped();
    private static final Validator VALIDATOR = new Validator(STANDARD);
    private static final RecordSamples SAMPLES = new RecordSamples(STANDARD);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    static Stream<String> types() {
        return STANDARD.recordTypes().stream().map(RecordType::name);
    }

    @Test
    void everyFileIsTheSampleOfARecordType() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/samples"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            types().map(type -> type + ".yaml").toList());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void nothingIsFoundInIt(String type) {
        assertThat(found(type, Map.of())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void itNeedsWhatItRefersTo(String type) {
        StandardRecord alone = record(SAMPLES.of(type));
        Map<Integer, List<Finding>> found =
                VALIDATOR.judgeTogether(List.of(candidate(0, alone)), Set.of(), new RememberedFacts(), TODAY);
        boolean needs = !SAMPLES.of(type).after().isEmpty()
                || SAMPLES.of(type).type().references().stream()
                        .anyMatch(reference ->
                                reference.required() && SAMPLES.of(type).names(reference));
        assertThat(found.getOrDefault(0, List.of()).stream().anyMatch(Finding::isError))
                .isEqualTo(needs);
    }

    @ParameterizedTest
    @MethodSource("types")
    void withoutARequiredFieldItIsRefused(String type) {
        for (Field field : SAMPLES.of(type).type().fields()) {
            if (field.required()) {
                assertThat(found(type, Map.of(field.name(), "")))
                        .as("%s without %s", type, field.name())
                        .contains("STR-0001 " + field.name());
            }
        }
    }

    /** What is found in the sample, beside everything it needs, with some fields left out. */
    private static List<String> found(String type, Map<String, String> leftOut) {
        List<Candidate> candidates = new ArrayList<>();
        SAMPLES.neededBy(type).forEach(sample -> candidates.add(candidate(candidates.size(), record(sample))));
        StandardRecord.Builder record = record(SAMPLES.of(type)).copy();
        leftOut.keySet().forEach(field -> record.set(field, null));
        candidates.add(candidate(candidates.size(), record.build()));
        Map<Integer, List<Finding>> found = new TreeMap<>();
        candidates.forEach(one -> found.put(one.number(), new ArrayList<>(VALIDATOR.judgeAlone(one, TODAY))));
        VALIDATOR
                .judgeTogether(candidates, Set.of(), new RememberedFacts(), TODAY)
                .forEach((number, list) ->
                        Objects.requireNonNull(found.get(number)).addAll(list));
        return found.values().stream()
                .flatMap(List::stream)
                .map(finding -> finding.code() + " " + finding.field())
                .toList();
    }

    private static StandardRecord record(RecordSample sample) {
        return sample.record(
                "test",
                partner(sample.sentFor()).uscid(),
                partner(sample.sentBy()).system());
    }

    private static Partner partner(Sender sender) {
        return switch (sender) {
            case INSTITUTION -> Partner.UNIVERSITY;
            case MANAGING_DEPARTMENT -> Partner.DEPARTMENT;
            case HR -> Partner.HR;
        };
    }

    private static Candidate candidate(int number, StandardRecord record) {
        return new Candidate(number, record, field -> "here", List.of());
    }
}
