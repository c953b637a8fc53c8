package hub.conformance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hub.conformance.account.Entry;
import hub.conformance.account.Event;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * The HR system as a subscriber: a JMS client on its own durable queue. It takes thin events, fetches what stands behind each, enters both in
 * its ledger and only then acknowledges; an event that comes again changes nothing. 人事系统订阅方。
 */
public final class HrSubscriber implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOGETHER = 100;
    private static final long FIRST_MILLIS = 200;
    private static final long NEXT_MILLIS = 5;

    private final HubAddress hub;
    private final String id;
    private final HrLedger ledger;
    private final RestClient rest;
    private final Thread thread;
    private final AtomicReference<@Nullable Duration> firstLatency = new AtomicReference<>();
    private final AtomicReference<@Nullable Exception> trouble = new AtomicReference<>();
    private volatile boolean stopped;

    /**
     * Starts to take events.
     *
     * @param hub the hub
     * @param id the subscriber's id, its user name; its queue is {@code hub.out.<id>}
     * @param ledger where it enters them
     */
    public HrSubscriber(HubAddress hub, String id, HrLedger ledger) {
        this.hub = hub;
        this.id = id;
        this.ledger = ledger;
        this.rest = hub.rest(id);
        this.thread = new Thread(this::takeUntilStopped, "hr-subscriber");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    private void takeUntilStopped() {
        while (!stopped) {
            try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(hub.broker());
                    Connection connection = connect(factory);
                    Session session = connection.createSession(Session.SESSION_TRANSACTED);
                    MessageConsumer consumer = session.createConsumer(session.createQueue("hub.out." + id))) {
                connection.start();
                while (!stopped) {
                    take(consumer);
                    session.commit();
                    trouble.set(null);
                }
            } catch (JMSException | IOException e) {
                // the hub is away or stopping: what was not acknowledged comes again
                trouble.set(e);
                if (!stopped) {
                    java.util.concurrent.locks.LockSupport.parkNanos(
                            Duration.ofMillis(FIRST_MILLIS).toNanos());
                }
            }
        }
    }

    private Connection connect(ActiveMQConnectionFactory factory) throws JMSException {
        factory.setDeserializationDenyList("*");
        return factory.createConnection(id, hub.credential(id).secret());
    }

    /** Takes what is there, at most a batch, and enters it. */
    private void take(MessageConsumer consumer) throws JMSException, IOException {
        List<Event> events = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Message message = consumer.receive(FIRST_MILLIS);
        while (message != null) {
            JsonNode json = JSON.readTree(message.getBody(String.class));
            noteLatency(json);
            Event event = Events.of(json);
            if (ids.add(event.id()) && !ledger.knows(event.id())) {
                Entry body = Events.fetch(rest, json.path("href").asText());
                events.add(new Event(event.id(), event.seq(), event.key(), event.version(), body));
            }
            message = events.size() < TOGETHER ? consumer.receive(NEXT_MILLIS) : null;
        }
        if (!events.isEmpty()) {
            ledger.apply(events);
        }
    }

    private void noteLatency(JsonNode json) {
        if (firstLatency.get() == null) {
            OffsetDateTime recorded = OffsetDateTime.parse(json.path("at").asText());
            firstLatency.compareAndSet(null, Duration.between(recorded, OffsetDateTime.now(recorded.getOffset())));
        }
    }

    /** From the recording of the first event until it was here; null if none came. */
    public @Nullable Duration firstLatency() {
        return firstLatency.get();
    }

    /** Why it is not taking events just now; null if it is. */
    public @Nullable Exception trouble() {
        return trouble.get();
    }

    public HrLedger ledger() {
        return ledger;
    }

    /** Stops after the batch at hand. */
    @Override
    public void close() {
        stopped = true;
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
