package hub.adapters.workbook;

import hub.adapters.Limits;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a packed file in their order, unpacked as they are read and within limits: what counts are the bytes that really come out,
 * whatever the headers claim. 解包。
 */
final class Unpacking implements AutoCloseable {
    private static final int MOST_PARTS = 1_000;
    /** Below this nothing is a bomb, whatever the ratio. */
    private static final long HARMLESS = 1 << 20;

    private final Limits limits;
    private final Counting packed;
    private final ZipArchiveInputStream zip;
    private final Set<String> names = new HashSet<>();
    private long unpacked;

    Unpacking(InputStream in, Limits limits) {
        this.limits = limits;
        this.packed = new Counting(in);
        // the platform's own reader does not know the 64-bit sizes that streaming writers leave behind an entry
        this.zip = new ZipArchiveInputStream(packed);
    }

    /** What comes out is larger than allowed. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** The next part's name, null after the last; what was left of the part before is unpacked and passed over. */
    @Nullable
    String next() throws IOException {
        if (!names.isEmpty()) {
            drain();
        }
        ZipArchiveEntry entry = entry();
        if (entry == null) {
            return null;
        }
        if (names.size() >= MOST_PARTS) {
            throw new TooLarge();
        }
        String name = entry.getName().replace('\\', '/');
        if (name.contains("../") || !names.add(name)) {
            throw new ZipException("a part stands twice, or outside");
        }
        return name;
    }

    private @Nullable ZipArchiveEntry entry() throws IOException {
        try {
            return zip.getNextEntry();
        } catch (IOException e) {
            throw cut(e);
        } catch (IllegalArgumentException e) {
            throw (ZipException) new ZipException("a name that is no text").initCause(e);
        }
    }

    private int unpack(byte[] bytes, int offset, int length) throws IOException {
        try {
            return zip.read(bytes, offset, length);
        } catch (IOException e) {
            throw cut(e);
        }
    }

    /** The library says in words only that the file ends too early. */
    private static IOException cut(IOException thrown) {
        return String.valueOf(thrown.getMessage()).startsWith("Truncated")
                ? new EOFException(thrown.getMessage())
                : thrown;
    }

    private void drain() throws IOException {
        byte[] buffer = new byte[1 << 14];
        InputStream part = part();
        while (part.read(buffer) >= 0) {
            continue;
        }
    }

    /** The part at hand; closing it does nothing. */
    InputStream part() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = unpack(bytes, offset, length);
                unpacked += Math.max(read, 0);
                if (unpacked > limits.unpacked() || unpacked > HARMLESS && unpacked > limits.ratio() * packed.count) {
                    throw new TooLarge();
                }
                return read;
            }
        };
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
