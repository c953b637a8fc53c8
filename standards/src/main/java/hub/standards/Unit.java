package hub.standards;

import org.jspecify.annotations.Nullable;

/**
 * The unit of a number. 计量单位。 Either fixed, or carried beside the value by another element and never converted in transit.
 *
 * @param kind {@code fixed} for a fixed unit; null when carried
 * @param unit the fixed unit, such as 天 or 人
 * @param carriedBy the element that carries the unit, such as {@code HoursUnit}
 */
public record Unit(
        @Nullable String kind,
        @Nullable String unit,
        @Nullable String carriedBy) {}
