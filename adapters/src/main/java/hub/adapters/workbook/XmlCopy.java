package hub.adapters.workbook;

import hub.adapters.xml.HardenedXml;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.Arrays;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.LocationInfo;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * Copies XML character by character while it is parsed: what nobody changes stays as its author wrote it, down to quotes and line breaks.
 * Only what lies between the event at hand and the one before is held. 逐字复制。
 */
final class XmlCopy {
    private final Window window;
    private final XMLStreamReader2 xml;
    private final Writer out;
    /** Up to here everything is written or left out. */
    private long done;

    private long start;
    private long end;
    private boolean empty;

    /**
     * A copy.
     *
     * @param in the characters; not closed
     * @param out where they go; not closed
     */
    XmlCopy(HardenedXml factory, Reader in, Writer out) throws XMLStreamException {
        this.window = new Window(in);
        this.xml = (XMLStreamReader2) factory.reader(window);
        this.out = out;
    }

    /** The parser, at the event at hand. */
    XMLStreamReader xml() {
        return xml;
    }

    boolean hasNext() throws XMLStreamException {
        return xml.hasNext();
    }

    /** Copies the event at hand, unless something was done with it, and goes on to the next. */
    int next() throws XMLStreamException, IOException {
        write(end);
        int event = PartXml.next(xml);
        if (empty && event == XMLStreamConstants.END_ELEMENT) {
            start = end; // it has no tag of its own
        } else {
            LocationInfo at = xml.getLocationInfo();
            start = at.getStartingCharOffset();
            end = event == XMLStreamConstants.END_DOCUMENT ? start : at.getEndingCharOffset();
        }
        empty = event == XMLStreamConstants.START_ELEMENT && xml.isEmptyElement();
        return event;
    }

    /** Whether the element that starts here has no end tag. */
    boolean empty() {
        return empty;
    }

    /** Where the event at hand begins, in characters from the start. */
    long start() {
        return start;
    }

    /** Where the event at hand ends. */
    long end() {
        return end;
    }

    /** The event at hand as it is written. */
    String raw() {
        return window.text(start, end);
    }

    /** Writes something before the event at hand. */
    void before(String text) throws IOException {
        write(start);
        out.write(text);
    }

    /** Writes something in place of the event at hand. */
    void instead(String text) throws IOException {
        write(start);
        out.write(text);
        done = end;
    }

    /** Leaves out the element that starts here, and stands at its end. */
    void leaveOut() throws XMLStreamException, IOException {
        write(start);
        int depth = 1;
        while (depth > 0) {
            done = end;
            int event = next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
        done = end;
    }

    /** Copies the element that starts here, and stands at its end. */
    void pass() throws XMLStreamException, IOException {
        int depth = 1;
        while (depth > 0) {
            int event = next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    /** Copies what is left. */
    void finish() throws XMLStreamException, IOException {
        while (xml.hasNext()) {
            next();
        }
        window.toEnd();
        write(window.length());
    }

    private void write(long to) throws IOException {
        if (to > done) {
            window.write(out, done, to);
            done = to;
            window.forget(done);
        }
    }

    /** The characters that were read and may still be wanted. */
    private static final class Window extends Reader {
        private static final int SPARE = 1 << 16;
        private final Reader in;
        private char[] chars = new char[2 * SPARE];
        private long first;
        private int size;
        private int forgotten;

        Window(Reader in) {
            this.in = in;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            if (read > 0) {
                keep(buffer, offset, read);
            }
            return read;
        }

        private void keep(char[] buffer, int offset, int length) {
            if (forgotten > SPARE) {
                System.arraycopy(chars, forgotten, chars, 0, size - forgotten);
                size -= forgotten;
                first += forgotten;
                forgotten = 0;
            }
            if (size + length > chars.length) {
                chars = Arrays.copyOf(chars, Math.max(2 * chars.length, size + length));
            }
            System.arraycopy(buffer, offset, chars, size, length);
            size += length;
        }

        /** How many characters were read. */
        long length() {
            return first + size;
        }

        String text(long from, long to) {
            return new String(chars, (int) (from - first), (int) (to - from));
        }

        void write(Writer out, long from, long to) throws IOException {
            out.write(chars, (int) (from - first), (int) (to - from));
        }

        void forget(long to) {
            forgotten = (int) (to - first);
        }

        /** Reads what the parser did not ask for. */
        void toEnd() throws IOException {
            char[] rest = new char[1 << 10];
            while (read(rest, 0, rest.length) >= 0) {
                continue;
            }
        }

        @Override
        public void close() {
            // whoever gave the characters closes them
        }
    }
}
