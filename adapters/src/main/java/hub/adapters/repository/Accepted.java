package hub.adapters.repository;

import org.jspecify.annotations.Nullable;

/**
 * A record that takes effect.
 *
 * @param form the record as it is kept
 * @param replaces the state it replaces; null for a new key
 * @param person the central person; null if unmatched or about nobody
 * @param submission number of the submission it came with
 * @param recordNo its number there
 * @param place where it stood there, as its sender sees it
 */
public record Accepted(
        StoredForm form,
        @Nullable Latest replaces,
        @Nullable Long person,
        long submission,
        int recordNo,
        String place) {}
