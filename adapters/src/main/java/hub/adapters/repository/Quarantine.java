package hub.adapters.repository;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.adapters.keys.Keys;
import hub.adapters.keys.Sealed;
import hub.schemas.Candidate;
import hub.schemas.CanonicalJson;
import hub.schemas.Cause;
import hub.schemas.Disposition;
import hub.schemas.Finding;
import hub.schemas.Level;
import hub.schemas.Messages;
import hub.schemas.Severity;
import hub.standards.Field;
import hub.standards.Operation;
import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Records that wait, sealed whole, with all that is needed to judge them again. 待处理区。 */
public final class Quarantine {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final String COPY =
            "copy quarantine (submission, record_no, type, institution, system, source_id, source_version, codes, waits, body,"
                    + " since) from stdin";
    private static final String CHOSEN =
            "state = 'waiting' and (?::bigint is null or submission = ?)" + " and (?::text is null or ? = any(codes))";
    private final Standard standard;
    private final Messages messages;
    private final Keys keys;
    private final Waits waits;

    public Quarantine(Standard standard, Keys keys, Waits waits) {
        this.standard = standard;
        this.messages = new Messages(standard);
        this.keys = keys;
        this.waits = waits;
    }

    /**
     * A record that waits, ready to be judged again.
     *
     * @param submission number of the submission it came with
     * @param candidate the record; its number is that in the submission
     * @param round how often it was judged
     */
    public record Held(long submission, Candidate candidate, int round) {

        /** The same, read otherwise. */
        public Held readAs(Candidate other) {
            return new Held(submission, other, round);
        }
    }

    /**
     * Which waiting records to take.
     *
     * @param submission only of this submission; null for any
     * @param code only with this finding code among the reasons; null for any
     */
    public record Choice(
            @Nullable Long submission, @Nullable String code) {}

    /** Keeps those of the outcomes that are quarantined. */
    public void keep(Connection connection, List<Outcome> outcomes, Instant at) throws SQLException {
        List<Outcome> held = outcomes.stream()
                .filter(outcome -> outcome.disposition() == Disposition.QUARANTINED)
                .toList();
        if (held.isEmpty()) {
            return;
        }
        try (CopyRows rows = new CopyRows(connection, COPY)) {
            for (Outcome outcome : held) {
                StandardRecord record =
                        Objects.requireNonNull(outcome.candidate().record());
                List<String> codes = errorCodes(outcome.findings());
                rows.number(outcome.submission())
                        .number(outcome.recordNo())
                        .text(record.type().name())
                        .text(record.key().institution())
                        .text(record.key().system())
                        .text(record.key().sourceId())
                        .number(record.version())
                        .text(codes.stream().collect(Collectors.joining(",", "{", "}")))
                        .flag(codes.stream().allMatch(messages::waits))
                        .bytes(seal(outcome))
                        .instant(at)
                        .end();
            }
            rows.finish();
        }
        waits.keep(connection, held);
    }

    private static List<String> errorCodes(List<Finding> findings) {
        return List.copyOf(findings.stream()
                .filter(Finding::isError)
                .map(Finding::code)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /**
     * Marks as superseded what waits under the same keys in an older version, or in the same version from before.
     *
     * @param outcomes what was judged now; those accepted and those that now wait supersede
     */
    public void supersede(Connection connection, List<Outcome> outcomes, Instant at) throws SQLException {
        List<Outcome> newer = outcomes.stream()
                .filter(outcome -> outcome.disposition() == Disposition.ACCEPTED
                        || outcome.disposition() == Disposition.QUARANTINED)
                .toList();
        if (newer.isEmpty() || !anythingWaits(connection, newer)) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                update quarantine q set state = 'superseded', changed_at = ?
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::int[])
                  as s(institution, system, source_id, type, source_version, submission, record_no)
                where q.state = 'waiting' and q.institution = s.institution and q.system = s.system and q.type = s.type
                  and q.source_id = s.source_id
                  and (q.source_version, q.submission, q.record_no) < (s.source_version, s.submission, s.record_no)
                returning q.submission, q.record_no""")) {
            statement.setTimestamp(1, Timestamp.from(at));
            RecordWriter.setKeys(
                    connection,
                    statement,
                    2,
                    newer.stream().map(outcome -> record(outcome).key()).toList());
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "text",
                            newer.stream()
                                    .map(outcome -> record(outcome).type().name())
                                    .toArray()));
            statement.setArray(
                    6,
                    connection.createArrayOf(
                            "bigint",
                            newer.stream()
                                    .map(outcome -> record(outcome).version())
                                    .toArray()));
            statement.setArray(
                    7,
                    connection.createArrayOf(
                            "bigint", newer.stream().map(Outcome::submission).toArray()));
            statement.setArray(
                    8,
                    connection.createArrayOf(
                            "int", newer.stream().map(Outcome::recordNo).toArray()));
            List<Long> submissions = new ArrayList<>();
            List<Integer> numbers = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    submissions.add(row.getLong(1));
                    numbers.add(row.getInt(2));
                }
            }
            if (!submissions.isEmpty()) {
                waits.forget(connection, submissions.toArray(Long[]::new), numbers.toArray(Integer[]::new));
            }
        }
    }

    private static StandardRecord record(Outcome outcome) {
        return Objects.requireNonNull(outcome.candidate().record());
    }

    /** Nearly always nothing does, and then the keys need not be looked up one by one. */
    private static boolean anythingWaits(Connection connection, List<Outcome> outcomes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select exists (select from quarantine where state = 'waiting' and institution = any(?))")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            outcomes.stream()
                                    .map(outcome -> record(outcome).key().institution())
                                    .distinct()
                                    .toArray()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The institutions whose records the choice names, in order. */
    public List<String> institutions(Connection connection, Choice choice) throws SQLException {
        List<String> institutions = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select distinct institution from quarantine where " + CHOSEN + " order by institution")) {
            set(statement, choice);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    institutions.add(row.getString(1));
                }
            }
        }
        return institutions;
    }

    private static void set(PreparedStatement statement, Choice choice) throws SQLException {
        if (choice.submission() == null) {
            statement.setNull(1, java.sql.Types.BIGINT);
            statement.setNull(2, java.sql.Types.BIGINT);
        } else {
            statement.setLong(1, choice.submission());
            statement.setLong(2, choice.submission());
        }
        statement.setString(3, choice.code());
        statement.setString(4, choice.code());
    }

    /**
     * Takes waiting records of one institution to judge them again; the caller holds the institution's lock, so nobody else does.
     *
     * @param afterSubmission submission after which to begin; 0 for the beginning
     * @param afterRecord record number in it after which to begin
     */
    public List<Held> take(
            Connection connection, Choice choice, String institution, long afterSubmission, int afterRecord, int atMost)
            throws SQLException {
        List<Held> held = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select submission, record_no, type, institution, system, source_id, source_version, body, round"
                        + " from quarantine where " + CHOSEN
                        + " and institution = ? and (submission, record_no) > (?, ?)"
                        + " order by submission, record_no limit ?")) {
            set(statement, choice);
            statement.setString(5, institution);
            statement.setLong(6, afterSubmission);
            statement.setInt(7, afterRecord);
            statement.setInt(8, atMost);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    held.add(held(row));
                }
            }
        }
        return held;
    }

    /**
     * Takes those waiting records of one institution that are due for what has come; the caller holds the institution's lock.
     *
     * @return in order of receipt
     */
    public List<Held> due(Connection connection, Waits.Batch come, String institution, int atMost) throws SQLException {
        return at(connection, waits.due(connection, come, institution, atMost));
    }

    /**
     * The same for a submission that is still being worked on.
     *
     * @param after number of the record after which to begin; 0 for the beginning
     */
    public List<Held> dueHere(Connection connection, long submission, String institution, int after, int atMost)
            throws SQLException {
        return at(connection, waits.dueHere(connection, submission, institution, after, atMost));
    }

    private List<Held> at(Connection connection, List<Waits.Place> places) throws SQLException {
        List<Held> held = new ArrayList<>();
        if (places.isEmpty()) {
            return held;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "select q.submission, q.record_no, q.type, q.institution, q.system, q.source_id, q.source_version, q.body, q.round"
                        + " from unnest(?::bigint[], ?::int[]) as d(submission, record_no)"
                        + " join quarantine q using (submission, record_no) where q.state = 'waiting'"
                        + " order by q.submission, q.record_no")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint",
                            places.stream().map(Waits.Place::submission).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "int", places.stream().map(Waits.Place::recordNo).toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    held.add(held(row));
                }
            }
        }
        forgetOthers(connection, places, held);
        return held;
    }

    /** What waits no longer has no business among those that do. */
    private void forgetOthers(Connection connection, List<Waits.Place> places, List<Held> held) throws SQLException {
        Set<Waits.Place> others = new LinkedHashSet<>(places);
        held.forEach(one ->
                others.remove(new Waits.Place(one.submission(), one.candidate().number())));
        if (!others.isEmpty()) {
            waits.forget(
                    connection,
                    others.stream().map(Waits.Place::submission).toArray(Long[]::new),
                    others.stream().map(Waits.Place::recordNo).toArray(Integer[]::new));
        }
    }

    private Held held(ResultSet row) throws SQLException {
        long submission = row.getLong("submission");
        int number = row.getInt("record_no");
        RecordKey key = new RecordKey(
                row.getString("institution"),
                row.getString("system"),
                row.getString("type"),
                row.getString("source_id"));
        byte[] body = keys.open(Sealed.of(row.getBytes("body")), bound(submission, number));
        return new Held(submission, candidate(number, key, row.getLong("source_version"), body), row.getInt("round"));
    }

    /**
     * Notes what became of records that were taken: those that still wait stay, with their new reasons; the others are released.
     *
     * @param again the outcomes of what {@link #take} gave
     * @param round the round they were judged in
     */
    public void judged(Connection connection, List<Outcome> again, int round, Instant at) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                update quarantine q set state = s.state, codes = string_to_array(s.codes, ','), waits = s.waits, round = ?,
                  changed_at = ?
                from unnest(?::bigint[], ?::int[], ?::text[], ?::text[], ?::boolean[])
                  as s(submission, record_no, state, codes, waits)
                where q.submission = s.submission and q.record_no = s.record_no""")) {
            statement.setInt(1, round);
            statement.setTimestamp(2, Timestamp.from(at));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint", again.stream().map(Outcome::submission).toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "int", again.stream().map(Outcome::recordNo).toArray()));
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "text",
                            again.stream()
                                    .map(outcome ->
                                            outcome.disposition() == Disposition.QUARANTINED ? "waiting" : "released")
                                    .toArray()));
            statement.setArray(
                    6,
                    connection.createArrayOf(
                            "text",
                            again.stream()
                                    .map(outcome -> String.join(",", errorCodes(outcome.findings())))
                                    .toArray()));
            statement.setArray(
                    7,
                    connection.createArrayOf(
                            "boolean",
                            again.stream()
                                    .map(outcome -> errorCodes(outcome.findings()).stream()
                                            .allMatch(messages::waits))
                                    .toArray()));
            statement.executeUpdate();
        }
        waits.forget(
                connection,
                again.stream().map(Outcome::submission).toArray(Long[]::new),
                again.stream().map(Outcome::recordNo).toArray(Integer[]::new));
        List<Outcome> still = again.stream()
                .filter(outcome -> outcome.disposition() == Disposition.QUARANTINED)
                .toList();
        if (!still.isEmpty()) {
            waits.keep(connection, still);
        }
    }

    private byte[] seal(Outcome outcome) {
        Candidate candidate = outcome.candidate();
        StandardRecord record = Objects.requireNonNull(candidate.record());
        ObjectNode body = JSON.createObjectNode();
        body.put("op", record.operation().wire());
        body.set("data", CanonicalJson.write(record));
        ObjectNode places = body.putObject("places");
        places.put("", candidate.place().at(null));
        for (Field field : record.type().fields()) {
            places.put(field.name(), candidate.place().at(field.name()));
        }
        ArrayNode reading = body.putArray("reading");
        for (Finding finding : candidate.reading()) {
            ObjectNode node = reading.addObject();
            node.put("code", finding.code());
            node.put("severity", finding.severity().wire());
            node.put("level", finding.level().wire());
            node.put("field", finding.field());
            node.put("at", finding.at());
            node.put("value", finding.value());
            ObjectNode arguments = node.putObject("arguments");
            finding.arguments().forEach(arguments::put);
            ArrayNode causes = node.putArray("causes");
            finding.causes()
                    .forEach(cause -> causes.addObject()
                            .put("kind", cause.kind().name())
                            .put("target", cause.target())
                            .put("within", cause.within())
                            .put("key", cause.key()));
        }
        return keys.seal(
                        body.toString().getBytes(StandardCharsets.UTF_8),
                        bound(outcome.submission(), outcome.recordNo()))
                .bytes();
    }

    private Candidate candidate(int number, RecordKey key, long version, byte[] sealedBody) {
        JsonNode body;
        try {
            body = JSON.readTree(sealedBody);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RecordType type = standard.record(key.type());
        StandardRecord.Builder record = StandardRecord.of(type)
                .key(key)
                .version(version)
                .operation(body.path("op").asText().equals("void") ? Operation.VOID : Operation.UPSERT);
        for (Field field : type.fields()) {
            record.set(
                    field.ordinal(),
                    CanonicalJson.value(field, body.path("data").get(field.name())));
        }
        Map<String, String> places = new HashMap<>();
        body.path("places")
                .fields()
                .forEachRemaining(
                        entry -> places.put(entry.getKey(), entry.getValue().asText()));
        List<Finding> reading = new ArrayList<>();
        for (JsonNode node : body.path("reading")) {
            reading.add(finding(node));
        }
        String whole = places.getOrDefault("", "");
        return new Candidate(
                number,
                record.build(),
                field -> field == null ? whole : places.getOrDefault(field, whole),
                List.copyOf(reading));
    }

    private static Finding finding(JsonNode node) {
        Map<String, String> arguments = new HashMap<>();
        node.path("arguments")
                .fields()
                .forEachRemaining(
                        entry -> arguments.put(entry.getKey(), entry.getValue().asText()));
        List<Cause> causes = new ArrayList<>();
        for (JsonNode cause : node.path("causes")) {
            causes.add(new Cause(
                    Cause.Kind.valueOf(cause.path("kind").asText()),
                    cause.path("target").asText(),
                    cause.path("within").asText(),
                    cause.path("key").asText()));
        }
        return new Finding(
                node.path("code").asText(),
                Severity.valueOf(node.path("severity").asText().toUpperCase(java.util.Locale.ROOT)),
                Level.of(node.path("level").asText()),
                node.path("field").isNull() ? null : node.path("field").asText(),
                node.path("at").asText(),
                node.path("value").isNull() ? null : node.path("value").asText(),
                arguments,
                causes);
    }

    private static byte[] bound(long submission, int record) {
        return ("quarantine/" + submission + "/" + record).getBytes(StandardCharsets.UTF_8);
    }
}
