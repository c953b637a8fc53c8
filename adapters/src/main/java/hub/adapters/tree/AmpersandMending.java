package hub.adapters.tree;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/**
 * Reads a bare {@code &} as {@code &amp;}, and nothing else differently: an {@code &} that begins no reference to a character or to one of
 * XML's five own entities, nor looks like one to an entity that does not exist, outside comments, CDATA and processing instructions. 未转义“&”的修补。
 *
 * <p>{@code A&B} and {@code R & D} are mended; {@code &amp;}, {@code &#38;} stay; {@code &nbsp;} stays too and is refused by the parser, since
 * no one can say whether a text or an entity was meant. Line breaks are kept, so that lines count as the sender sees them.
 */
final class AmpersandMending extends Reader {
    /** Characters after an ampersand that are looked at for the end of a reference. */
    private static final int LONGEST_NAME = 32;

    private static final String MENDED = "amp;";

    private final PushbackReader in;
    private String end = "";
    private String pending = "";
    private final StringBuilder tail = new StringBuilder();
    private boolean inTag;
    private long line = 1;
    private long count;
    private long firstLine;

    AmpersandMending(Reader in) {
        this.in = new PushbackReader(in, LONGEST_NAME + 2);
    }

    /** How many were mended so far. */
    long count() {
        return count;
    }

    /** The line of the first; 0 if there is none. */
    long firstLine() {
        return firstLine;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int filled = 0;
        while (filled < length) {
            int c = next();
            if (c < 0) {
                break;
            }
            into[offset + filled++] = (char) c;
        }
        return filled == 0 && length > 0 ? -1 : filled;
    }

    private int next() throws IOException {
        if (!pending.isEmpty()) {
            char c = pending.charAt(0);
            pending = pending.substring(1);
            return c;
        }
        int c = in.read();
        if (c < 0) {
            return -1;
        }
        if (c == '\n') {
            line++;
        }
        if (end.isEmpty() && c == '&' && !reference()) {
            count++;
            firstLine = firstLine == 0 ? line : firstLine;
            pending = MENDED;
            tail.setLength(0);
            return c;
        }
        follow((char) c);
        return c;
    }

    /** Whether what follows the ampersand is the rest of a reference. */
    private boolean reference() throws IOException {
        StringBuilder name = new StringBuilder();
        int c = in.read();
        while (c >= 0 && c != ';' && name.length() < LONGEST_NAME && part(c)) {
            name.append((char) c);
            c = in.read();
        }
        boolean reference = c == ';' && !name.isEmpty();
        if (c >= 0) {
            in.unread(c);
        }
        in.unread(name.toString().toCharArray());
        return reference;
    }

    private static boolean part(int c) {
        return Character.isLetterOrDigit(c) || c == '#' || c == '_' || c == '-' || c == '.' || c == ':';
    }

    /** Notes where comments, CDATA and instructions begin and end. */
    private void follow(char c) {
        if (end.isEmpty()) {
            if (c == '<') {
                tail.setLength(0);
                inTag = true;
            }
            if (!inTag) {
                return;
            }
            tail.append(c);
            String begun = tail.toString();
            if (begun.equals("<!--")) {
                enter("-->");
            } else if (begun.equals("<![CDATA[")) {
                enter("]]>");
            } else if (begun.equals("<?")) {
                enter("?>");
            } else if (!"<![CDATA[".startsWith(begun) && !"<!--".startsWith(begun)) {
                inTag = false;
            }
            return;
        }
        tail.append(c);
        if (tail.length() > end.length()) {
            tail.deleteCharAt(0);
        }
        if (tail.toString().equals(end)) {
            end = "";
            tail.setLength(0);
        }
    }

    private void enter(String until) {
        end = until;
        inTag = false;
        tail.setLength(0);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
