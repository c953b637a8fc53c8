package hub.standards;

/**
 * A released version of the standard. 标准版本。
 *
 * @param version number, such as {@code 1.0}
 * @param released day of release, ISO date
 * @param rules version of its rules; the receipt names it
 * @param status {@code current}, {@code previous} or {@code draft}
 */
public record Version(String version, String released, String rules, String status) {}
