package hub.adapters.repository;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hub.adapters.keys.Keys;
import hub.schemas.Cause;
import hub.schemas.Disposition;
import hub.schemas.Finding;
import hub.standards.StandardRecord;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** Keeps what became of records and what was found about them. 处置与问题。 */
public final class Outcomes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FINDING =
            "copy finding (submission, record_no, round, ordinal, code, severity, level, type, source_id, field, place, value,"
                    + " arguments, root, causes) from stdin";
    private static final String OUTCOME =
            "copy outcome (submission, record_no, disposition, type, institution, system, source_id, source_version, place)"
                    + " from stdin";

    private final CauseDigests digests;

    public Outcomes(Keys keys) {
        this.digests = new CauseDigests(keys);
    }

    /** Keeps what became of records judged for the first time; those simply accepted need no row. */
    public void keep(Connection connection, List<Outcome> outcomes) throws SQLException {
        if (outcomes.stream().allMatch(outcome -> outcome.disposition() == Disposition.ACCEPTED)) {
            return;
        }
        try (CopyRows rows = new CopyRows(connection, OUTCOME)) {
            for (Outcome outcome : outcomes) {
                if (outcome.disposition() == Disposition.ACCEPTED) {
                    continue;
                }
                rows.number(outcome.submission())
                        .number(outcome.recordNo())
                        .text(outcome.disposition().wire());
                StandardRecord record = outcome.candidate().record();
                if (record == null) {
                    rows.none().none().none().none().none();
                } else {
                    rows.text(record.type().name())
                            .text(record.key().institution())
                            .text(record.key().system())
                            .text(record.key().sourceId())
                            .number(record.version());
                }
                rows.text(outcome.candidate().place().at(null)).end();
            }
            rows.finish();
        }
    }

    /**
     * Keeps the findings about records.
     *
     * @param round 1 for the first judgement, more for later ones
     */
    public void keepFindings(Connection connection, List<Outcome> outcomes, int round) throws SQLException {
        if (outcomes.stream().allMatch(outcome -> outcome.findings().isEmpty())) {
            return;
        }
        try (CopyRows rows = new CopyRows(connection, FINDING)) {
            for (Outcome outcome : outcomes) {
                StandardRecord record = outcome.candidate().record();
                write(
                        rows,
                        outcome.submission(),
                        outcome.recordNo(),
                        round,
                        record == null ? null : record.type().name(),
                        record == null ? null : record.key().sourceId(),
                        outcome.findings());
            }
            rows.finish();
        }
    }

    /** Keeps findings about a submission as a whole. */
    public void keepAbout(Connection connection, long submission, List<Finding> findings) throws SQLException {
        if (findings.isEmpty()) {
            return;
        }
        try (CopyRows rows = new CopyRows(connection, FINDING)) {
            write(rows, submission, 0, 1, null, null, findings);
            rows.finish();
        }
    }

    /** Keeps the one finding that tells the sender that work was given up for now; cleared when it goes on. */
    public void keepParked(Connection connection, long submission, Finding finding) throws SQLException {
        clearParked(connection, submission);
        try (CopyRows rows = new CopyRows(connection, FINDING)) {
            write(rows, submission, 0, 0, null, null, List.of(finding));
            rows.finish();
        }
    }

    /** Takes the finding of {@link #keepParked} back. */
    public void clearParked(Connection connection, long submission) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "delete from finding where submission = ? and record_no = 0 and round = 0")) {
            statement.setLong(1, submission);
            statement.executeUpdate();
        }
    }

    private void write(
            CopyRows rows,
            long submission,
            int recordNo,
            int round,
            @org.jspecify.annotations.Nullable String type,
            @org.jspecify.annotations.Nullable String sourceId,
            List<Finding> findings)
            throws SQLException {
        int ordinal = 0;
        for (Finding finding : findings) {
            rows.number(submission)
                    .number(recordNo)
                    .number(round)
                    .number(ordinal++)
                    .text(finding.code())
                    .text(finding.severity().wire())
                    .text(finding.level().wire())
                    .text(type)
                    .text(sourceId)
                    .text(finding.field())
                    .text(finding.at())
                    .text(finding.value())
                    .text(json(finding))
                    .flag(true)
                    .bytes(finding.causes().stream()
                            .filter(Outcomes::tellsOthersApart)
                            .map(digests::of)
                            .toList())
                    .end();
            if (ordinal > Short.MAX_VALUE) {
                break;
            }
        }
    }

    /** A missing record or an unknown code is one thing to mend; a rule broken is as many as there are messages. */
    private static boolean tellsOthersApart(Cause cause) {
        return cause.kind() == Cause.Kind.RECORD || cause.kind() == Cause.Kind.CODE;
    }

    private static String json(Finding finding) {
        if (finding.arguments().isEmpty()) {
            return "{}";
        }
        try {
            return JSON.writeValueAsString(finding.arguments());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps what became of records judged again: the disposition moves, what was found before is cleared, what is found now comes as a
     * new round.
     *
     * @param round the round these findings are of
     */
    public void keepAgain(Connection connection, List<Outcome> outcomes, int round, Instant at) throws SQLException {
        Long[] submissions = outcomes.stream().map(Outcome::submission).toArray(Long[]::new);
        Integer[] numbers = outcomes.stream().map(Outcome::recordNo).toArray(Integer[]::new);
        try (PreparedStatement statement = connection.prepareStatement("""
                update finding f set cleared_at = ? from unnest(?::bigint[], ?::int[]) as s(submission, record_no)
                where f.submission = s.submission and f.record_no = s.record_no and f.cleared_at is null""")) {
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setArray(2, connection.createArrayOf("bigint", submissions));
            statement.setArray(3, connection.createArrayOf("int", numbers));
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                update outcome o set disposition = s.disposition, changed_at = ?
                from unnest(?::bigint[], ?::int[], ?::text[]) as s(submission, record_no, disposition)
                where o.submission = s.submission and o.record_no = s.record_no""")) {
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setArray(2, connection.createArrayOf("bigint", submissions));
            statement.setArray(3, connection.createArrayOf("int", numbers));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "text",
                            outcomes.stream()
                                    .map(outcome -> outcome.disposition().wire())
                                    .toArray()));
            statement.executeUpdate();
        }
        keepFindings(connection, outcomes, round);
    }
}
