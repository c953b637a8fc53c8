package hub.schemas;

import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.StandardRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What rules across records may ask of the repository. 仓储事实。 Set-based: one call a chunk and question, never one a record.
 */
public interface Facts {

    /**
     * A key that records refer to.
     *
     * @param institution the institution within which it is meant; empty for a global reference
     * @param fields the fields of the record referred to, and the values they must have
     */
    record Key(String institution, Map<String, String> fields) {}

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
     * Current records of the type whose field has one of the values.
     *
     * @param type the record type
     * @param field a field of it that the repository indexes
     * @param values the values asked for, in clear
     * @return by value; void records are left out
     */
    Map<String, List<StandardRecord>> having(RecordType type, String field, Collection<String> values);
}
