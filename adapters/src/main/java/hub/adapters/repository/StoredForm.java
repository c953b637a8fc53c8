package hub.adapters.repository;

import hub.standards.StandardRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as the repository keeps it: sealed where it must be, ready to be written. Made outside the transaction. 入库形式。
 *
 * @param record the record in clear
 * @param digest keyed digest over operation and content: equal for equal content
 * @param columns the texts of the field columns, null for absent
 * @param body the fields as JSON, sealed fields as ciphertext
 */
public record StoredForm(
        StandardRecord record, byte[] digest, @Nullable String[] columns, String body) {}
