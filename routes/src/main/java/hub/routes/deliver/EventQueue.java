package hub.routes.deliver;

import java.util.List;
import java.util.UUID;

/** A subscriber's durable queue at the broker. 订阅队列。 */
public interface EventQueue {

    /**
     * One message.
     *
     * @param id the event's id
     * @param group messages of one group keep their order even among several consumers
     * @param text the event as JSON
     */
    record Message(UUID id, String group, String text) {}

    /**
     * Sends all or nothing.
     *
     * @param queue the queue
     * @param batch id of the batch: a batch whose id the broker knows is there already and counts as sent
     * @param messages its messages, in order
     * @throws jakarta.jms.JMSRuntimeException if the broker did not take it, or it cannot be known whether it did; send the same again
     */
    void send(String queue, UUID batch, List<Message> messages);
}
