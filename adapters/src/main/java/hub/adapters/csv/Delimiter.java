package hub.adapters.csv;

/** Which separator stands between the cells, told from the header row: the one it holds most of. 分隔符。 */
final class Delimiter {
    private static final byte[] KNOWN = {',', '\t', ';', '|'};

    private Delimiter() {}

    /**
     * The separator.
     *
     * @param bytes the start of the text
     * @param skipRows rows before the header
     * @param next whether the header is the next row that holds any; otherwise it stands somewhere below, and all rows count
     */
    static char of(byte[] bytes, int length, int skipRows, boolean next) {
        int[] counts = new int[KNOWN.length];
        boolean quoted = false;
        int rows = 0;
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            if (b == '"') {
                quoted = !quoted;
            } else if (b == '\n' && !quoted) {
                rows++;
                if (next && rows > skipRows && sum(counts) > 0) {
                    break;
                }
            } else if (!quoted && rows >= skipRows) {
                for (int k = 0; k < KNOWN.length; k++) {
                    counts[k] += b == KNOWN[k] ? 1 : 0;
                }
            }
        }
        int best = 0;
        for (int k = 1; k < KNOWN.length; k++) {
            best = counts[k] > counts[best] ? k : best;
        }
        return (char) KNOWN[best];
    }

    private static int sum(int[] counts) {
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }
}
