package hub.standards;

/**
 * A released version of the standard. 标准版本。
 *
 * @param version number, such as {@code 1.0}
 * @param released day of release, ISO date
 * @param rules version of its rules; the receipt names it
 * @param status {@code current}, {@code previous}, {@code draft} or {@code withdrawn}
 */
public record Version(String version, String released, String rules, String status) {

    /** Whether one version number comes after another: 1.10 after 1.9. */
    public static boolean isAfter(String one, String other) {
        int major = Integer.compare(part(one, 0), part(other, 0));
        return major > 0 || major == 0 && part(one, 1) > part(other, 1);
    }

    /** Whether what was made for one version may stand with another: one of the same major number, and not newer. */
    public static boolean covers(String version, String madeFor) {
        return part(version, 0) == part(madeFor, 0) && !isAfter(madeFor, version);
    }

    private static int part(String version, int at) {
        return Integer.parseInt(version.split("[.]", -1)[at]);
    }

    /** Whether records of it are taken, and subscribers served in it. */
    public boolean accepted() {
        return status.equals("current") || status.equals("previous");
    }
}
