package hub.adapters.repository;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import hub.adapters.SenderIdentity;
import hub.adapters.receipt.Counts;
import hub.adapters.receipt.FindingLine;
import hub.adapters.receipt.Receipt;
import hub.adapters.receipt.SubmissionState;
import hub.adapters.receipt.SubmissionSummary;
import hub.schemas.Finding;
import hub.schemas.Level;
import hub.schemas.Messages;
import hub.schemas.Severity;
import hub.standards.Standard;
import hub.standards.Text;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Receipts as they stand now; a sender sees its own and no other. 回执查询。 */
public final class Receipts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    /** More different messages of one code than this are shown as one group. */
    private static final int MESSAGES_OF_A_CODE = 5;

    private static final int SAMPLES = 5;
    private static final Text NOT_READ =
            new Text("内容读不出来，这一级没有进行", "The content could not be read, so this level did not run");
    private static final Text NOTHING_TO_COMPARE =
            new Text("没有需要与其他记录核对的记录", "No record had to be judged against others");
    private static final Text NOT_YET = new Text("尚在处理", "Not judged to its end yet");
    private static final List<Level> SHOWN =
            List.of(Level.SYNTAX, Level.STRUCTURE, Level.CODE, Level.RECORD, Level.CROSS_RECORD);
    private static final String HEAD = """
            select s.number, s.id, s.idempotency_key, s.sha256, s.received_at, s.standard, i.state, i.work, i.accepted, i.unchanged,
              i.stale, i.quarantined, i.rejected, i.levels, i.history, i.finished_at,
              exists (select from finding f where f.submission = s.number) as found
            from submission s join inbox i on i.submission = s.number""";
    private final Standard standard;
    private final Messages messages;

    public Receipts(Standard standard) {
        this.standard = standard;
        this.messages = new Messages(standard);
    }

    /**
     * The receipt of a submission.
     *
     * @param viewer who asks; another's submission is answered as if there were none
     */
    public Optional<Receipt> find(Connection connection, String submission, SenderIdentity viewer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HEAD + " where s.id = ? and s.credential = ?")) {
            statement.setString(1, submission);
            statement.setString(2, viewer.credential());
            return read(connection, statement).values().stream().findFirst();
        }
    }

    /** The receipt of a submission, for the hub itself. */
    public Optional<Receipt> find(Connection connection, String submission) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HEAD + " where s.id = ?")) {
            statement.setString(1, submission);
            return read(connection, statement).values().stream().findFirst();
        }
    }

    /** Receipts of several submissions by number, one query however many unless there are findings. */
    public Map<Long, Receipt> find(Connection connection, Collection<Long> numbers) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HEAD + " where s.number = any(?)")) {
            statement.setArray(1, connection.createArrayOf("bigint", numbers.toArray()));
            return read(connection, statement);
        }
    }

    private Map<Long, Receipt> read(Connection connection, PreparedStatement statement) throws SQLException {
        Map<Long, Receipt> receipts = new LinkedHashMap<>();
        List<Long> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                receipts.put(row.getLong("number"), head(row));
                if (row.getBoolean("found")) {
                    found.add(row.getLong("number"));
                }
            }
        }
        for (long number : found) {
            Receipt head = Objects.requireNonNull(receipts.get(number));
            receipts.put(number, withFindings(head, groups(connection, number)));
        }
        return receipts;
    }

    private static Receipt withFindings(Receipt head, List<Receipt.Group> groups) {
        return new Receipt(
                head.submission(),
                head.state(),
                head.idempotencyKey(),
                head.digest(),
                head.receivedAt(),
                head.finishedAt(),
                head.standard(),
                head.rules(),
                head.counts(),
                head.levels(),
                groups,
                head.history());
    }

    private Receipt head(ResultSet row) throws SQLException {
        SubmissionState state = SubmissionState.of(row.getString("state"));
        Instant receivedAt = row.getTimestamp("received_at").toInstant();
        Timestamp finished = row.getTimestamp("finished_at");
        List<Receipt.Step> history = new ArrayList<>();
        history.add(new Receipt.Step(receivedAt, SubmissionState.RECEIVED));
        for (String step : (String[]) row.getArray("history").getArray()) {
            int blank = step.indexOf(' ');
            history.add(new Receipt.Step(
                    Instant.parse(step.substring(0, blank)), SubmissionState.of(step.substring(blank + 1))));
        }
        return new Receipt(
                row.getString("id"),
                state,
                row.getString("idempotency_key"),
                "sha-256:" + java.util.HexFormat.of().formatHex(row.getBytes("sha256")),
                receivedAt,
                finished == null ? null : finished.toInstant(),
                row.getString("standard"),
                standard.version().rules(),
                counts(row),
                levels(Inbox.levels(row.getInt("levels")), state),
                List.of(),
                history);
    }

    /** Which levels ran, and why the others did not. */
    public static List<Receipt.LevelRun> levels(Set<Level> ran, SubmissionState state) {
        List<Receipt.LevelRun> runs = new ArrayList<>();
        for (Level level : SHOWN) {
            Text reason = null;
            if (!ran.contains(level)) {
                reason = state == SubmissionState.RECEIVED
                        ? NOT_YET
                        : level == Level.CROSS_RECORD && ran.contains(Level.RECORD) ? NOTHING_TO_COMPARE : NOT_READ;
            }
            runs.add(new Receipt.LevelRun(level, reason == null, reason));
        }
        return runs;
    }

    private static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                row.getInt("accepted"),
                row.getInt("unchanged"),
                row.getInt("stale"),
                row.getInt("quarantined"),
                row.getInt("rejected"));
    }

    private record Kind(String code, String arguments) {}

    private List<Receipt.Group> groups(Connection connection, long submission) throws SQLException {
        String sql = """
                with codes as materialized (
                  select code, count(distinct arguments) as messages from finding where submission = ? and cleared_at is null
                  group by code),
                grouped as (
                  select f.*, case when c.messages <= ? then f.arguments else '' end as kind
                  from finding f join codes c on c.code = f.code
                  where f.submission = ? and f.cleared_at is null),
                ranked as (
                  select g.*, row_number() over (partition by code, kind order by record_no, ordinal) as n from grouped g),
                totals as materialized (
                  select code, kind, count(distinct record_no) as records, bool_or(root) as any_root from grouped group by code, kind)
                select r.code, r.kind, r.severity, r.level, r.field, r.source_id, r.place, r.value, r.arguments, t.records, t.any_root
                from ranked r join totals t on t.code = r.code and t.kind = r.kind
                where r.n <= ? order by (r.severity = 'error') desc, t.records desc, r.code, r.kind, r.n""";
        Map<Kind, Receipt.Group> groups = new LinkedHashMap<>();
        Map<Kind, List<Receipt.Sample>> samples = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, submission);
            statement.setInt(2, MESSAGES_OF_A_CODE);
            statement.setLong(3, submission);
            statement.setInt(4, SAMPLES);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Kind kind = new Kind(row.getString("code"), row.getString("kind"));
                    List<Receipt.Sample> places = samples.computeIfAbsent(kind, unused -> new ArrayList<>());
                    places.add(new Receipt.Sample(
                            row.getString("source_id"), row.getString("place"), row.getString("value")));
                    if (!groups.containsKey(kind)) {
                        Finding first = finding(row);
                        groups.put(
                                kind,
                                new Receipt.Group(
                                        first.code(),
                                        first.severity(),
                                        first.level(),
                                        row.getLong("records"),
                                        row.getBoolean("any_root"),
                                        messages.message(first),
                                        messages.hint(first),
                                        places));
                    }
                }
            }
        }
        return List.copyOf(groups.values());
    }

    private static Finding finding(ResultSet row) throws SQLException {
        return new Finding(
                row.getString("code"),
                Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT)),
                Level.of(row.getString("level")),
                row.getString("field"),
                row.getString("place"),
                row.getString("value"),
                arguments(row.getString("arguments")));
    }

    private static Map<String, String> arguments(String json) {
        try {
            return JSON.readValue(json, TEXTS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * All findings of a submission that still hold, in order of the records, by page.
     *
     * @param viewer who asks; another's submission has none
     * @param after position of the last finding of the page before; 0 for the first page
     */
    public List<FindingLine> findings(
            Connection connection, String submission, SenderIdentity viewer, long after, int limit)
            throws SQLException {
        List<FindingLine> lines = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select f.*, (f.record_no::bigint << 30) + (f.round::bigint << 15) + f.ordinal + 1 as position
                from submission s join finding f on f.submission = s.number
                where s.id = ? and s.credential = ? and f.cleared_at is null
                  and (f.record_no, f.round, f.ordinal) > (?, ?::smallint, ?::smallint)
                order by f.record_no, f.round, f.ordinal limit ?""")) {
            statement.setString(1, submission);
            statement.setString(2, viewer.credential());
            long last = after - 1;
            statement.setInt(3, after <= 0 ? -1 : (int) (last >> 30));
            statement.setInt(4, after <= 0 ? 0 : (int) (last >> 15) & 0x7FFF);
            statement.setInt(5, after <= 0 ? 0 : (int) last & 0x7FFF);
            statement.setInt(6, limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Finding finding = finding(row);
                    lines.add(new FindingLine(
                            row.getLong("position"),
                            row.getInt("record_no"),
                            row.getString("type"),
                            row.getString("source_id"),
                            finding.code(),
                            finding.severity(),
                            finding.level(),
                            finding.field(),
                            finding.at(),
                            finding.value(),
                            messages.message(finding),
                            messages.hint(finding)));
                }
            }
        }
        return lines;
    }

    /**
     * Submissions, newest first.
     *
     * @param viewer whose; null for everybody's, which is for operators
     * @param institution only of this institution; null for any
     * @param state only in this state; null for any
     * @param before only received before this number; {@link Long#MAX_VALUE} for the newest
     */
    public List<SubmissionSummary> list(
            Connection connection,
            @Nullable SenderIdentity viewer,
            @Nullable String institution,
            @Nullable SubmissionState state,
            long before,
            int limit)
            throws SQLException {
        List<SubmissionSummary> list = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select s.number, s.id, s.institution, s.system, s.channel, s.name, s.received_at, i.state, i.work, i.accepted,
                  i.unchanged, i.stale, i.quarantined, i.rejected
                from submission s join inbox i on i.submission = s.number
                where s.number < ? and (?::text is null or s.credential = ?) and (?::text is null or s.institution = ?)
                  and (?::text is null or i.state = ?)
                order by s.number desc limit ?""")) {
            statement.setLong(1, before);
            statement.setString(2, viewer == null ? null : viewer.credential());
            statement.setString(3, viewer == null ? null : viewer.credential());
            statement.setString(4, institution);
            statement.setString(5, institution);
            statement.setString(6, state == null ? null : state.wire());
            statement.setString(7, state == null ? null : state.wire());
            statement.setInt(8, limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    list.add(new SubmissionSummary(
                            row.getLong("number"),
                            row.getString("id"),
                            row.getString("institution"),
                            row.getString("system"),
                            row.getString("channel"),
                            row.getString("name"),
                            SubmissionState.of(row.getString("state")),
                            row.getString("work").equals("parked"),
                            row.getTimestamp("received_at").toInstant(),
                            counts(row)));
                }
            }
        }
        return list;
    }
}
