package hub.adapters.repository;

import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.Standard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a record came from and where it went. 血缘。 */
public final class Lineage {
    private static final String STEPS = """
            with recursive step as (
              select h.*, 1 as depth from change h join %s t on h.chunk = t.chunk and h.ordinal = t.ordinal
              where t.institution = ? and t.system = ? and t.source_id = ?
              union all
              select h.*, s.depth + 1 from step s join change h on h.chunk = s.replaces_chunk and h.ordinal = s.replaces_ordinal
              where s.depth < ?)
            select s.source_version, s.op, s.recorded_at, s.submission, s.record_no, s.place, c.rules, c.first_seq + s.ordinal as seq
            from step s join chunk c on c.id = s.chunk order by s.depth""";
    private static final String STATES = """
            select s.name, h.state, h.changed_at, s.start_seq, s.cursor_seq, ? = any(s.sending) as sending,
              (select min(a.at) from arrived a where a.subscription = s.name and a.upto_seq >= ?) as arrived_at
            from subscription s left join held h on h.subscription = s.name and h.seq = ? order by s.name""";
    private final Standard standard;
    private final Subscriptions subscriptions;
    private final Offering offering;
    private final Feed feed = new Feed();

    public Lineage(Standard standard, Subscriptions subscriptions, Offering offering) {
        this.standard = standard;
        this.subscriptions = subscriptions;
        this.offering = offering;
    }

    /**
     * One version of the record and what brought it.
     *
     * @param version source version
     * @param op what was done
     * @param at when it was recorded
     * @param submission number of the submission that brought it
     * @param recordNo its number there
     * @param place where it stood there, as its sender sees it; null if it was recorded before places were kept
     * @param rules version of the rules it was judged by; null likewise
     * @param seq its place in the feed; null if it has none yet
     */
    public record Step(
            long version,
            String op,
            Instant at,
            long submission,
            int recordNo,
            @Nullable String place,
            @Nullable String rules,
            @Nullable Long seq) {}

    /** What became of a change with one subscriber. */
    public enum State {
        /** 已送达. */
        DELIVERED,
        /** 正在送出. */
        SENDING,
        /** 待送. */
        PENDING,
        /** 等待人员匹配. */
        HELD,
        /** 已搁置. */
        PARKED,
        /** 无权接收. */
        FILTERED,
        /** 订阅之前. */
        BEFORE;

        /** The name in messages. */
        public String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * What became of a change with one subscriber. Whether it was filtered is told by what the subscriber is entitled to now.
     *
     * @param at when it arrived; null if it did not, or before times were kept
     */
    public record Delivery(
            String subscriber,
            long seq,
            State state,
            @Nullable Instant at) {}

    /** The versions of a record, the latest first; none if there is no such record. */
    public List<Step> steps(Connection connection, RecordKey key, int atMost) throws SQLException {
        List<Step> steps = new ArrayList<>();
        RecordType type = standard.records().get(key.type());
        if (type == null) {
            return steps;
        }
        try (PreparedStatement statement = connection.prepareStatement(STEPS.formatted(type.table()))) {
            statement.setString(1, key.institution());
            statement.setString(2, key.system());
            statement.setString(3, key.sourceId());
            statement.setInt(4, atMost);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    steps.add(new Step(
                            row.getLong("source_version"),
                            row.getString("op"),
                            row.getTimestamp("recorded_at").toInstant(),
                            row.getLong("submission"),
                            row.getInt("record_no"),
                            row.getString("place"),
                            row.getString("rules"),
                            row.getObject("seq", Long.class)));
                }
            }
        }
        return steps;
    }

    /** What became of the change at a place of the feed, by subscriber. */
    public List<Delivery> deliveries(Connection connection, long seq) throws SQLException {
        List<Delivery> deliveries = new ArrayList<>();
        List<Change> change = feed.at(connection, List.of(seq));
        try (PreparedStatement statement = connection.prepareStatement(STATES)) {
            statement.setLong(1, seq);
            statement.setLong(2, seq);
            statement.setLong(3, seq);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Subscription subscription = subscriptions
                            .find(connection, row.getString("name"))
                            .orElseThrow();
                    State state = state(connection, subscription, row, seq, change);
                    Timestamp at = "released".equals(row.getString("state"))
                            ? row.getTimestamp("changed_at")
                            : row.getTimestamp("arrived_at");
                    deliveries.add(new Delivery(
                            subscription.name(),
                            seq,
                            state,
                            state == State.DELIVERED && at != null ? at.toInstant() : null));
                }
            }
        }
        return deliveries;
    }

    private State state(Connection connection, Subscription subscription, ResultSet row, long seq, List<Change> change)
            throws SQLException {
        String held = row.getString("state");
        if (row.getBoolean("sending")) {
            return State.SENDING;
        }
        if (held != null) {
            return switch (held) {
                case "held" -> State.HELD;
                case "parked" -> State.PARKED;
                default -> State.DELIVERED;
            };
        }
        if (seq <= subscription.start()) {
            return State.BEFORE;
        }
        if (seq > subscription.cursor()) {
            return State.PENDING;
        }
        return offering.decide(connection, subscription, change, List.of()).contains(Offering.Share.FILTER)
                ? State.FILTERED
                : State.DELIVERED;
    }
}
