package hub.schemas.cel;

import org.jspecify.annotations.Nullable;

/** A text of a rule; null where it is undefined. */
@FunctionalInterface
interface StringExpr {
    @Nullable
    String value(Reading reading);
}
