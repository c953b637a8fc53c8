package hub.routes.work;

import hub.adapters.repository.Accepted;
import hub.adapters.repository.Chunks;
import hub.adapters.repository.Failpoints;
import hub.adapters.repository.Latest;
import hub.adapters.repository.Outcome;
import hub.adapters.repository.Persons;
import hub.adapters.repository.Quarantine;
import hub.adapters.repository.RecordWriter;
import hub.adapters.repository.RepositoryFacts;
import hub.adapters.repository.StoredForm;
import hub.adapters.repository.Waits;
import hub.adapters.repository.WaiverBook;
import hub.schemas.Candidate;
import hub.schemas.Cause;
import hub.schemas.Causes;
import hub.schemas.Disposition;
import hub.schemas.Finding;
import hub.schemas.Findings;
import hub.schemas.Validator;
import hub.schemas.Waivers;
import hub.schemas.Waiving;
import hub.standards.Operation;
import hub.standards.RecordKey;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges records among each other and against the repository, and writes what takes effect; inside the caller's transaction. 判定与入库。
 *
 * <p>Version and content are compared first: what is older or the same needs no further judgement. Of several records with one key each is
 * judged after the one before it has taken effect.
 */
final class Recording {
    private final Validator validator;
    private final Findings findings;
    private final RecordWriter writer;
    private final RepositoryFacts.Source facts;
    private final Persons persons;
    private final Quarantine quarantine;
    private final Waits waits;
    private final WaiverBook waivers;
    private final Waiving waiving;
    private final Causes causes;
    private final Chunks chunks;
    private final Failpoints failpoints;
    private final String rules;

    Recording(
            Standard standard,
            Validator validator,
            RecordWriter writer,
            RepositoryFacts.Source facts,
            Persons persons,
            Quarantine quarantine,
            Waits waits,
            WaiverBook waivers,
            Chunks chunks,
            Failpoints failpoints) {
        this.validator = validator;
        this.findings = new Findings(standard);
        this.writer = writer;
        this.facts = facts;
        this.persons = persons;
        this.quarantine = quarantine;
        this.waits = waits;
        this.waivers = waivers;
        this.waiving = new Waiving(standard);
        this.causes = new Causes(standard);
        this.chunks = chunks;
        this.failpoints = failpoints;
        this.rules = standard.version().rules();
    }

    /**
     * What came of it.
     *
     * @param outcomes one for each record given, in the same order
     * @param chunk the chunk's number if anything changed
     * @param accepted what was written
     * @param together whether any record was judged among the others
     * @param waves how many times a key came again
     */
    record Result(List<Outcome> outcomes, @Nullable Long chunk, List<Accepted> accepted, boolean together, int waves) {

        /** How many changes were written. */
        int changes() {
            return accepted.size();
        }
    }

    /** Takes the locks that {@link #record} needs. */
    void lock(Connection connection, List<Judged> records) throws SQLException {
        Set<String> institutions = new HashSet<>();
        boolean forAll = false;
        for (Judged judged : records) {
            StandardRecord record = judged.candidate().record();
            if (record != null && !judged.rejected()) {
                institutions.add(record.key().institution());
                forAll |= persons.masters(record.type()) || causes.referredByAll(record.type());
            }
        }
        chunks.lock(connection, forAll, institutions);
        failpoints.reach("chunk-locked");
    }

    /**
     * Judges and writes.
     *
     * @param records the records, numbered from 0 by their candidates
     * @param day day of receipt
     * @param at time of recording
     */
    Result record(Connection connection, List<Judged> records, LocalDate day, Instant at) throws SQLException {
        Pass pass = new Pass(connection, records, day, at);
        List<List<Judged>> waves = waves(records);
        for (List<Judged> wave : waves) {
            pass.wave(wave);
        }
        List<Outcome> outcomes = pass.outcomes();
        failpoints.reach("chunk-staged");
        return new Result(outcomes, pass.chunk, pass.accepted, pass.together, waves.size());
    }

    /**
     * Notes which quarantined records wait for what was written; after the caller has kept the outcomes, which may wait for each other.
     *
     * @return whether any do
     */
    boolean release(Connection connection, Result result) throws SQLException {
        if (result.accepted().isEmpty()) {
            return false;
        }
        int mended = waits.arrived(connection, result.accepted());
        if (result.accepted().stream()
                .anyMatch(one -> persons.masters(one.form().record().type()))) {
            mended += waits.mendAll(connection, Cause.Kind.PERSON);
        }
        return mended > 0;
    }

    /**
     * Lets what waited in older versions go, and leaves the chunk's row: the last thing before the commit, after the caller has kept the
     * outcomes.
     */
    void finish(Connection connection, Result result, Instant at) throws SQLException {
        quarantine.supersede(connection, result.outcomes(), at);
        if (result.chunk() != null) {
            chunks.add(connection, result.chunk(), result.changes(), rules, at);
        }
    }

    /** The first record of each key, then the second, and so on. */
    private static List<List<Judged>> waves(List<Judged> records) {
        List<List<Judged>> waves = new ArrayList<>();
        Map<RecordKey, Integer> seen = new HashMap<>(records.size() * 2);
        for (Judged judged : records) {
            if (!judged.rejected()) {
                RecordKey key = key(judged);
                int wave = seen.merge(key, 1, Integer::sum) - 1;
                if (wave == waves.size()) {
                    waves.add(new ArrayList<>());
                }
                waves.get(wave).add(judged);
            }
        }
        return waves;
    }

    private static RecordKey key(Judged judged) {
        return record(judged).key();
    }

    private static StandardRecord record(Judged judged) {
        return Objects.requireNonNull(judged.candidate().record());
    }

    private static StoredForm form(Judged judged) {
        return Objects.requireNonNull(judged.form());
    }

    /** One transaction's work. */
    private final class Pass {
        private final Connection connection;
        private final List<Judged> records;
        private final LocalDate day;
        private final Instant at;
        private final @Nullable Outcome[] outcomes;
        private @Nullable Long chunk;
        private final List<Accepted> accepted = new ArrayList<>();
        private boolean together;

        Pass(Connection connection, List<Judged> records, LocalDate day, Instant at) {
            this.connection = connection;
            this.records = records;
            this.day = day;
            this.at = at;
            this.outcomes = new @Nullable Outcome[records.size()];
        }

        List<Outcome> outcomes() {
            List<Outcome> all = new ArrayList<>(records.size());
            for (Judged judged : records) {
                Outcome outcome = outcomes[judged.candidate().number()];
                all.add(outcome != null ? outcome : outcome(judged, Disposition.REJECTED, judged.findings()));
            }
            return all;
        }

        private Outcome outcome(Judged judged, Disposition disposition, List<Finding> found) {
            return new Outcome(judged.submission(), judged.recordNo(), judged.candidate(), disposition, found);
        }

        private void settle(Judged judged, Disposition disposition, List<Finding> found) {
            outcomes[judged.candidate().number()] = outcome(judged, disposition, found);
        }

        void wave(List<Judged> wave) throws SQLException {
            Map<RecordKey, Latest> latest =
                    writer.latest(connection, wave.stream().map(Recording::key).toList());
            List<Judged> open = compare(wave, latest);
            if (!open.isEmpty()) {
                judgeTogether(open, latest);
            }
        }

        /** Puts aside what is older, the same, or in conflict; gives what is left to judge. */
        private List<Judged> compare(List<Judged> wave, Map<RecordKey, Latest> latest) throws SQLException {
            List<Judged> open = new ArrayList<>(wave.size());
            List<StoredForm> raised = new ArrayList<>();
            for (Judged judged : wave) {
                Latest known = latest.get(key(judged));
                long version = record(judged).version();
                if (known == null) {
                    open.add(judged);
                } else if (version < known.version()) {
                    settle(judged, Disposition.STALE, List.of());
                } else if (Arrays.equals(form(judged).digest(), known.digest())) {
                    settle(judged, Disposition.UNCHANGED, warnings(judged));
                    if (version > known.version()) {
                        raised.add(form(judged));
                    }
                } else if (version == known.version()) {
                    List<Finding> found = new ArrayList<>(judged.findings());
                    found.add(conflict(judged, known));
                    settle(judged, Disposition.QUARANTINED, found);
                } else {
                    open.add(judged);
                }
            }
            if (!raised.isEmpty()) {
                writer.raiseVersions(connection, raised);
            }
            return open;
        }

        /** What its sender was warned of before still holds; what is already recorded cannot be refused any more. */
        private static List<Finding> warnings(Judged judged) {
            return judged.findings().stream()
                    .filter(finding -> !finding.isError())
                    .toList();
        }

        private Finding conflict(Judged judged, Latest known) throws SQLException {
            StandardRecord record = record(judged);
            boolean sameSubmission = writer.submissionOf(connection, known) == judged.submission();
            return sameSubmission
                    ? findings.of(
                            "DUP-0001",
                            null,
                            judged.candidate().place().at(null),
                            null,
                            Map.of("key", record.key().sourceId()))
                    : findings.of(
                            "VER-0001",
                            null,
                            judged.candidate().place().at(null),
                            null,
                            Map.of(
                                    "key", record.key().sourceId(),
                                    "version", Long.toString(record.version())));
        }

        private void judgeTogether(List<Judged> open, Map<RecordKey, Latest> latest) throws SQLException {
            together = true;
            Waivers inForce = waivers.inForce(
                    connection,
                    open.stream()
                            .map(judged -> key(judged).institution())
                            .distinct()
                            .toList(),
                    LocalDate.ofInstant(at, ClaimWork.ZONE));
            Map<Integer, List<Finding>> found = new HashMap<>();
            Set<Integer> failing = new HashSet<>();
            List<Candidate> candidates = new ArrayList<>(open.size());
            for (Judged judged : open) {
                candidates.add(judged.candidate());
                if (!judged.findings().isEmpty()) {
                    add(
                            found,
                            judged,
                            waiving.apply(judged.findings(), key(judged).institution(), inForce));
                }
                if (record(judged).operation() == Operation.VOID && !latest.containsKey(key(judged))) {
                    add(found, judged, List.of(unknownVoid(judged)));
                }
            }
            Persons.Matches matches =
                    persons.match(connection, open.stream().map(Judged::form).toList());
            for (int at = 0; at < open.size(); at++) {
                if (matches.ambiguous(at)) {
                    add(found, open.get(at), List.of(ambiguous(open.get(at))));
                }
            }
            found.forEach((number, list) -> {
                if (list.stream().anyMatch(Finding::isError)) {
                    failing.add(number);
                }
            });
            RepositoryFacts known = facts.within(connection);
            validator
                    .judgeTogether(candidates, failing, known, inForce, day)
                    .forEach((number, list) -> found.computeIfAbsent(number, unused -> new ArrayList<>())
                            .addAll(list));
            Persons.Inherited inherited = persons.inherited(
                    known, open.stream().map(Recording::record).toList(), matches);
            List<Accepted> good = new ArrayList<>(open.size());
            for (int at = 0; at < open.size(); at++) {
                Judged judged = open.get(at);
                Long referred = inherited.of(record(judged));
                Long person = matches.person(at);
                if (person == null) {
                    person = referred;
                } else if (referred != null && !referred.equals(person)) {
                    add(found, judged, List.of(differing(judged)));
                }
                List<Finding> all = found.getOrDefault(judged.candidate().number(), List.of());
                if (all.stream().anyMatch(Finding::isError)) {
                    settle(judged, Disposition.QUARANTINED, all);
                } else {
                    settle(judged, Disposition.ACCEPTED, all);
                    good.add(new Accepted(
                            form(judged),
                            latest.get(key(judged)),
                            person,
                            judged.submission(),
                            judged.recordNo(),
                            judged.candidate().place().at(null)));
                }
            }
            if (!good.isEmpty()) {
                write(good);
            }
        }

        private void write(List<Accepted> good) throws SQLException {
            Long number = chunk;
            if (number == null) {
                number = chunks.next(connection);
                chunk = number;
            }
            List<Accepted> mastered = persons.master(connection, good, number, at);
            writer.write(connection, mastered, number, accepted.size(), at);
            persons.handOn(connection, persons.heritable(mastered));
            accepted.addAll(mastered);
        }

        private Finding unknownVoid(Judged judged) {
            return findings.of(
                    "VER-0003",
                    null,
                    judged.candidate().place().at(null),
                    null,
                    Map.of("key", record(judged).key().sourceId()));
        }

        private Finding ambiguous(Judged judged) {
            return findings.of("IDN-0001", null, judged.candidate().place().at(null), null, Map.of())
                    .from(persons.ambiguity(record(judged)));
        }

        private Finding differing(Judged judged) {
            return findings.of("IDN-0003", null, judged.candidate().place().at(null), null, Map.of());
        }

        private void add(Map<Integer, List<Finding>> found, Judged judged, List<Finding> more) {
            found.computeIfAbsent(judged.candidate().number(), unused -> new ArrayList<>())
                    .addAll(more);
        }
    }
}
