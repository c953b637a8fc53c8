package hub.standards;

/**
 * A text for people, in both languages of the standard. 中英文对照的文字。
 *
 * @param zh the Chinese text, which prevails
 * @param en the English text
 */
public record Text(String zh, String en) {

    /** Both languages side by side, Chinese first, as messages and handbook show them. */
    public String both() {
        return zh + " / " + en;
    }
}
