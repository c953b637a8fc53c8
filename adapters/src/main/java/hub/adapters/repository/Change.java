package hub.adapters.repository;

import hub.standards.Operation;
import hub.standards.RecordKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of one record, at its place in the feed. 变更。
 *
 * @param seq place in the feed, from 1, without gaps, in commit order
 * @param event id of the event; always the same for the same change
 * @param key which record
 * @param version source version
 * @param operation what was done
 * @param body the fields as JSON, sealed fields as ciphertext
 * @param person the central person known when it was recorded; null if none
 * @param replaces the source version it replaces; null for a new record
 * @param at when it was recorded
 */
public record Change(
        long seq,
        UUID event,
        RecordKey key,
        long version,
        Operation operation,
        String body,
        @Nullable Long person,
        @Nullable Long replaces,
        Instant at) {}
