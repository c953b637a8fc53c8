package hub.routes.work;

import hub.adapters.repository.CurrentScan;
import hub.adapters.repository.RepositoryFacts;
import hub.adapters.repository.StoredForms;
import hub.schemas.Candidate;
import hub.schemas.Facts;
import hub.schemas.FactsInVersion;
import hub.schemas.Finding;
import hub.schemas.Validator;
import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import hub.standards.StandardTree;
import hub.standards.Text;
import hub.standards.VersionBridge;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a draft of the standard would refuse of what is recorded now. 假设校验。
 *
 * <p>Each current record is judged as if it were sent today, once by the current version and once by the newest version of the draft; what
 * only the draft refuses is counted by institution and rule. Reads one snapshot and writes nothing.
 */
public final class WhatIf {
    private static final int SAMPLES = 5;
    /** Arbitrary, but the same in each hub: the advisory lock of the one run that may be under way on a repository. */
    private static final long LOCK = 0x77_68_61_74_2D_69_66L;

    private final Transactions transactions;
    private final Standard current;
    private final Validator validator;
    private final StoredForms forms;
    private final CurrentScan scan;
    private final RepositoryFacts.Source facts;
    private final Clock clock;
    private final int piece;

    WhatIf(
            Transactions transactions,
            Standard current,
            Validator validator,
            StoredForms forms,
            RepositoryFacts.Source facts,
            Clock clock,
            int piece) {
        this.transactions = transactions;
        this.current = current;
        this.validator = validator;
        this.forms = forms;
        this.scan = new CurrentScan(forms);
        this.facts = facts;
        this.clock = clock;
        this.piece = piece;
    }

    /**
     * What would come of it.
     *
     * @param version the draft's version
     * @param records how many records were judged
     * @param institutions those with records that would newly fail, by USCID
     */
    public record Report(String version, long records, List<Institution> institutions) {}

    /**
     * What would come of it for one institution.
     *
     * @param uscid which
     * @param failing how many of its records would newly fail
     * @param rules what they would break, by code
     */
    public record Institution(String uscid, long failing, List<Broken> rules) {}

    /**
     * One rule, or other finding, that would newly refuse records.
     *
     * @param code its code
     * @param meaning what a rule asks, or what another finding says, in the draft's words
     * @param records how many
     * @param samples keys of the first few, as type and source id
     */
    public record Broken(String code, Text meaning, long records, List<String> samples) {}

    /**
     * Judges what is recorded by a draft.
     *
     * @param draft the draft, with its own versions
     * @return nothing if another run is under way, in this hub or another one on the same repository
     * @throws hub.standards.IllegalStandardException if one of its rules does not compile
     */
    public Optional<Report> judge(StandardTree draft) {
        LocalDate today = LocalDate.now(clock.withZone(ClaimWork.ZONE));
        return transactions.tryOut(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("set transaction isolation level repeatable read, read only")) {
                statement.execute();
            }
            return alone(connection)
                    ? Optional.of(new Run(connection, draft, new Validator(draft.newest()), today).report())
                    : Optional.empty();
        });
    }

    /** Whether no other run is under way; if so, none begins before this transaction ends. */
    private static boolean alone(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            statement.setLong(1, LOCK);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** One institution's share, as it grows. */
    private static final class Share {
        private long failing;
        private final Map<String, Long> records = new TreeMap<>();
        private final Map<String, List<String>> samples = new HashMap<>();

        void add(StandardRecord record, Set<String> codes) {
            failing++;
            for (String code : codes) {
                records.merge(code, 1L, Long::sum);
                List<String> keys = samples.computeIfAbsent(code, unused -> new ArrayList<>());
                if (keys.size() < SAMPLES) {
                    keys.add(record.type().name() + " " + record.key().sourceId());
                }
            }
        }

        Institution named(String uscid, Standard draft) {
            List<Broken> rules = new ArrayList<>();
            records.forEach((code, count) ->
                    rules.add(new Broken(code, meaning(draft, code), count, samples.getOrDefault(code, List.of()))));
            return new Institution(uscid, failing, rules);
        }
    }

    private static Text meaning(Standard draft, String code) {
        Rule rule = draft.rules().get(code);
        return rule != null
                ? rule.intent()
                : Objects.requireNonNull(draft.findings().get(code), code).message();
    }

    private final class Run {
        private final Connection connection;
        private final Validator drafted;
        private final LocalDate today;
        private final DraftForm form;
        private final Facts known;
        private final Facts knownToDraft;
        private final Map<String, Share> shares = new TreeMap<>();
        private long records;

        Run(Connection connection, StandardTree draft, Validator drafted, LocalDate today) {
            this.connection = connection;
            this.drafted = drafted;
            this.today = today;
            this.form = new DraftForm(draft);
            this.known = facts.within(connection);
            // the draft's own rules say which sealed fields are opened for them
            Facts asDraftReads = new RepositoryFacts.Source(draft.whole(), forms).within(connection);
            this.knownToDraft = new FactsInVersion(asDraftReads, current, form.toNewest, form::of);
        }

        Report report() throws SQLException {
            for (RecordType type : current.recordTypes()) {
                if (form.has(type)) {
                    scan.each(connection, type, piece, this::judge);
                }
            }
            List<Institution> institutions = new ArrayList<>();
            shares.forEach((uscid, share) -> institutions.add(share.named(uscid, form.toNewest.to())));
            return new Report(form.version(), records, institutions);
        }

        private void judge(List<StandardRecord> recorded) {
            records += recorded.size();
            Map<Integer, Set<String>> now = errors(validator, candidates(recorded), known);
            Map<Integer, Set<String>> then =
                    errors(drafted, candidates(recorded.stream().map(form::of).toList()), knownToDraft);
            then.forEach((number, codes) -> {
                Set<String> newly = new TreeSet<>(codes);
                newly.removeAll(now.getOrDefault(number, Set.of()));
                if (!newly.isEmpty()) {
                    StandardRecord record = recorded.get(number);
                    shares.computeIfAbsent(record.key().institution(), unused -> new Share())
                            .add(record, newly);
                }
            });
        }

        private List<Candidate> candidates(List<StandardRecord> recorded) {
            List<Candidate> candidates = new ArrayList<>(recorded.size());
            for (StandardRecord record : recorded) {
                candidates.add(new Candidate(candidates.size(), record, field -> "", List.of()));
            }
            return candidates;
        }

        /** The codes of errors, by number of the record. */
        private Map<Integer, Set<String>> errors(Validator judge, List<Candidate> candidates, Facts facts) {
            Map<Integer, Set<String>> errors = new HashMap<>();
            for (Candidate candidate : candidates) {
                add(errors, candidate.number(), judge.judgeAlone(candidate, today));
            }
            judge.judgeTogether(candidates, new HashSet<>(errors.keySet()), facts, today)
                    .forEach((number, found) -> add(errors, number, found));
            return errors;
        }

        private static void add(Map<Integer, Set<String>> errors, int number, List<Finding> found) {
            for (Finding finding : found) {
                if (finding.isError()) {
                    errors.computeIfAbsent(number, unused -> new TreeSet<>()).add(finding.code());
                }
            }
        }
    }

    /** Records of the repository in the form of a draft's newest version. */
    private static final class DraftForm {
        private final Standard whole;
        private final VersionBridge toNewest;

        DraftForm(StandardTree draft) {
            this.whole = draft.whole();
            this.toNewest = draft.toNewest();
        }

        String version() {
            return toNewest.to().version().version();
        }

        boolean has(RecordType type) {
            return toNewest.carries(type.name());
        }

        StandardRecord of(StandardRecord record) {
            RecordType type = whole.record(record.type().name());
            StandardRecord.Builder named = StandardRecord.of(type)
                    .key(record.key())
                    .version(record.version())
                    .operation(record.operation());
            for (Field field : record.type().fields()) {
                Field there = type.find(field.name());
                if (there != null) {
                    named.set(there.ordinal(), record.get(field.ordinal()));
                }
            }
            return toNewest.cross(named.build()).record();
        }
    }
}
