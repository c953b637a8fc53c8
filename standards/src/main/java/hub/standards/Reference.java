package hub.standards;

import java.util.List;
import java.util.Map;

/**
 * A typed reference from one record type to another, by alternative keys. 引用。
 *
 * @param name its name in rules, such as {@code class}
 * @param record the record type referred to
 * @param scope whose records are meant
 * @param required whether the record is refused while what it refers to is unknown; a reference none of whose keys is filled is
 *     not judged
 * @param keys alternatives in order; each maps our field to the field of the record referred to
 * @param finding the finding code when nothing is found
 */
public record Reference(
        String name, String record, Scope scope, boolean required, List<Map<String, String>> keys, String finding) {

    /** Whose records a reference may meet. */
    public enum Scope {
        /** Records of the same institution. */
        INSTITUTION,
        /** Records of anyone. */
        GLOBAL
    }
}
