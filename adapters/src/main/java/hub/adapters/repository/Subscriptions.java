package hub.adapters.repository;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions and how far each has come. 订阅进度。
 *
 * <p>A batch is named before it is sent and closed after it has arrived; whatever dies in between, the same batch is sent again under the
 * same id.
 */
public final class Subscriptions {
    private static final String COLUMNS =
            "select name, terms, entitlement, start_seq, cursor_seq, batch, sending_to, sending, delivered,"
                    + " filtered, released, paused from subscription";
    private final Offering offering;
    private final Feed feed = new Feed();

    public Subscriptions(Offering offering) {
        this.offering = offering;
    }

    /**
     * The sums of one subscription: they account for every change since its start.
     *
     * @param changes changes since its start
     * @param delivered events delivered
     * @param pending waiting to be delivered, held ones included
     * @param held of the pending: waiting for their person to be matched
     * @param parked put aside after too many tries
     * @param filtered not entitled to
     */
    public record Sums(
            String subscription, long changes, long delivered, long pending, long held, long parked, long filtered) {

        /** Whether every change is accounted for. */
        public boolean closes() {
            return changes == delivered + pending + parked + filtered;
        }
    }

    /** Makes the subscription, at the beginning of the feed, or gives it these terms if it is there. */
    public void ensure(Connection connection, String name, Terms terms, Instant at) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into subscription (name, kind, terms, entitlement, start_seq, cursor_seq, created_at)"
                        + " values (?, 'queue', ?, 1, 0, 0, ?) on conflict (name) do update"
                        + " set terms = excluded.terms, entitlement = subscription.entitlement + 1"
                        + " where subscription.terms <> excluded.terms")) {
            statement.setString(1, name);
            statement.setString(2, terms.text());
            statement.setTimestamp(3, Timestamp.from(at));
            statement.executeUpdate();
        }
    }

    /** The subscription of that name. */
    public Optional<Subscription> find(Connection connection, String name) throws SQLException {
        return read(connection, COLUMNS + " where name = ?", name).stream().findFirst();
    }

    /** All subscriptions, by name. */
    public List<Subscription> all(Connection connection) throws SQLException {
        return read(connection, COLUMNS + " order by name", null);
    }

    /**
     * The next batch to send: the one under way, or a new one from the feed. What it is not entitled to is counted and what must wait is held,
     * in the same transaction.
     *
     * @param limit at most so many changes are looked at
     * @return the subscription with its batch; empty if nothing is to be sent now
     */
    public Optional<Subscription> next(Connection connection, String name, int limit, Instant at) throws SQLException {
        Subscription subscription = read(connection, COLUMNS + " where name = ? for update", name).stream()
                .findFirst()
                .orElse(null);
        while (subscription != null && !subscription.paused() && subscription.batch() == null) {
            List<Change> changes = feed.after(connection, subscription.cursor(), limit);
            List<Long> released = offering.ready(connection, subscription, limit);
            if (changes.isEmpty() && released.isEmpty()) {
                return Optional.empty();
            }
            subscription = plan(connection, subscription, changes, released, at);
        }
        return Optional.ofNullable(subscription).filter(found -> !found.paused());
    }

    private Subscription plan(
            Connection connection, Subscription subscription, List<Change> changes, List<Long> released, Instant at)
            throws SQLException {
        List<Offering.Share> shares = offering.decide(connection, subscription, changes, released);
        List<Long> seqs = new ArrayList<>(released);
        List<Change> held = new ArrayList<>();
        int filtered = 0;
        for (int n = 0; n < changes.size(); n++) {
            switch (shares.get(n)) {
                case DELIVER -> seqs.add(changes.get(n).seq());
                case HOLD -> held.add(changes.get(n));
                case FILTER -> filtered++;
            }
        }
        offering.hold(connection, subscription, held, at);
        offering.release(connection, subscription, released, at);
        long upTo = changes.isEmpty()
                ? subscription.cursor()
                : changes.get(changes.size() - 1).seq();
        seqs.sort(null);
        boolean empty = seqs.isEmpty();
        UUID id = empty ? null : UUID.randomUUID();
        try (PreparedStatement statement = connection.prepareStatement(
                "update subscription set filtered = filtered + ?, released = released + ?, cursor_seq = ?,"
                        + " batch = ?, sending_to = ?, sending = ? where name = ?")) {
            statement.setInt(1, filtered);
            statement.setInt(2, released.size());
            statement.setLong(3, empty ? upTo : subscription.cursor());
            statement.setObject(4, id);
            statement.setObject(5, empty ? null : upTo);
            statement.setArray(6, empty ? null : connection.createArrayOf("bigint", seqs.toArray()));
            statement.setString(7, subscription.name());
            statement.executeUpdate();
        }
        return find(connection, subscription.name()).orElseThrow();
    }

    /** The batch has arrived: the cursor moves over it. */
    public void arrived(Connection connection, String name, Subscription.Batch batch, Instant at) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update subscription set cursor_seq = sending_to, delivered = delivered + cardinality(sending), batch = null,"
                        + " sending_to = null, sending = null, delivered_at = ? where name = ? and batch = ?")) {
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setString(2, name);
            statement.setObject(3, batch.id());
            if (statement.executeUpdate() > 0) {
                note(connection, name, batch.upTo(), at);
            }
        }
    }

    /** A batch of released events alone moves no cursor and is known by its events' own times. */
    private static void note(Connection connection, String name, long upTo, Instant at) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into arrived (subscription, upto_seq, at) values (?, ?, ?) on conflict do nothing")) {
            statement.setString(1, name);
            statement.setLong(2, upTo);
            statement.setTimestamp(3, Timestamp.from(at));
            statement.executeUpdate();
        }
    }

    /** The sums of every subscription. */
    public List<Sums> sums(Connection connection) throws SQLException {
        List<Sums> all = new ArrayList<>();
        try (PreparedStatement statement =
                        connection.prepareStatement("select s.name, l.value - 1 - s.start_seq, s.delivered, s.filtered,"
                                + " case when s.batch is null then l.value - 1 - s.cursor_seq"
                                + " else cardinality(s.sending) + l.value - 1 - s.sending_to end,"
                                + " (select count(*) from held h where h.subscription = s.name and h.state = 'held'),"
                                + " (select count(*) from held h where h.subscription = s.name and h.state = 'parked')"
                                + " from subscription s, lease l where l.name = 'sequencer' order by s.name");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                long held = row.getLong(6);
                all.add(new Sums(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(5) + held,
                        held,
                        row.getLong(7),
                        row.getLong(4)));
            }
        }
        return all;
    }

    private static List<Subscription> read(Connection connection, String sql, @Nullable String name)
            throws SQLException {
        List<Subscription> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (name != null) {
                statement.setString(1, name);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(subscription(row));
                }
            }
        }
        return found;
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        UUID batch = row.getObject(6, UUID.class);
        Array sending = row.getArray(8);
        return new Subscription(
                row.getString(1),
                Terms.of(row.getString(2)),
                row.getInt(3),
                row.getLong(4),
                row.getLong(5),
                batch == null
                        ? null
                        : new Subscription.Batch(batch, row.getLong(7), Arrays.asList((Long[]) sending.getArray())),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getBoolean(12));
    }
}
