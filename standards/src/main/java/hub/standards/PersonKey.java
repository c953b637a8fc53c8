package hub.standards;

import org.jspecify.annotations.Nullable;

/**
 * Which fields of a record type tell the one person it is about. 人员标识字段。
 *
 * @param citizenId field with the citizen ID; null where the record type has none
 * @param name field with the name
 * @param birthDate field with the birth date
 * @param unitCode field with the unit code
 */
public record PersonKey(
        @Nullable String citizenId,
        @Nullable String name,
        @Nullable String birthDate,
        @Nullable String unitCode) {}
