package hub.schemas;

import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rules across records may ask of the repository. 仓储事实。 Set-based: one call a chunk and question, never one a record. Void records are
 * left out unless said otherwise.
 */
public interface Facts {

    /**
     * Values that records are looked up by.
     *
     * @param institution the institution within which they are meant; empty for all
     * @param fields the fields of the record looked up, and the values they must have, in clear; none for all records of the institution
     */
    record Key(String institution, Map<String, String> fields) {}

    /**
     * What records come to together.
     *
     * @param count how many they are
     * @param sum what the number asked for adds up to; 0 if none was asked for
     */
    record Total(long count, BigDecimal sum) {
        static final Total NOTHING = new Total(0, BigDecimal.ZERO);

        Total plus(Total other) {
            return new Total(count + other.count, sum.add(other.sum));
        }
    }

    /**
     * The current records that references of one kind meet.
     *
     * @param type the record type referred to
     * @param scope whether the institution counts
     * @param keys all keys the chunk asks for; all name the same fields
     * @return the record for each key that has one; a key met by several gives the most recently recorded
     */
    Map<Key, StandardRecord> referred(RecordType type, Reference.Scope scope, Collection<Key> keys);

    /**
     * All current records that answer to the keys.
     *
     * @param type the record type looked up
     * @param scope whether the institution counts
     * @param keys all keys the chunk asks for; all name the same fields, and the repository has an index that serves them
     * @return by key, in order of recording; keys that nothing answers to are left out
     */
    Map<Key, List<StandardRecord>> all(RecordType type, Reference.Scope scope, Collection<Key> keys);

    /**
     * What the current records that answer to the keys come to, however many they are.
     *
     * @param type the record type added up
     * @param scope whether the institution counts
     * @param keys all keys the chunk asks for; all name the same fields, and the repository has an index that serves them
     * @param number the field added up, null to count only; a record without it adds 0
     * @param without records that do not count, each up to the version given
     * @return by key; keys that nothing answers to may be left out
     */
    default Map<Key, Total> totals(
            RecordType type,
            Reference.Scope scope,
            Collection<Key> keys,
            @Nullable String number,
            Map<RecordKey, Long> without) {
        Map<Key, Total> totals = new HashMap<>();
        all(type, scope, keys)
                .forEach((key, records) -> records.stream()
                        .filter(record -> record.version() > without.getOrDefault(record.key(), -1L))
                        .forEach(record -> totals.merge(key, one(record, number), Total::plus)));
        return totals;
    }

    /** What one record adds to a total. */
    static Total one(StandardRecord record, @Nullable String number) {
        BigDecimal value = number == null ? null : record.decimal(number);
        return new Total(1, value == null ? BigDecimal.ZERO : value);
    }

    /**
     * The latest source versions of records, void ones included.
     *
     * @param keys keys of records of any type
     * @return by key; those never recorded are left out
     */
    Map<RecordKey, Long> versions(Collection<RecordKey> keys);
}
