package hub.schemas.cel;

/** A whole number of a rule; decimals are scaled. Sets {@link Reading#undefined} where there is none. */
@FunctionalInterface
interface LongExpr {
    long value(Reading reading);
}
