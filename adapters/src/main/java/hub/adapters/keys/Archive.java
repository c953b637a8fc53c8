package hub.adapters.keys;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.UUID;

/**
 * Encrypted files under generated names; nothing of a sender's is ever a path. 加密存档。
 *
 * <p>A file is written beside its place, synced and renamed: what has a name in the archive is whole and durable. What a crash left half
 * written is swept away at the next start.
 */
public final class Archive {
    private static final String PART = ".part";
    private final Path folder;
    private final Keys keys;

    /**
     * An archive in a folder, which is made if need be, for its owner alone.
     *
     * @throws IOException if the folder cannot be used
     */
    public Archive(Path folder, Keys keys) throws IOException {
        this.folder = folder;
        this.keys = keys;
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        sweepParts();
    }

    private void sweepParts() throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "*" + PART)) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    /** Begins a file. */
    public Writing begin() throws IOException {
        return new Writing();
    }

    /**
     * A new stream over a kept file in clear.
     *
     * @param name as {@link Writing#keep()} gave it
     */
    public InputStream open(String name) throws IOException {
        return opened(folder.resolve(name), name);
    }

    /** Takes a kept file out of the archive; nothing happens if it is not there. */
    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    private InputStream opened(Path file, String name) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            return keys.opening(raw, bound(name));
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static byte[] bound(String name) {
        return ("archive/" + name).getBytes(StandardCharsets.UTF_8);
    }

    /** Makes a folder's entries durable. */
    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** A file being written; ends by {@link #keep()} or {@link #close()}, which discards what was not kept. Not thread-safe. */
    public final class Writing implements AutoCloseable {
        private final String name = UUID.randomUUID().toString();
        private final Path part = folder.resolve(name + PART);
        private final FileChannel channel;
        private final OutputStream stream;
        private boolean sealed;
        private boolean kept;

        private Writing() throws IOException {
            channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            stream = keys.sealing(new StayOpen(Channels.newOutputStream(channel)), bound(name));
        }

        /** Where the clear bytes go. */
        public OutputStream stream() {
            return stream;
        }

        /** A stream over what was written so far; nothing more can be written after. */
        public InputStream reread() throws IOException {
            seal();
            return opened(part, name);
        }

        /**
         * Makes the file durable under its name.
         *
         * @return the name
         */
        public String keep() throws IOException {
            seal();
            channel.force(true);
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
            kept = true;
            return name;
        }

        private void seal() throws IOException {
            if (!sealed) {
                stream.close();
                sealed = true;
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
            if (!kept) {
                Files.deleteIfExists(part);
            }
        }
    }

    /** Closing the encrypting stream must not close the channel, which is synced after. */
    private static final class StayOpen extends FilterOutputStream {
        StayOpen(OutputStream out) {
            super(Objects.requireNonNull(out));
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
