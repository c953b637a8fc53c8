package hub.routes.poll;

import java.time.Instant;

/**
 * A file as a partner's server lists it.
 *
 * @param name its name, one plain segment
 * @param size bytes
 * @param modified its time, to the second
 */
record RemoteFile(String name, long size, Instant modified) {

    /**
     * Whether a listed name is a name and not a way elsewhere: a server decides what it lists, and what it lists is used in paths.
     */
    static boolean plain(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.length() <= 200
                && name.indexOf('\uFFFD') < 0
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    }

    /** Whether it looks as it did. */
    boolean sameAs(RemoteFile other) {
        return name.equals(other.name) && size == other.size && modified.equals(other.modified);
    }
}
