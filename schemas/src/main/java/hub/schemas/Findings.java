package hub.schemas;

import hub.standards.FindingText;
import hub.standards.Standard;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes findings of the catalogue (those that are not rules), with the severity and level the standard gives them. */
public final class Findings {
    private final Standard standard;

    public Findings(Standard standard) {
        this.standard = standard;
    }

    /**
     * A finding of the catalogue.
     *
     * @param code a code under {@code findings/}
     * @param field the canonical field, or null
     * @param at the place as the sender sees it
     * @param value the value to show, already masked; null for none
     * @param arguments values for the message's placeholders
     * @throws IllegalArgumentException if the catalogue has no such code
     */
    public Finding of(
            String code, @Nullable String field, String at, @Nullable String value, Map<String, String> arguments) {
        FindingText text = standard.findings().get(code);
        if (text == null) {
            throw new IllegalArgumentException("finding code " + code + " is not in the catalogue");
        }
        return new Finding(
                code,
                text.severity().equals("warning") ? Severity.WARNING : Severity.ERROR,
                Level.of(text.level()),
                field,
                at,
                value,
                arguments);
    }
}
