package hub.adapters.packed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The bytes of a packed file: counted, their tail kept so that the directory at the end can be compared with what stood before it, and a
 * failure to have them told from a failure of what they hold. 压缩文件的字节。
 */
public final class PackedBytes extends FilterInputStream {
    /** Bytes of the record that ends the directory, without its comment; and with the longest. */
    private static final int DIRECTORY_END = 22;

    private static final int TAIL = DIRECTORY_END + 65_535;

    private final byte[] tail = new byte[2 * TAIL];
    private int kept;
    private long count;
    private boolean failed;

    /**
     * Over the bytes, from the first.
     *
     * @param in closed by whoever gave it
     */
    public PackedBytes(InputStream in) {
        super(in);
    }

    /** The packed bytes cannot be had; that says nothing about the file. */
    public static final class NoBytesException extends IOException {
        private static final long serialVersionUID = 1L;

        NoBytesException(IOException cause) {
            super(cause);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read;
        try {
            read = in.read(bytes, offset, Math.min(length, TAIL));
        } catch (IOException e) {
            failed = true;
            throw new NoBytesException(e);
        }
        if (read > 0) {
            count += read;
            keep(bytes, offset, read);
        }
        return read;
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

    @Override
    public void close() {
        // whoever gave the bytes closes them
    }

    /** Whether bytes could not be had. */
    public boolean failed() {
        return failed;
    }

    /** How many bytes were read. */
    public long count() {
        return count;
    }

    /**
     * Reads to the end and gives how many entries the directory there names, modulo 65,536; -1 if there is none: a file cut between two
     * entries looks whole but for that.
     *
     * @throws IOException if the bytes cannot be had
     */
    public int entriesNamed() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        for (int at = kept - DIRECTORY_END; at >= 0; at--) {
            if (tail[at] == 'P' && tail[at + 1] == 'K' && tail[at + 2] == 5 && tail[at + 3] == 6) {
                return tail[at + 10] & 0xFF | (tail[at + 11] & 0xFF) << 8;
            }
        }
        return -1;
    }
}
