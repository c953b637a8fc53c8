package hub.adapters.tree;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a mapping's program makes of one element of the source. 程序产出。 */
sealed interface Yielded {

    /**
     * A value and where its source stands.
     *
     * @param text as text; null where it is no single value but an object, a list or elements
     * @param at the place as the sender sees it
     */
    record Value(@Nullable String text, String at) {}

    /**
     * A field of a record.
     *
     * @param name the field's name, as the program says it
     */
    record Member(String name, Value value) {}

    /**
     * A record in the standard's own form.
     *
     * @param head type, sourceId, sourceVersion, op, institution; what is missing was not given
     * @param unknown names beside these that the standard's form does not have
     * @param data the fields, in order
     * @param at where the record as a whole comes from
     */
    record Rec(Map<String, Value> head, List<String> unknown, List<Member> data, String at) implements Yielded {}

    /**
     * That the element is no record, on purpose.
     *
     * @param reason why, in the mapping's words
     */
    record Skipped(String reason) implements Yielded {}

    /** The program could not work the element out. */
    final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1L;

        NoAnswer(String reason, Throwable cause) {
            super(reason, cause);
        }

        /** The engine's code or a word for what happened; never the content. */
        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
