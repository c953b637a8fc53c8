package hub.standards;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one code becomes in another code set, and what is lost on the way. 一个代码的对照。 */
public sealed interface Rendering {

    /** The code to write without asking anyone; null where a person has to decide or there is none. */
    default @Nullable String target() {
        return null;
    }

    /** What the other set cannot say; null where nothing is lost. */
    default @Nullable Text lost() {
        return null;
    }

    /**
     * The same meaning. 等同。
     *
     * @param target the code of the other set
     */
    record Exact(String target) implements Rendering {}

    /**
     * A wider meaning: true, but with less detail. 归入上位。
     *
     * @param target the code of the other set
     * @param lost the detail that it does not tell
     */
    record Broader(String target, Text lost) implements Rendering {}

    /**
     * Several codes of the other set are possible, and the code alone does not tell which. 须由人选定。
     *
     * @param among the possible codes, at least two
     * @param lost what one would have to know to choose
     */
    record Ambiguous(List<String> among, Text lost) implements Rendering {
        public Ambiguous {
            among = List.copyOf(among);
        }
    }

    /**
     * The other set has no code for it. 无对应。
     *
     * @param lost what cannot be said there
     */
    record None(Text lost) implements Rendering {}
}
