package hub.adapters.repository;

/**
 * The latest state of a key that is already there.
 *
 * @param version its source version
 * @param digest its content digest
 * @param chunk chunk of its latest change
 * @param ordinal place in that chunk
 */
public record Latest(long version, byte[] digest, long chunk, int ordinal) {}
