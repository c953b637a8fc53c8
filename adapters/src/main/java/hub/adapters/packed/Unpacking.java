package hub.adapters.packed;

import hub.adapters.Limits;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a packed file in their order, unpacked as they are read and within limits: what counts are the bytes that really come out,
 * whatever the headers claim. 解包。
 */
public final class Unpacking implements AutoCloseable {
    private static final int MOST_PARTS = 1_000;
    /** Below this nothing is a bomb, whatever the ratio. */
    private static final long HARMLESS = 1 << 20;

    private final Limits limits;
    private final InputStream in;
    private final PackedBytes packed;
    private final ZipEntries zip;
    private final Set<String> names = new HashSet<>();
    private @Nullable ZipArchiveEntry entry;
    private long unpacked;

    /**
     * Over the bytes, from the first.
     *
     * @param in closed with this
     */
    public Unpacking(InputStream in, Limits limits) {
        this.limits = limits;
        this.in = in;
        this.packed = new PackedBytes(in);
        this.zip = new ZipEntries(packed);
    }

    /** What comes out is larger than allowed. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        public TooLarge() {}
    }

    /** The next part's name, null after the last; what was left of the part before is unpacked and passed over. */
    public @Nullable String next() throws IOException {
        if (entry != null) {
            drain();
        }
        ZipArchiveEntry next = zip.getNextEntry();
        entry = next;
        if (next == null) {
            whole();
            return null;
        }
        if (names.size() >= MOST_PARTS) {
            throw new TooLarge();
        }
        String name = next.getName().replace('\\', '/');
        if (name.contains("../") || !names.add(name) || !zip.canReadEntryData(next)) {
            throw new ZipException("a part stands twice, or outside, or under a password");
        }
        return name;
    }

    /** The directory at the end must name as many parts as there were. */
    private void whole() throws IOException {
        if (packed.entriesNamed() != (names.size() & 0xFFFF)) {
            throw new EOFException("the directory of the parts is missing, or names others");
        }
    }

    private void drain() throws IOException {
        byte[] buffer = new byte[1 << 14];
        InputStream part = part();
        while (part.read(buffer) >= 0) {
            continue;
        }
    }

    /** The part at hand; closing it does nothing. */
    public InputStream part() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = zip.read(bytes, offset, length);
                if (read > 0) {
                    unpacked += read;
                }
                if (unpacked > limits.unpacked() || unpacked > HARMLESS + limits.ratio() * packed.count()) {
                    throw new TooLarge();
                }
                return read;
            }
        };
    }

    @Override
    public void close() throws IOException {
        zip.close();
        in.close();
    }
}
