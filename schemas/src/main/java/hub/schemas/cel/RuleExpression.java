package hub.schemas.cel;

import hub.standards.StandardRecord;
import java.util.Map;

/** A compiled rule of the standard. 编译后的规则。 */
@FunctionalInterface
public interface RuleExpression {

    /**
     * Whether the rule applies to the record and is broken by it.
     *
     * <p>A rule whose {@code when} is false does not apply; nor does one that reads an absent field without guarding it by
     * {@code has()}, or a field whose value could not be read as its type: that is named by structure validation, once.
     *
     * @param record the record judged
     * @param with the records it refers to, by reference name; a rule whose reference is absent does not apply
     * @param today the day of receipt in the standard's time zone, ISO date
     */
    boolean broken(StandardRecord record, Map<String, StandardRecord> with, String today);
}
