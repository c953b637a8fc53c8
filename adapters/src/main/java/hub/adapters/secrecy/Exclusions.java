package hub.adapters.secrecy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names and codes of units and classes whose data may not come here, whatever its marks say. 不得在本系统流转的单位与班次。
 *
 * <p>A name is found wherever it stands, also as part of a longer one, spaced out or in full width; a code, or a name that begins or ends with a
 * letter or digit, only where no further letter or digit follows.
 */
public final class Exclusions {
    /** Nothing is excluded. */
    public static final Exclusions NONE = new Exclusions(List.of());

    /** Letters or digits a name has at least, a Chinese character counting as two; a shorter one would be found in harmless texts and files. */
    public static final int SHORTEST = 6;

    /** Characters a name has at most. */
    public static final int LONGEST = 60;

    private final Map<Character, List<String>> byLast = new HashMap<>();
    private final int longest;

    private Exclusions(List<String> names) {
        int most = 0;
        for (String name : names) {
            byLast.computeIfAbsent(name.charAt(name.length() - 1), unused -> new ArrayList<>())
                    .add(name);
            most = Math.max(most, name.length());
        }
        this.longest = most;
    }

    /**
     * Excludes what bears one of these names.
     *
     * @param names names and codes
     * @throws IllegalArgumentException if one is shorter than {@value #SHORTEST} letters, a Chinese character counting as two, or longer than
     *     {@value #LONGEST} characters, spaces aside
     */
    public static Exclusions of(Collection<String> names) {
        List<String> folded = new ArrayList<>();
        for (String name : names) {
            String one = foldedWhole(name);
            long letters = one.chars().map(c -> c < 0x80 ? 1 : 2).sum();
            if (letters < SHORTEST || one.length() > LONGEST) {
                throw new IllegalArgumentException("\"" + name + "\" must have at least " + SHORTEST
                        + " letters or half as many Chinese characters, and at most " + LONGEST + " characters");
            }
            folded.add(one);
        }
        return folded.isEmpty() ? NONE : new Exclusions(folded);
    }

    /** Whether nothing is excluded. */
    public boolean isEmpty() {
        return byLast.isEmpty();
    }

    /** Whether a name stands in the text. */
    public boolean in(String text) {
        for (int at = 0; at < text.length() && !byLast.isEmpty(); at++) {
            if (endsAt(text, at) && borderBehind(text.charAt(at), at + 1 < text.length() ? text.charAt(at + 1) : ' ')) {
                return true;
            }
        }
        return false;
    }

    /** The last two characters of all names, folded. */
    Set<String> ends() {
        return byLast.values().stream()
                .flatMap(List::stream)
                .map(name -> name.substring(name.length() - 2))
                .collect(Collectors.toSet());
    }

    /** Characters of the longest name. */
    int longest() {
        return longest;
    }

    /** Whether a name ends with the character at the place; what follows is not looked at. */
    boolean endsAt(String text, int place) {
        List<String> names = byLast.get(folded(text.charAt(place)));
        return names != null && names.stream().anyMatch(name -> standsBefore(text, place, name));
    }

    /** Whether a name that ends with the one may be followed by the other. */
    static boolean borderBehind(char last, char next) {
        return !(alphanumeric(folded(last)) && alphanumeric(folded(next)));
    }

    private static boolean standsBefore(String text, int place, String name) {
        int at = place;
        for (int letter = name.length() - 1; letter >= 0; letter--) {
            while (at >= 0 && SecrecyMark.white(text.charAt(at))) {
                at--;
            }
            if (at < 0 || folded(text.charAt(at)) != name.charAt(letter)) {
                return false;
            }
            at--;
        }
        return at < 0 || !(alphanumeric(name.charAt(0)) && alphanumeric(folded(text.charAt(at))));
    }

    private static String foldedWhole(String name) {
        StringBuilder folded = new StringBuilder();
        name.chars().filter(c -> !SecrecyMark.white((char) c)).forEach(c -> folded.append(folded((char) c)));
        return folded.toString();
    }

    private static boolean alphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    /** Full width as half width, capitals as small letters. */
    static char folded(char c) {
        char narrow = c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c;
        return narrow >= 'A' && narrow <= 'Z' ? (char) (narrow + 32) : narrow;
    }
}
