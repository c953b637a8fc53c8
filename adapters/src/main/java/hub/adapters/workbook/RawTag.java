package hub.adapters.workbook;

/** The start tag of an element as it is written, known to be well formed. 起始标签。 */
final class RawTag {
    private RawTag() {}

    /**
     * The tag with one attribute changed, or added behind the others; everything else stays.
     *
     * @param tag begins with the start tag; what follows it stays too
     * @param name the attribute, without a prefix
     */
    static String with(String tag, String name, String value) {
        int at = 1;
        while (!Character.isWhitespace(tag.charAt(at)) && !ends(tag, at)) {
            at++;
        }
        int behind = at;
        while (true) {
            while (Character.isWhitespace(tag.charAt(at))) {
                at++;
            }
            if (ends(tag, at)) {
                return tag.substring(0, behind) + " " + name + "=\"" + escaped(value) + "\"" + tag.substring(behind);
            }
            int nameAt = at;
            while (!Character.isWhitespace(tag.charAt(at)) && tag.charAt(at) != '=') {
                at++;
            }
            String found = tag.substring(nameAt, at);
            while (tag.charAt(at) != '"' && tag.charAt(at) != '\'') {
                at++;
            }
            int valueAt = at + 1;
            int valueEnd = tag.indexOf(tag.charAt(at), valueAt);
            if (found.equals(name)) {
                return tag.substring(0, valueAt) + escaped(value) + tag.substring(valueEnd);
            }
            at = valueEnd + 1;
            behind = at;
        }
    }

    private static boolean ends(String tag, int at) {
        return tag.charAt(at) == '>' || tag.charAt(at) == '/';
    }

    /** The tag of an element without content, made the start of one with content. */
    static String opened(String tag) {
        return tag.substring(0, tag.lastIndexOf('/')) + ">";
    }

    /** A text as it stands in XML, quoted or not; characters that XML has no place for are left out. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&apos;");
                default -> {
                    if (allowed(point)) {
                        escaped.appendCodePoint(point);
                    }
                }
            }
        });
        return escaped.toString();
    }

    private static boolean allowed(int point) {
        return point >= ' ' && point < 0xD800
                || point >= 0xE000 && point < 0xFFFE
                || point > 0xFFFF
                || point == '\n'
                || point == '\t';
    }
}
