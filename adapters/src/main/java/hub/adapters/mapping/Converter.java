package hub.adapters.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the text of a cell into a value of a field; never guesses. 转换器。 */
@FunctionalInterface
interface Converter {

    /**
     * The value.
     *
     * @param text the cell, trimmed, not empty
     * @param kind what the cell holds; never a formula or an error
     * @return a value of the field's Java type, or an {@link Outcome} where there is something to say
     */
    Object convert(String text, CellKind kind);

    /** A conversion about which there is something to say. */
    sealed interface Outcome permits Refused, Noted, Several {}

    /**
     * The text cannot be read; it stays in the record as it is.
     *
     * @param code finding code
     * @param arguments what the finding's message needs besides field and value
     */
    record Refused(String code, Map<String, String> arguments) implements Outcome {

        /** It cannot be read as the type. */
        static Refused notA(String type) {
            return new Refused("MAP-0001", Map.of("type", type));
        }
    }

    /**
     * A value that was read, with a finding.
     *
     * @param value the value
     * @param code finding code
     * @param arguments what the finding's message needs besides field and value
     */
    record Noted(Object value, String code, Map<String, String> arguments) implements Outcome {}

    /**
     * A value and what stood beside it in the cell: the code of its unit and the rule by which that unit is converted, or the end of the
     * range it begins.
     *
     * @param value the value
     * @param beside for the fields beside the column's own, in their order; null where nothing was found
     */
    record Several(Object value, List<@Nullable Object> beside) implements Outcome {}
}
