package hub.routes.deliver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.adapters.repository.Change;
import hub.adapters.repository.Feed;
import hub.adapters.repository.FeedOrder;
import hub.adapters.repository.Offering;
import hub.adapters.repository.Subscription;
import hub.adapters.repository.Subscriptions;
import hub.routes.work.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The change feed of one subscriber, with a cursor: what its queue got, readable again at any time. 变更流。
 *
 * <p>A cursor names the epoch, the last place of the feed read, and the last release of a held event read. A held event appears when it is
 * released, behind every cursor given out before.
 */
public final class ChangeFeed {
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})\\.(\\d{1,18})");
    private static final int MOST = 1_000;

    /** In what form changes are told. */
    public enum Form {
        /** The event alone. */
        EVENT,
        /** The event with the record in it. */
        RECORD,
        /** Rows of HR's training set. */
        A11
    }

    private record Cursor(long epoch, long seq, long release) {
        String text() {
            return epoch + "." + seq + "." + release;
        }
    }

    private final Transactions transactions;
    private final Subscriptions subscriptions;
    private final Offering offering;
    private final Renderings renderings;
    private final Feed feed = new Feed();
    private final FeedOrder order = new FeedOrder();

    ChangeFeed(Transactions transactions, Subscriptions subscriptions, Offering offering, Renderings renderings) {
        this.transactions = transactions;
        this.subscriptions = subscriptions;
        this.offering = offering;
        this.renderings = renderings;
    }

    /**
     * A page of the feed.
     *
     * @param subscriber the caller's credential
     * @param cursor what the page before gave; null to begin
     * @param limit at most so many changes, 1 to 1000
     * @param form how they are told
     * @param asked version of the standard they are told in; null for that of the subscriber's terms
     */
    public FeedPage read(String subscriber, @Nullable String cursor, int limit, Form form, @Nullable String asked) {
        return transactions.get(
                connection -> page(connection, subscriber, cursor, Math.max(1, Math.min(limit, MOST)), form, asked));
    }

    private FeedPage page(
            Connection connection,
            String subscriber,
            @Nullable String text,
            int limit,
            Form form,
            @Nullable String asked)
            throws SQLException {
        Optional<Subscription> found = subscriptions.find(connection, subscriber);
        if (found.isEmpty()) {
            return new FeedPage.NotSubscribed();
        }
        Subscription subscription = found.get();
        long epoch = order.epoch(connection);
        Cursor cursor = new Cursor(epoch, subscription.start(), 0);
        if (text != null) {
            Matcher matcher = CURSOR.matcher(text);
            if (!matcher.matches()) {
                return new FeedPage.Unknown();
            }
            cursor = new Cursor(
                    Long.parseLong(matcher.group(1)),
                    Long.parseLong(matcher.group(2)),
                    Long.parseLong(matcher.group(3)));
        }
        if (cursor.epoch() != epoch) {
            return new FeedPage.Gone();
        }
        return new FeedPage.Page(page(connection, subscription, cursor, limit, form, asked));
    }

    private ObjectNode page(
            Connection connection,
            Subscription subscription,
            Cursor cursor,
            int limit,
            Form form,
            @Nullable String asked)
            throws SQLException {
        // events not given out yet have no place here: what the queue will get later, the feed shows later
        List<Change> behind = feed.after(connection, cursor.seq(), limit).stream()
                .filter(change -> change.seq() <= dealtWith(subscription))
                .toList();
        List<Change> given = new ArrayList<>(offering.given(connection, subscription, behind));
        long seq =
                behind.isEmpty() ? cursor.seq() : behind.get(behind.size() - 1).seq();
        long release = cursor.release();
        boolean more = behind.size() == limit;
        if (!more) {
            Map<Long, Long> released = offering.released(connection, subscription, release, limit);
            if (!released.isEmpty()) {
                given.addAll(feed.at(connection, released.values()));
                release = released.keySet().stream().max(Long::compare).orElse(release);
                more = released.size() == limit;
            }
        }
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.put("epoch", cursor.epoch());
        ArrayNode changes = page.putArray("changes");
        renderings
                .render(connection, subscription, cursor.epoch(), given, form, asked)
                .forEach(changes::add);
        page.put("next", new Cursor(cursor.epoch(), seq, release).text());
        page.put("more", more);
        return page;
    }

    private static long dealtWith(Subscription subscription) {
        return subscription.batch() == null
                ? subscription.cursor()
                : subscription.batch().upTo();
    }
}
