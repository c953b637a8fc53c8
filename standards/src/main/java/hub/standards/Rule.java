package hub.standards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule as data. 规则。 Either a CEL expression over one record (and records it refers to), or the name of a repository rule.
 *
 * @param rule identifier, such as {@code TRN-0017}; the finding code
 * @param record the record type it judges
 * @param with references of the record that the expression also reads, by reference name
 * @param force how binding it is
 * @param intent why it exists
 * @param clause the clause it rests on
 * @param effective from when it holds; null means always
 * @param when CEL condition under which it applies; null means always
 * @param check CEL expression that must be true; null for a repository rule
 * @param java simple class name of a repository rule; null for CEL
 * @param at the field a finding points at
 * @param message text with placeholders in braces
 * @param hint what the sender does next
 * @param since version of the standard that introduced it
 * @param cases accepting and refusing cases
 * @param retired version that retired it; null while it is in force
 * @param replacedBy the rule that takes its place, such as a stricter one
 */
public record Rule(
        String rule,
        String record,
        Map<String, String> with,
        Force force,
        Text intent,
        Source clause,
        @Nullable Effective effective,
        @Nullable String when,
        @Nullable String check,
        @Nullable String java,
        @Nullable String at,
        Text message,
        Text hint,
        String since,
        Cases cases,
        @Nullable String retired,
        @Nullable String replacedBy) {

    /** A rule in force. */
    public Rule(
            String rule,
            String record,
            Map<String, String> with,
            Force force,
            Text intent,
            Source clause,
            @Nullable Effective effective,
            @Nullable String when,
            @Nullable String check,
            @Nullable String java,
            @Nullable String at,
            Text message,
            Text hint,
            String since,
            Cases cases) {
        this(
                rule, record, with, force, intent, clause, effective, when, check, java, at, message, hint, since,
                cases, null, null);
    }

    /**
     * From when a rule holds. 生效日期。
     *
     * @param from first day, ISO date
     * @param until last day, ISO date; null means without end
     * @param on the date field of the record that decides; null means the day of receipt
     */
    public record Effective(
            String from, @Nullable String until, @Nullable String on) {

        /** Whether the rule holds on that day; a day that is only known to the month is taken as the month's beginning. */
        boolean holdsOn(String day) {
            return day.compareTo(from) >= 0 && (until == null || day.compareTo(until) <= 0);
        }
    }

    /**
     * The cases that show a rule. 正反案例。
     *
     * @param accept records that must pass
     * @param refuse records that must not
     */
    public record Cases(List<JsonNode> accept, List<JsonNode> refuse) {}

    /**
     * Whether it holds for the record: by its date that decides, or by the day of receipt where that date is absent.
     *
     * @param record the record judged
     * @param today day of receipt, ISO date
     */
    public boolean holdsFor(StandardRecord record, String today) {
        if (effective == null) {
            return true;
        }
        String day = effective.on() == null ? null : record.text(effective.on());
        return effective.holdsOn(day == null ? today : day);
    }

    /** Whether it reads other records than the one it judges. */
    public boolean acrossRecords() {
        return java != null || !with.isEmpty();
    }
}
