package hub.adapters.repository;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One subscriber's way through the feed. 订阅。
 *
 * @param name its name, the subscriber's credential
 * @param terms what it is entitled to
 * @param entitlement number of the terms; each change of them counts on; every event names it
 * @param start the place of the feed where it began
 * @param cursor the last place dealt with: delivered, filtered, held or parked
 * @param batch the batch under way, if one is; it is sent again under the same id until it is known to have arrived
 * @param delivered events delivered so far
 * @param filtered changes it is not entitled to
 * @param released number of held events released so far
 * @param paused whether delivery is stopped
 */
public record Subscription(
        String name,
        Terms terms,
        int entitlement,
        long start,
        long cursor,
        @Nullable Batch batch,
        long delivered,
        long filtered,
        long released,
        boolean paused) {

    /**
     * Events sent in one transaction of the broker.
     *
     * @param id duplicate id of the whole
     * @param upTo where the cursor stands once it has arrived
     * @param seqs the places of its events, ascending
     */
    public record Batch(UUID id, long upTo, List<Long> seqs) {}
}
