package hub.adapters.projection;

import hub.adapters.ShippedAndOwnFiles;
import hub.standards.Standard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The projections there are: those that ship, and those of a folder at run time. 投影集。 */
public final class Projections {
    /** The edition of HR's training set that subscribers get who ask for no other. */
    public static final String USUAL_A11 = "a11-2021";

    private final Map<String, Projection> byName;

    private Projections(Map<String, Projection> byName) {
        this.byName = byName;
    }

    /**
     * Reads all projections.
     *
     * @param standard the standard whose records they show
     * @param folder more projections, one file each; one named as a shipped one takes its place; null or missing for none
     * @throws IllegalProjectionException if anything is wrong with any of them; names everything that is
     */
    public static Projections read(Standard standard, @Nullable Path folder) {
        Map<String, Projection> byName = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        ProjectionReader reader = new ProjectionReader(standard);
        new ShippedAndOwnFiles("/projections", folder).forEach(file -> {
            Projection projection = reader.read(file, problems);
            if (projection != null) {
                byName.put(projection.name(), projection);
            }
        });
        if (!problems.isEmpty()) {
            throw new IllegalProjectionException(problems);
        }
        return new Projections(byName);
    }

    /** The projection of that name; empty if there is none. */
    public Optional<Projection> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The edition of HR's training set for whoever asks for no other. */
    public Projection usualA11() {
        return Objects.requireNonNull(byName.get(USUAL_A11), USUAL_A11);
    }

    /** All, by name. */
    public List<Projection> all() {
        return List.copyOf(byName.values());
    }
}
