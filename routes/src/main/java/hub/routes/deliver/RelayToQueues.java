package hub.routes.deliver;

import hub.adapters.repository.Change;
import hub.adapters.repository.Failpoints;
import hub.adapters.repository.Feed;
import hub.adapters.repository.FeedOrder;
import hub.adapters.repository.Subscription;
import hub.adapters.repository.Subscriptions;
import hub.routes.work.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.JMSRuntimeException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Brings every subscription up to the end of the feed, batch by batch. 投递至队列。
 *
 * <p>A subscriber whose queue cannot be reached holds up nobody else; its batch is sent again, the same, at the next pass.
 */
public final class RelayToQueues {
    private static final Logger LOG = LoggerFactory.getLogger(RelayToQueues.class);

    private final Transactions transactions;
    private final Subscriptions subscriptions;
    private final Feed feed = new Feed();
    private final FeedOrder order = new FeedOrder();
    private final EventQueue queue;
    private final Served served;
    private final DeliverySettings settings;
    private final Failpoints failpoints;
    private final MeterRegistry meters;
    private final Clock clock;

    RelayToQueues(
            Transactions transactions,
            Subscriptions subscriptions,
            EventQueue queue,
            Served served,
            DeliverySettings settings,
            Failpoints failpoints,
            MeterRegistry meters,
            Clock clock) {
        this.transactions = transactions;
        this.subscriptions = subscriptions;
        this.queue = queue;
        this.served = served;
        this.settings = settings;
        this.failpoints = failpoints;
        this.meters = meters;
        this.clock = clock;
    }

    /** Delivers what there is to every subscriber. */
    public void relay() {
        for (DeliverySettings.Subscriber subscriber : settings.subscriptions()) {
            try {
                while (relay(subscriber)) {
                    LOG.trace("a batch went to {}", subscriber.name());
                }
            } catch (JMSRuntimeException | DataAccessException e) {
                LOG.warn(
                        "delivery to {} waits for its next try: {}",
                        subscriber.name(),
                        e.getClass().getSimpleName());
                meters.counter("hub.delivery.failures", "subscriber", subscriber.name())
                        .increment();
            }
        }
    }

    /** One batch; whether there was one. */
    private boolean relay(DeliverySettings.Subscriber subscriber) {
        Optional<Subscription> next = transactions.get(
                connection -> subscriptions.next(connection, subscriber.name(), settings.batch(), clock.instant()));
        if (next.isEmpty()) {
            return false;
        }
        Subscription.Batch batch = Objects.requireNonNull(next.get().batch());
        List<EventQueue.Message> messages = render(next.get(), batch);
        failpoints.reach("relay-before-send");
        queue.send(subscriber.queue(), batch.id(), messages);
        failpoints.reach("relay-after-send");
        transactions.run(connection -> subscriptions.arrived(connection, subscriber.name(), batch, clock.instant()));
        failpoints.reach("relay-after-cursor");
        meters.counter("hub.delivered", "subscriber", subscriber.name()).increment(messages.size());
        return true;
    }

    private List<EventQueue.Message> render(Subscription subscription, Subscription.Batch batch) {
        return transactions.get(connection -> {
            long epoch = order.epoch(connection);
            String version = served.version(subscription, null);
            List<EventQueue.Message> messages = new ArrayList<>(batch.seqs().size());
            for (Change change : feed.at(connection, batch.seqs())) {
                messages.add(new EventQueue.Message(
                        change.event(),
                        group(change),
                        EventJson.of(change, epoch, subscription.entitlement(), version)
                                .toString()));
            }
            return messages;
        });
    }

    /** Events about one person keep their order; those about nobody in particular, their institution's. */
    private static String group(Change change) {
        return change.person() == null ? change.key().institution() : "person-" + change.person();
    }
}
