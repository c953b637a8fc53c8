package hub.routes.deliver;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.util.List;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.ActiveMQDuplicateIdException;
import org.jspecify.annotations.Nullable;

/** Sends batches in one broker transaction each, the first message carrying the batch's id as duplicate id. */
public final class JmsEventQueue implements EventQueue, AutoCloseable {
    private final ConnectionFactory connections;
    private @Nullable JMSContext context;

    public JmsEventQueue(ConnectionFactory connections) {
        this.connections = connections;
    }

    @Override
    public synchronized void send(String queue, UUID batch, List<EventQueue.Message> messages) {
        try {
            JMSContext session = session();
            JMSProducer producer = session.createProducer();
            Queue destination = session.createQueue(queue);
            boolean first = true;
            for (EventQueue.Message message : messages) {
                producer.send(destination, text(session, message, first ? batch : null));
                first = false;
            }
            session.commit();
        } catch (JMSRuntimeException e) {
            close();
            if (!alreadyThere(e)) {
                throw e;
            }
        }
    }

    private JMSContext session() {
        JMSContext open = context;
        if (open == null) {
            open = connections.createContext(JMSContext.SESSION_TRANSACTED);
            context = open;
        }
        return open;
    }

    private static TextMessage text(JMSContext session, EventQueue.Message message, @Nullable UUID batch) {
        try {
            TextMessage text = session.createTextMessage(message.text());
            text.setStringProperty("JMSXGroupID", message.group());
            text.setStringProperty("eventId", message.id().toString());
            if (batch != null) {
                text.setStringProperty(
                        org.apache.activemq.artemis.api.core.Message.HDR_DUPLICATE_DETECTION_ID.toString(),
                        batch.toString());
            }
            return text;
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }

    /** The broker refuses a transaction with a known duplicate id as a whole: the very same batch is there already. */
    private static boolean alreadyThere(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ActiveMQDuplicateIdException
                    || String.valueOf(cause.getMessage()).contains("Duplicate message detected")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public synchronized void close() {
        JMSContext open = context;
        context = null;
        if (open != null) {
            try {
                open.close();
            } catch (JMSRuntimeException e) {
                // a broken connection cannot be closed in order; a new one is opened for the next batch
                return;
            }
        }
    }
}
