package hub.adapters;

import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.MappingProblem;
import hub.adapters.mapping.Mappings;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.schemas.Messages;
import hub.standards.Sender;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads bytes in tests as the hub would, with the shipped standard and mappings. */
public final class Reading {
    public static final Standard STANDARD = StandardReader.shipped();
    public static final Mappings MAPPINGS = Mappings.read(STANDARD, null);
    public static final String INSTITUTION = "12999999MB00010116";
    public static final ReadingContext CONTEXT = new ReadingContext(
            STANDARD,
            new SenderIdentity(
                    "municipal-party-school", INSTITUTION, "academic-office", Sender.INSTITUTION, Set.of(INSTITUTION)),
            42);

    private final List<Finding> problems;
    private final List<Candidate> candidates;

    private Reading(List<Finding> problems, List<Candidate> candidates) {
        this.problems = problems;
        this.candidates = candidates;
    }

    public static Reading of(Form form, byte[] bytes) {
        return of(form, bytes, null, Limits.published());
    }

    public static Reading of(Form form, String text) {
        return of(form, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reading of(Form form, byte[] bytes, @Nullable Mapping mapping, Limits limits) {
        return of(new Readers(MAPPINGS, limits).forForm(form, mapping), bytes);
    }

    /** A file of that name, read by a mapping file that holds these lines. */
    public static Reading by(String mapping, String name, byte[] bytes) {
        return of(new Readers(MAPPINGS).forMapping(mapping(mapping)), bytes, name);
    }

    /** The mapping of a file that holds these lines behind those that every mapping has. */
    public static Mapping mapping(String lines) {
        try {
            Path folder = Files.createTempDirectory("mapping");
            Path file = folder.resolve("trial.yaml");
            List<MappingProblem> problems = new ArrayList<>();
            try {
                Files.writeString(
                        file,
                        "partner: trial\ntitle: { zh: 试, en: trial }\n"
                                + "appliesTo: { credentials: [x], files: [x] }\n" + lines);
                return Mappings.check(STANDARD, file, problems)
                        .orElseThrow(() -> new AssertionError(problems.toString()));
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Reading of(RecordReader reader, byte[] bytes) {
        return of(reader, bytes, "报送文件");
    }

    private static Reading of(RecordReader reader, byte[] bytes, String name) {
        List<Candidate> candidates = new ArrayList<>();
        try {
            List<Finding> problems = reader.read(content(bytes, name), CONTEXT, candidates::add);
            Reading reading = new Reading(problems, candidates);
            reading.everyFindingCanBeSaid();
            return reading;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Content content(byte[] bytes) {
        return content(bytes, "报送文件");
    }

    private static Content content(byte[] bytes, String name) {
        return new Content() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    /** Every placeholder of every message has its value; a dash would stand in its place. */
    private void everyFindingCanBeSaid() {
        Messages messages = new Messages(STANDARD);
        all().forEach(finding -> {
            String text = messages.message(finding).both();
            if (text.contains("{") || text.contains("“—”")) {
                throw new AssertionError(finding + " says: " + text);
            }
        });
    }

    private Stream<Finding> all() {
        return Stream.concat(problems.stream(), candidates.stream().flatMap(candidate -> candidate.reading().stream()));
    }

    public List<Finding> problems() {
        return problems;
    }

    public List<Candidate> candidates() {
        return candidates;
    }

    /** All codes found, those about the submission first, in order. */
    public List<String> codes() {
        return all().map(Finding::code).toList();
    }

    /** The one finding of that code. */
    public Finding finding(String code) {
        List<Finding> found =
                all().filter(finding -> finding.code().equals(code)).toList();
        if (found.size() != 1) {
            throw new AssertionError(code + " found " + found.size() + " times among " + all().toList());
        }
        return found.get(0);
    }

    /** The record of the candidate of that number, from 1. */
    public StandardRecord record(int number) {
        return Objects.requireNonNull(
                candidates.get(number - 1).record(),
                () -> "no record: " + candidates.get(number - 1).reading());
    }
}
