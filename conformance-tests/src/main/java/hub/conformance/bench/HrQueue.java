package hub.conformance.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hub.conformance.client.HubAddress;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * HR at its queue, taking each event the moment it is there and doing nothing with it: so that what is measured is delivery, not what a
 * subscriber makes of it. 人事订阅方。
 */
final class HrQueue implements AutoCloseable {
    static final String HR = "hr";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ActiveMQConnectionFactory factory;
    private final Connection connection;
    private final Consumer<String> arrived;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicReference<@Nullable Exception> trouble = new AtomicReference<>();

    /**
     * Begins to take.
     *
     * @param arrived told of the sender's key of each record an event is about
     */
    HrQueue(HubAddress hub, Consumer<String> arrived) throws IOException {
        this.arrived = arrived;
        this.factory = new ActiveMQConnectionFactory(hub.broker());
        factory.setDeserializationDenyList("*");
        try {
            connection = factory.createConnection(HR, hub.credential(HR).secret());
            connection.setExceptionListener(trouble::set);
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageConsumer consumer = session.createConsumer(session.createQueue("hub.out." + HR));
            consumer.setMessageListener(this::take);
            connection.start();
        } catch (JMSException e) {
            factory.close();
            throw new IOException("HR cannot come to its queue: " + e.getMessage(), e);
        }
    }

    private void take(Message message) {
        try {
            JsonNode event = JSON.readTree(message.getBody(String.class));
            arrived.accept(event.path("key").path("sourceId").asText());
            taken.incrementAndGet();
        } catch (JMSException | JsonProcessingException e) {
            trouble.set(e);
        }
    }

    /** How many events it has taken. */
    long taken() {
        return taken.get();
    }

    /** What went wrong; null if nothing has. */
    @Nullable
    Exception trouble() {
        return trouble.get();
    }

    @Override
    public void close() throws IOException {
        try (factory) {
            connection.close();
        } catch (JMSException e) {
            throw new IOException(e);
        }
    }
}
