package hub.conformance.bench;

import java.io.IOException;

/** The hub did not do what was measured, or not all of it: there is no figure. 数字作废。 */
final class VoidFigureException extends IOException {
    private static final long serialVersionUID = 1L;

    VoidFigureException(String why) {
        super(why);
    }

    /** Voids the figure unless it holds. */
    static void unless(boolean holds, String why) throws VoidFigureException {
        if (!holds) {
            throw new VoidFigureException(why);
        }
    }
}
