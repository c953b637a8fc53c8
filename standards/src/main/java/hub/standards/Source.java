package hub.standards;

import org.jspecify.annotations.Nullable;

/**
 * Where a definition comes from. 来源标准。
 *
 * @param norm the norm or document, such as {@code GB/T 2261.1}
 * @param item the place in it, such as an indicator code {@code A1108}; null when the whole norm is meant
 * @param edition the edition of the norm; the same code means different things in different editions
 * @param article the article of a regulation; null for norms without articles
 * @param evidence how surely it was established
 */
public record Source(
        String norm,
        @Nullable String item,
        @Nullable String edition,
        @Nullable String article,
        Evidence evidence) {}
