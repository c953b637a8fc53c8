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
 */
public record Code(
        String code,
        String zh,
        String en,
        @Nullable String parent,
        @Nullable String since,
        @Nullable String retired,
        @Nullable String replacedBy,
        @Nullable Text note) {}
