package hub.adapters.mapping;

/** Column letters of a sheet: A, B … Z, AA … XFD. 列字母。 */
public final class Letters {
    /** The last column a workbook can have, XFD, counted from 0. */
    public static final int LAST = 16_383;

    private Letters() {}

    /** The letters of a column counted from 0. */
    public static String of(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    /** The column, counted from 0; -1 if the text is no letters of a column. */
    public static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            if (c < 'A' || c > 'Z' || i > 2) {
                return -1;
            }
            column = column * 26 + c - 'A' + 1;
        }
        return column == 0 || column - 1 > LAST ? -1 : column - 1;
    }
}
