package hub.standards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
 * @param compared which records a repository rule compares, where it is told by data; null otherwise
 * @param waits whether the cause of a breach may lie in records still to come, so that it may be mended without the record being sent again
 * @param at the field a finding points at
 * @param message text with placeholders in braces
 * @param hint what the sender does next
 * @param since version of the standard that introduced it
 * @param cases accepting and refusing cases
 * @param waivable whether an institution may be let off it for a time; not where it guards identity, keys or who may say what
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
        @Nullable Compared compared,
        boolean waits,
        @Nullable String at,
        Text message,
        Text hint,
        String since,
        Cases cases,
        boolean waivable) {

    /** A rule that may be waived. */
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
            @Nullable Compared compared,
            boolean waits,
            @Nullable String at,
            Text message,
            Text hint,
            String since,
            Cases cases) {
        this(
                rule, record, with, force, intent, clause, effective, when, check, java, compared, waits, at, message,
                hint, since, cases, true);
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
     * Which records a repository rule compares. 比较哪些记录。
     *
     * @param same in what the records of one group agree, entry by entry; an entry is a field, or several alternative ones of which the first
     *     that both records have decides. The first entry is what others are looked up by: a record without it is compared with none.
     *     In any other entry absent is like absent
     * @param scope whether records of one institution are compared, or of all
     * @param differing records of a group conflict only if they differ in one of these fields; empty: they always do
     * @param total the number that is added up over the group; null if none is
     */
    public record Compared(
            List<List<String>> same,
            Reference.Scope scope,
            List<String> differing,
            @Nullable Total total) {

        /**
         * The fields by which others of a record's group are looked up: each alternative of the first entry, with those fields of the further
         * entries that every record of the type has.
         */
        public List<List<String>> lookedUpBy(RecordType type) {
            List<String> alwaysThere = same.stream()
                    .skip(1)
                    .filter(entry -> entry.size() == 1)
                    .map(entry -> entry.get(0))
                    .filter(field -> type.field(field).required())
                    .toList();
            return same.get(0).stream()
                    .map(first -> Stream.concat(Stream.of(first), alwaysThere.stream())
                            .toList())
                    .toList();
        }
    }

    /**
     * A number added up over a group of records, and what it is held against. 合计。
     *
     * @param in the record type whose records are added up; null for the rule's own
     * @param of the field added up; null to count the records
     * @param counting of another record type only the records that have these codes, by field
     * @param times what the sum is multiplied by before it is compared, 1 or more
     * @param within a field of a record referred to, {@code class.plannedHours}, that the sum must not exceed; null if another bound holds
     * @param atMost a fixed number that the sum must not exceed; null if another bound holds
     * @param agrees a field of the rule's own record type, whose sum over the group must be the same; null if another bound holds
     */
    public record Total(
            @Nullable String in,
            @Nullable String of,
            Map<String, String> counting,
            long times,
            @Nullable String within,
            @Nullable Long atMost,
            @Nullable String agrees) {}

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
