package hub.schemas.cel;

/**
 * A condition of a rule, in the three-valued logic of CEL: what reads an absent field is neither true nor false, and {@code false && x},
 * {@code true || x} hold whatever {@code x} is.
 */
@FunctionalInterface
interface BoolExpr {
    int FALSE = 0;
    int TRUE = 1;
    int UNDEFINED = 2;

    /** {@link #FALSE}, {@link #TRUE} or {@link #UNDEFINED}. */
    int test(Reading reading);

    static int of(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    default BoolExpr not() {
        return reading -> {
            int truth = test(reading);
            return truth == UNDEFINED ? UNDEFINED : TRUE - truth;
        };
    }

    default BoolExpr and(BoolExpr other) {
        return reading -> {
            int left = test(reading);
            if (left == FALSE) {
                return FALSE;
            }
            int right = other.test(reading);
            return left == TRUE || right == FALSE ? right : UNDEFINED;
        };
    }

    default BoolExpr or(BoolExpr other) {
        return reading -> {
            int left = test(reading);
            if (left == TRUE) {
                return TRUE;
            }
            int right = other.test(reading);
            return left == FALSE || right == TRUE ? right : UNDEFINED;
        };
    }
}
