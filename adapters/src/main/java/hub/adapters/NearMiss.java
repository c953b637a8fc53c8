package hub.adapters;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The known name that an unknown one was probably meant to be: “did you mean”. Only ever shown, never acted upon. 近似名称。 */
public final class NearMiss {
    private NearMiss() {}

    /**
     * The nearest known name, by edits (insert, delete, replace, swap of neighbours) without regard to case.
     *
     * @param found what the sender wrote
     * @param known the names there are
     * @return null if none is near enough, or two are equally near
     */
    public static @Nullable String of(String found, Collection<String> known) {
        String plain = found.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, plain.length() / 3);
        int best = limit + 1;
        String nearest = null;
        for (String name : known) {
            if (Math.abs(name.length() - plain.length()) > limit) {
                continue;
            }
            int distance = distance(plain, name.toLowerCase(Locale.ROOT));
            if (distance < best) {
                best = distance;
                nearest = name;
            } else if (distance == best) {
                nearest = null;
            }
        }
        return best == plain.length() ? null : nearest;
    }

    /** Optimal string alignment. */
    static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, Math.min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] spare = before;
            before = above;
            above = row;
            row = spare;
        }
        return above[b.length()];
    }
}
