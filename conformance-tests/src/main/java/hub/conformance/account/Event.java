package hub.conformance.account;

import org.jspecify.annotations.Nullable;

/**
 * One change in the feed, or one event a subscriber applied. 变更事件。
 *
 * @param id the event's own id, the same at every redelivery
 * @param seq place in the feed
 * @param key which record
 * @param version which version of it the event tells of
 * @param body what the reader fetched by the event's address, of that version or a later one; null if it did not fetch
 */
public record Event(
        String id,
        long seq,
        Entry.Key key,
        long version,
        @Nullable Entry body) {}
