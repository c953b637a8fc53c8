package hub.routes.work;

import hub.adapters.repository.Inbox;
import hub.adapters.repository.Stream;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.ProducerTemplate;

/**
 * Whose turn it is: each stream stands in the queue at most once and is worked on by one worker at a time. 流的排队。
 *
 * <p>A nudge for a stream that is being worked on is not lost: the stream gets another turn.
 */
public final class Streams {
    /** Where the turns wait; the number of workers follows. */
    static final String QUEUE = "seda:work?size=100000&blockWhenFull=true&concurrentConsumers=";

    private enum Place {
        QUEUED,
        AT_WORK,
        AT_WORK_AND_WANTED
    }

    private final Map<Stream, Place> places = new HashMap<>();
    private final ProducerTemplate camel;
    private final Transactions transactions;
    private final Inbox inbox;
    private final String queue;

    Streams(ProducerTemplate camel, Transactions transactions, Inbox inbox, int workers) {
        this.camel = camel;
        this.transactions = transactions;
        this.inbox = inbox;
        this.queue = QUEUE + workers;
    }

    /** The address of the queue the turns wait in. */
    String queue() {
        return queue;
    }

    /** Something waits in the stream. */
    public void nudge(Stream stream) {
        boolean toQueue;
        synchronized (places) {
            Place place = places.get(stream);
            toQueue = place == null;
            places.put(stream, place == null || place == Place.QUEUED ? Place.QUEUED : Place.AT_WORK_AND_WANTED);
        }
        if (toQueue) {
            camel.sendBody(queue, stream);
        }
    }

    /** Nudges every stream in which something waits: what a restart or a lost nudge left behind. */
    public void sweep() {
        transactions.get(inbox::waitingStreams).forEach(this::nudge);
    }

    /** The stream's turn begins. */
    void begin(Stream stream) {
        synchronized (places) {
            places.put(stream, Place.AT_WORK);
        }
    }

    /**
     * The stream's turn ends.
     *
     * @param again whether it is known to have more to do
     */
    void end(Stream stream, boolean again) {
        boolean toQueue;
        synchronized (places) {
            toQueue = again || places.get(stream) == Place.AT_WORK_AND_WANTED;
            if (toQueue) {
                places.put(stream, Place.QUEUED);
            } else {
                places.remove(stream);
            }
        }
        if (toQueue) {
            camel.sendBody(queue, stream);
        }
    }
}
