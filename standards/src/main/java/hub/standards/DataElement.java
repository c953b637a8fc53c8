package hub.standards;

import org.jspecify.annotations.Nullable;

/**
 * A data element (数据元, ISO/IEC 11179): defined once, referred to by record types.
 *
 * @param element identifier, unique in the standard, such as {@code TrainingHours}
 * @param name its name
 * @param definition what it means
 * @param domain the permitted values
 * @param unit the unit of a number; null for what is not a number
 * @param source the source norm with edition and evidence
 * @param sensitivity how it must be protected
 * @param since version of the standard that introduced it
 * @param retired version that retired it; nothing is ever deleted
 * @param replacedBy the element that takes its place
 */
public record DataElement(
        String element,
        Text name,
        Text definition,
        ValueDomain domain,
        @Nullable Unit unit,
        Source source,
        Sensitivity sensitivity,
        String since,
        @Nullable String retired,
        @Nullable String replacedBy) {}
