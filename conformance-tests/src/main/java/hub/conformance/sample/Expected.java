package hub.conformance.sample;

import org.jspecify.annotations.Nullable;

/**
 * A finding that the hub must report on a record. 应有的问题。
 *
 * @param code its code
 * @param field the field at whose place it must stand; null for the record as a whole
 */
public record Expected(String code, @Nullable String field) {}
