package hub.adapters.repository;

import hub.standards.StandardRecord;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A record, in the current form, as the repository keeps it: sealed where it must be, ready to be written. Made outside the transaction. 入库形式。
 *
 * @param record the record in clear
 * @param digest keyed digest over operation and content: equal for equal content
 * @param columns the texts of the field columns, null for absent
 * @param body the fields as JSON, sealed fields as ciphertext
 * @param sentDigest digest of the content as it was sent, where that was in the form of an older version; else null
 */
public record StoredForm(
        StandardRecord record, byte[] digest, @Nullable String[] columns, String body, byte @Nullable [] sentDigest) {

    /** Whether what is kept under the digest is the same content: as it would be kept now, or as it was sent. */
    public boolean sameContentAs(byte[] kept) {
        return Arrays.equals(digest, kept) || sentDigest != null && Arrays.equals(sentDigest, kept);
    }
}
