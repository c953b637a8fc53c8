package hub.adapters.packed;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a ZIP in their order. What is damaged is an {@link IOException} like any other: the library answers some damages with a
 * null pointer or an index out of range, and does not look at checksums. 压缩条目。
 *
 * <p>Not the platform's reader: it cannot read what streaming writers of workbooks make (64-bit data descriptors).
 */
public final class ZipEntries extends ZipArchiveInputStream {
    private final CRC32 checksum = new CRC32();
    private @Nullable ZipArchiveEntry entry;
    private boolean readWhole;

    /** Over the bytes, from the first. */
    public ZipEntries(PackedBytes packed) {
        super(packed);
    }

    /**
     * The next entry, null after the last.
     *
     * @throws IOException if it cannot be read, or if the one before was read to its end and is not what was packed
     */
    @Override
    public @Nullable ZipArchiveEntry getNextEntry() throws IOException {
        ZipArchiveEntry before = entry;
        ZipArchiveEntry next;
        try {
            next = super.getNextEntry(); // only now is the checksum behind the entry known
        } catch (RuntimeException e) {
            throw damaged(e);
        }
        if (before != null && readWhole && before.getCrc() != checksum.getValue()) {
            throw new ZipException("damaged");
        }
        checksum.reset();
        readWhole = false;
        entry = next;
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(bytes, offset, length);
        } catch (RuntimeException e) {
            throw damaged(e);
        }
        if (read > 0) {
            checksum.update(bytes, offset, read);
        }
        readWhole |= read < 0;
        return read;
    }

    @Override
    public boolean canReadEntryData(ArchiveEntry entry) {
        try {
            return super.canReadEntryData(entry);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static ZipException damaged(RuntimeException cause) {
        ZipException damaged = new ZipException("damaged");
        damaged.initCause(cause);
        return damaged;
    }
}
