package hub.adapters.secrecy;

import org.jspecify.annotations.Nullable;

/** What a scan for secrecy marks found. 检查结论。 */
public enum SecrecyVerdict {
    /** Neither a mark nor an excluded name was found. */
    CLEAR(null),
    /** A mark was found: refuse, keep nothing. */
    MARKED("SEC-0001"),
    /** It names a unit or class that is excluded here: refuse, keep nothing. */
    EXCLUDED("SEC-0003"),
    /** Neither was found in the bytes as they are, but they are a ZIP or workbook: {@link PackedScan} must look inside. */
    PACKED(null),
    /** It unpacks to more than is allowed. */
    TOO_LARGE("LIM-0004"),
    /** Its end is missing, so nothing can be said about it. */
    CUT("SYN-0008"),
    /** It cannot be unpacked whole, so nothing can be said about it. */
    DAMAGED("SYN-0021");

    private final @Nullable String finding;

    SecrecyVerdict(@Nullable String finding) {
        this.finding = finding;
    }

    /** Code of the finding with which the submission is refused; null if it is not refused. */
    public @Nullable String finding() {
        return finding;
    }
}
