package hub.adapters.workbook;

import hub.adapters.Limits;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a packed file in their order, unpacked as they are read and within limits: what counts are the bytes that really come out,
 * whatever the headers claim. 解包。
 *
 * <p>The platform's own reader cannot read what streaming writers of workbooks make (64-bit data descriptors); the reader used does not
 * look at checksums, so that is done here.
 */
final class Unpacking implements AutoCloseable {
    private static final int MOST_PARTS = 1_000;
    /** Bytes of the record that ends the directory, without its comment; and with the longest. */
    private static final int DIRECTORY_END = 22;

    private static final int TAIL = DIRECTORY_END + 65_535;
    /** Below this nothing is a bomb, whatever the ratio. */
    private static final long HARMLESS = 1 << 20;

    private final Limits limits;
    private final Packed packed;
    private final ZipArchiveInputStream zip;
    private final Set<String> names = new HashSet<>();
    private final CRC32 checksum = new CRC32();
    private @Nullable ZipArchiveEntry entry;
    private long unpacked;

    Unpacking(InputStream in, Limits limits) {
        this.limits = limits;
        this.packed = new Packed(in);
        this.zip = new ZipArchiveInputStream(packed);
    }

    /** What comes out is larger than allowed. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** The packed bytes cannot be had; that says nothing about the file. */
    static final class NoBytes extends IOException {
        private static final long serialVersionUID = 1L;

        NoBytes(IOException cause) {
            super(cause);
        }
    }

    /** The next part's name, null after the last; what was left of the part before is unpacked and passed over. */
    @Nullable
    String next() throws IOException {
        ZipArchiveEntry before = entry;
        if (before != null) {
            drain();
        }
        ZipArchiveEntry next = zip.getNextEntry(); // only now is the checksum behind the part known
        if (before != null && before.getCrc() != checksum.getValue()) {
            throw new ZipException("a part is damaged");
        }
        checksum.reset();
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

    /** The directory at the end must name as many parts as there were: a file cut between two parts looks whole but for that. */
    private void whole() throws IOException {
        packed.transferTo(OutputStream.nullOutputStream());
        if (packed.partsNamed() != (names.size() & 0xFFFF)) {
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
    InputStream part() {
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
                    checksum.update(bytes, offset, read);
                    unpacked += read;
                }
                if (unpacked > limits.unpacked() || unpacked > HARMLESS + limits.ratio() * packed.count) {
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

    /** Counts, and tells a failure of the bytes from a failure of what they hold. */
    private static final class Packed extends FilterInputStream {
        private final byte[] tail = new byte[2 * TAIL];
        private int kept;
        private long count;

        Packed(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                int read = in.read(bytes, offset, Math.min(length, TAIL));
                if (read > 0) {
                    count += read;
                    keep(bytes, offset, read);
                }
                return read;
            } catch (IOException e) {
                throw new NoBytes(e);
            }
        }

        private void keep(byte[] bytes, int offset, int length) {
            if (kept + length > tail.length) {
                int last = Math.min(kept, TAIL);
                System.arraycopy(tail, kept - last, tail, 0, last);
                kept = last;
            }
            System.arraycopy(bytes, offset, tail, kept, length);
            kept += length;
        }

        /** How many parts the directory at the end names, modulo 65,536; -1 if there is none. */
        int partsNamed() {
            for (int at = kept - DIRECTORY_END; at >= 0; at--) {
                if (tail[at] == 'P' && tail[at + 1] == 'K' && tail[at + 2] == 5 && tail[at + 3] == 6) {
                    return tail[at + 10] & 0xFF | (tail[at + 11] & 0xFF) << 8;
                }
            }
            return -1;
        }
    }
}
