package hub.adapters.packed;

import java.io.IOException;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/**
 * The entries of a ZIP in their order. What is damaged is an {@link IOException} like any other: the library answers some damages with a
 * null pointer or an index out of range. 压缩条目。
 *
 * <p>Not the platform's reader: it cannot read what streaming writers of workbooks make (64-bit data descriptors).
 */
public final class ZipEntries extends ZipArchiveInputStream {

    /** Over the bytes, from the first. */
    public ZipEntries(PackedBytes packed) {
        super(packed);
    }

    @Override
    public ZipArchiveEntry getNextEntry() throws IOException {
        try {
            return super.getNextEntry();
        } catch (RuntimeException e) {
            throw damaged(e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (RuntimeException e) {
            throw damaged(e);
        }
    }

    @Override
    public boolean canReadEntryData(org.apache.commons.compress.archivers.ArchiveEntry entry) {
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
