package hub.conformance.engines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hub.standards.YamlFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where an engine judges otherwise than the hub, each told why in {@code engines/differences.yaml}; nothing else, and nothing less. */
final class Differences {
    static final Path FILE = Path.of("src", "test", "resources", "engines", "differences.yaml");

    private final String engine;
    private final Map<String, String> seen = new TreeMap<>();

    /** For the findings of one engine. */
    Differences(String engine) {
        this.engine = engine;
    }

    /** Two verdicts on one thing; {@code example} shows it to whoever has to explain it. */
    void compare(String kind, boolean ours, boolean theirs, Object example) {
        if (ours != theirs) {
            seen.putIfAbsent(key(kind, ours), example.toString());
        }
    }

    /** What was seen is what is listed for the engine. */
    void areThoseListed() {
        areThoseListed("");
    }

    /** What was seen is what is listed for the engine, of the kinds that begin so. */
    void areThoseListed(String kinds) {
        Map<String, String> unlisted = new TreeMap<>(seen);
        TreeSet<String> gone = new TreeSet<>();
        for (JsonNode one : YamlFile.read(FILE).path("differences")) {
            if (one.path("engine").asText().equals(engine)
                    && one.path("kind").asText().startsWith(kinds)) {
                String key =
                        key(one.path("kind").asText(), one.path("ours").asText().equals("accept"));
                if (unlisted.remove(key) == null) {
                    gone.add(key);
                }
            }
        }
        assertThat(unlisted)
                .as("%s judges otherwise, and nobody has said why", engine)
                .isEmpty();
        assertThat(gone)
                .as("%s is said to judge otherwise, and does not", engine)
                .isEmpty();
    }

    private static String key(String kind, boolean ours) {
        return kind + (ours ? ": we accept, it refuses" : ": we refuse, it accepts");
    }
}
