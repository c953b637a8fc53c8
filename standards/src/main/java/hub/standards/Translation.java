package hub.standards;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the codes of one set are said in another: another edition of the same set, or another norm's set for the same thing. 代码对照表。
 *
 * <p>Goes one way. It tells of each code what is lost, so that nothing is translated by likeness and nothing disappears in silence.
 */
public final class Translation {
    private final String from;
    private final String to;
    private final Source source;
    private final Map<String, Rendering> codes;
    private final Map<String, String> back = new HashMap<>();

    /**
     * Reads as it stands in the YAML file.
     *
     * @param from the set translated from, such as {@code ZB09@2006}
     * @param to the set translated to, such as {@code ZB09@2014}
     * @param source where the translation comes from
     * @param codes codes of {@code from}, in order, and what becomes of each
     * @throws IllegalStandardException if two codes are said to mean exactly the same third
     */
    public Translation(String from, String to, Source source, Map<String, Rendering> codes) {
        this.from = from;
        this.to = to;
        this.source = source;
        this.codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
        codes.forEach((code, rendering) -> {
            if (rendering instanceof Rendering.Exact exact) {
                String other = back.put(exact.target(), code);
                if (other != null) {
                    throw new IllegalStandardException("translation " + reference() + ": " + other + " and " + code
                            + " are both exactly " + exact.target());
                }
            }
        });
    }

    /** The name of a translation between two sets, such as {@code ZB09@2006-to-ZB09@2014}; also the name of its file. */
    public static String reference(String from, String to) {
        return from + "-to-" + to;
    }

    public String reference() {
        return reference(from, to);
    }

    public String from() {
        return from;
    }

    public String to() {
        return to;
    }

    public Source source() {
        return source;
    }

    /** Every code of the source set and what becomes of it, in the order of the standard. */
    public Map<String, Rendering> codes() {
        return codes;
    }

    /** What becomes of a code; null if it is no code of the source set. */
    public @Nullable Rendering of(String code) {
        return codes.get(code);
    }

    /** The code of the other set with exactly this code's meaning, or null. */
    public @Nullable String exact(String code) {
        return codes.get(code) instanceof Rendering.Exact exact ? exact.target() : null;
    }

    /** The code whose exact translation {@code target} is, or null: the way back, where nothing was lost on the way there. */
    public @Nullable String back(String target) {
        return back.get(target);
    }
}
