package hub.standards;

import org.jspecify.annotations.Nullable;

/**
 * One code of a code set. 代码。
 *
 * @param code the code; always text, leading zeros count
 * @param zh Chinese name
 * @param en English name
 * @param parent the broader code
 * @param since version of the standard that introduced it
 * @param retired version that retired it
 * @param replacedBy the code that takes its place
 * @param note a remark for people
 * @param listed the years in which its norm listed it, for norms that are listed anew each year
 */
public record Code(
        String code,
        String zh,
        String en,
        @Nullable String parent,
        @Nullable String since,
        @Nullable String retired,
        @Nullable String replacedBy,
        @Nullable Text note,
        @Nullable Listed listed) {

    /** A code of a norm that is not listed by the year. */
    public Code(
            String code,
            String zh,
            String en,
            @Nullable String parent,
            @Nullable String since,
            @Nullable String retired,
            @Nullable String replacedBy,
            @Nullable Text note) {
        this(code, zh, en, parent, since, retired, replacedBy, note, null);
    }
}
