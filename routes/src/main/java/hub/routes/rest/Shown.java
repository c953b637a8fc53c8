package hub.routes.rest;

/** Texts of the caller's that go back to the caller: short, printable, and never a value. */
final class Shown {
    private static final int LENGTH = 40;

    private Shown() {}

    /** A name as the caller wrote it, without what a terminal or a page would act on. */
    static String name(String name) {
        String printable = name.replaceAll("[^A-Za-z0-9._@/+-]", "?");
        // Seventeen digits in a row may be somebody's citizen ID.
        String harmless = printable.replaceAll("[0-9]{6,}[0-9Xx]?", "…");
        return harmless.length() > LENGTH ? harmless.substring(0, LENGTH) + "…" : harmless;
    }
}
