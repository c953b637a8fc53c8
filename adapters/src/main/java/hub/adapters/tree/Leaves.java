package hub.adapters.tree;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of one element stand. A value is told by the very object it is: a program that passes it on untouched hands back the same
 * object, and what is equal but stands elsewhere is another. 来源值的位置。
 */
final class Leaves {
    private final Map<Object, String> places = new IdentityHashMap<>();
    private final @Nullable Leaves beside;

    /** Values that stand beside all elements. */
    Leaves() {
        this.beside = null;
    }

    /**
     * Values of one element after another.
     *
     * @param beside what stands beside all elements
     */
    Leaves(Leaves beside) {
        this.beside = beside;
    }

    /** Notes a value and its place; the value must be an object of its own. */
    void put(Object value, String at) {
        places.put(value, at);
    }

    /** The place; null if it is no value of the source, or one that has no object of its own, as truth values. */
    @Nullable
    String at(@Nullable Object value) {
        String at = value == null ? null : places.get(value);
        return at != null || beside == null ? at : beside.at(value);
    }

    /** Forgets the values of the element; the next follows. */
    void clear() {
        places.clear();
    }
}
