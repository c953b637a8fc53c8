package hub.adapters.repository;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.adapters.keys.Keys;
import hub.adapters.keys.Sealed;
import hub.schemas.Candidate;
import hub.schemas.CanonicalJson;
import hub.schemas.Disposition;
import hub.schemas.Finding;
import hub.schemas.Level;
import hub.schemas.Messages;
import hub.schemas.Severity;
import hub.standards.Field;
import hub.standards.Operation;
import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.StandardRecord;
import hub.standards.StandardTree;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final String CHOSEN = "state = 'waiting' and (?::bigint is null or submission = ?)"
            + " and (?::text is null or ? = any(codes)) and (not ? or waits)";
    private final StandardTree tree;
    private final Messages messages;
    private final Keys keys;

    public Quarantine(StandardTree tree, Keys keys) {
        this.tree = tree;
        this.messages = new Messages(tree.whole());
        this.keys = keys;
    }

    /**
     * A record that waits, ready to be judged again.
     *
     * @param submission number of the submission it came with
     * @param candidate the record; its number is that in the submission
     * @param round how often it was judged
     */
    public record Held(long submission, Candidate candidate, int round) {}

    /**
     * Which waiting records to take.
     *
     * @param submission only of this submission; null for any
     * @param code only with this finding code among the reasons; null for any
     * @param onlyWaiting only those whose reasons all lie outside the record
     */
    public record Choice(
            @Nullable Long submission, @Nullable String code, boolean onlyWaiting) {

        /** Those of one submission whose cause lies outside them. */
        public static Choice waitingOf(long submission) {
            return new Choice(submission, null, true);
        }
    }

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
                  and (q.source_version, q.submission, q.record_no) < (s.source_version, s.submission, s.record_no)""")) {
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
            statement.executeUpdate();
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

    /** Whether any record of the submission waits for something outside itself. */
    public boolean anyWaiting(Connection connection, long submission) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select exists (select from quarantine where submission = ? and state = 'waiting' and waits)")) {
            statement.setLong(1, submission);
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
        statement.setBoolean(5, choice.onlyWaiting());
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
                "select submission, record_no, type, institution, system, source_id, source_version, body, round,"
                        + " (select s.standard from submission s where s.number = quarantine.submission) as standard"
                        + " from quarantine where " + CHOSEN
                        + " and institution = ? and (submission, record_no) > (?, ?)"
                        + " order by submission, record_no limit ?")) {
            set(statement, choice);
            statement.setString(6, institution);
            statement.setLong(7, afterSubmission);
            statement.setInt(8, afterRecord);
            statement.setInt(9, atMost);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    held.add(held(row));
                }
            }
        }
        return held;
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
        return new Held(
                submission,
                candidate(number, key, row.getLong("source_version"), body, row.getString("standard")),
                row.getInt("round"));
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
        }
        return keys.seal(
                        body.toString().getBytes(StandardCharsets.UTF_8),
                        bound(outcome.submission(), outcome.recordNo()))
                .bytes();
    }

    /** The record in the form of the version it was sent by. */
    private Candidate candidate(int number, RecordKey key, long version, byte[] sealedBody, String standard) {
        JsonNode body;
        try {
            body = JSON.readTree(sealedBody);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RecordType type = tree.at(standard).record(key.type());
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
                List.copyOf(reading),
                standard);
    }

    private static Finding finding(JsonNode node) {
        Map<String, String> arguments = new HashMap<>();
        node.path("arguments")
                .fields()
                .forEachRemaining(
                        entry -> arguments.put(entry.getKey(), entry.getValue().asText()));
        return new Finding(
                node.path("code").asText(),
                Severity.valueOf(node.path("severity").asText().toUpperCase(java.util.Locale.ROOT)),
                Level.of(node.path("level").asText()),
                node.path("field").isNull() ? null : node.path("field").asText(),
                node.path("at").asText(),
                node.path("value").isNull() ? null : node.path("value").asText(),
                arguments);
    }

    private static byte[] bound(long submission, int record) {
        return ("quarantine/" + submission + "/" + record).getBytes(StandardCharsets.UTF_8);
    }
}
