package hub.adapters.tree;

import hub.adapters.NearMiss;
import hub.schemas.Finding;
import hub.schemas.Findings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Keeps account of one reading, so that nothing of the source is lost in silence: elements that were passed over on purpose, by reason, and
 * values that the program never looked at. 来源清点。
 */
final class Reckoning {
    private static final int MOST_PATHS = 1_000;
    private static final int MOST_SAID = 50;
    private static final int MOST_REASONS = 50;
    private static final String OTHER_REASONS = "…";

    private final TreeMapping mapping;
    private final Map<String, String> seen = new LinkedHashMap<>();
    private final Set<String> read = new TreeSet<>();
    private final Map<String, Long> skipped = new TreeMap<>();
    private long elements;

    Reckoning(TreeMapping mapping) {
        this.mapping = mapping;
    }

    /** One more element of the source. */
    void element() {
        elements++;
    }

    /** An element that is no record, on purpose. */
    void skipped(String reason) {
        String shown = RecordsYielded.cut(reason);
        boolean room = skipped.size() < MOST_REASONS || skipped.containsKey(shown);
        skipped.merge(room ? shown : OTHER_REASONS, 1L, Long::sum);
    }

    /**
     * A value of the source.
     *
     * @param path names from the element on, or from the root on and with a slash in front; without the places in lists
     * @param at where it stands
     */
    void seen(String path, String at) {
        if (seen.size() < MOST_PATHS) {
            seen.putIfAbsent(path, at);
        }
    }

    /** The program looked at what stands there. */
    void read(String path) {
        if (read.size() < MOST_PATHS) {
            read.add(path);
        }
    }

    /** What there is to say at the end. */
    void tell(Findings findings, Consumer<Finding> sink) {
        skipped.forEach((reason, count) -> sink.accept(findings.of(
                "TRE-0004",
                null,
                mapping.paths().get(0),
                null,
                Map.of(
                        "skipped", Long.toString(count),
                        "elements", Long.toString(elements),
                        "reason", reason))));
        List<Finding> unread = new ArrayList<>();
        seen.forEach((path, at) -> {
            if (!read.contains(path) && !ignored(path) && unread.size() < MOST_SAID) {
                String name = path.substring(path.lastIndexOf('/') + 1);
                String near = NearMiss.of(name, mapping.words());
                unread.add(findings.of(
                        "TRE-0003",
                        null,
                        at,
                        null,
                        Map.of(
                                "path",
                                RecordsYielded.cut(path),
                                "suggestion",
                                near == null || near.equals(name) ? "—" : near)));
            }
        });
        unread.forEach(sink);
    }

    /** Whether it, or what it stands in, is known to give no field. */
    private boolean ignored(String path) {
        if (mapping.ignores().isEmpty()) {
            return false;
        }
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            if (mapping.ignores().contains(path.substring(0, end))) {
                return true;
            }
        }
        return false;
    }
}
