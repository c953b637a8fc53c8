package hub.adapters;

/**
 * How much of an outside form is read before it is refused, so that no input decides how much memory or time the hub spends. 读取上限。
 *
 * @param depth nesting of JSON objects and arrays, and of XML elements
 * @param numberLength characters of one JSON number
 * @param textLength characters of one value or cell
 * @param fields values of one record, and columns of one table
 * @param lineLength bytes of one line of NDJSON, or of one CSV row
 * @param records records, rows or lines of one submission
 * @param unpacked bytes of a workbook once unpacked
 * @param ratio how many times larger than its packed bytes a workbook may unpack
 * @param sharedText bytes of the texts that a workbook keeps apart from its cells; they are held in memory while it is read
 */
public record Limits(
        int depth,
        int numberLength,
        int textLength,
        int fields,
        int lineLength,
        long records,
        long unpacked,
        int ratio,
        long sharedText) {

    /** The limits the hub publishes. */
    public static Limits published() {
        return new Limits(64, 32, 100_000, 1_000, 1 << 20, 5_000_000, 4L << 30, 100, 128L << 20);
    }
}
