package hub.schemas;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which rules institutions are let off, at the time of judging. 豁免。 */
@FunctionalInterface
public interface Waivers {
    /** Nobody is let off anything. */
    Waivers NONE = (rule, institution, field) -> Optional.empty();

    /**
     * A waiver in force.
     *
     * @param id its identifier
     * @param until its last day, ISO date
     */
    record Waiver(String id, String until) {}

    /**
     * The waiver by which a breach keeps no record out.
     *
     * @param rule the rule broken
     * @param institution whose record
     * @param field the field the finding points at; null for the record as a whole
     */
    Optional<Waiver> of(String rule, String institution, @Nullable String field);
}
