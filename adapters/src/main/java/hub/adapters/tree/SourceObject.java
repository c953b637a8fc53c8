package hub.adapters.tree;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object of the source that notes which of its values a program looks at. Belongs to one reading. 可追踪的来源对象。 */
final class SourceObject extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1L;

    private final transient Reckoning reckoning;
    private final String path;

    /**
     * An object.
     *
     * @param path names that lead to it, without the places in lists; empty for the element itself, a slash for the root
     */
    SourceObject(Reckoning reckoning, String path) {
        this.reckoning = reckoning;
        this.path = path;
    }

    /** The path of one of its values. */
    String pathOf(String name) {
        return path.isEmpty() ? name : path.endsWith("/") ? path + name : path + "/" + name;
    }

    /** The object under a name, made where there is none; the program has not looked at it by that. */
    SourceObject below(String name) {
        Object below = super.get(name);
        if (below instanceof SourceObject object) {
            return object;
        }
        SourceObject made = new SourceObject(reckoning, pathOf(name));
        put(name, made);
        return made;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        if (name instanceof String text) {
            reckoning.read(pathOf(text));
        }
        return super.get(name);
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        all();
        return super.entrySet();
    }

    @Override
    public Collection<Object> values() {
        all();
        return super.values();
    }

    private void all() {
        super.keySet().forEach(name -> reckoning.read(pathOf(name)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
