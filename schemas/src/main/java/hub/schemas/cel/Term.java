package hub.schemas.cel;

import hub.standards.CodeSet;
import org.jspecify.annotations.Nullable;

/** A compiled part of a rule, with what only the standard knows of it and CEL's types do not. */
sealed interface Term {

    /**
     * A whole number.
     *
     * @param expr computes it
     * @param scale digits after the point that it is scaled by; {@link #ANY_SCALE} for zero, which is zero in every scale
     */
    record Number(LongExpr expr, int scale) implements Term {
        static final int ANY_SCALE = -1;
    }

    /**
     * A text.
     *
     * @param expr computes it
     * @param literal its value where it is written in the rule
     * @param codes the code set it is a code of, where it is a coded field
     */
    record Text(
            StringExpr expr,
            @Nullable String literal,
            @Nullable CodeSet codes) implements Term {}

    /** A condition. */
    record Condition(BoolExpr expr) implements Term {}
}
