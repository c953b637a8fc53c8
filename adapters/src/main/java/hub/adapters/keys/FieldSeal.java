package hub.adapters.keys;

import hub.standards.Field;
import hub.standards.RecordKey;
import java.nio.charset.StandardCharsets;

/** Seals single fields of records; a sealed value opens only in its own record and field. 字段加密。 */
public final class FieldSeal {
    private final Keys keys;

    public FieldSeal(Keys keys) {
        this.keys = keys;
    }

    /** The value as it stands in the repository. */
    public String seal(RecordKey key, Field field, String clear) {
        return keys.seal(clear.getBytes(StandardCharsets.UTF_8), bound(key, field))
                .text();
    }

    /**
     * The value in clear.
     *
     * @throws SealBrokenException if it was altered or comes from another record or field
     */
    public String open(RecordKey key, Field field, String sealed) {
        return new String(keys.open(Sealed.of(sealed), bound(key, field)), StandardCharsets.UTF_8);
    }

    /** The blind index of a value: the same for every field of the same data element. */
    public byte[] index(Field field, String clear) {
        return keys.index(field.element().element(), clear.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bound(RecordKey key, Field field) {
        return String.join("\0", key.institution(), key.system(), key.type(), key.sourceId(), field.name())
                .getBytes(StandardCharsets.UTF_8);
    }
}
