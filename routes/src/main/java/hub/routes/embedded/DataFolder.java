package hub.routes.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one folder that holds everything the hub keeps, locked for one process.
 *
 * <p>The lock belongs to the operating system, so it is gone the moment a killed hub is gone, and a second hub on the same
 * folder is refused before it can adopt a database that the first one still writes to.
 */
public final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Creates the folder if it is missing and takes its lock.
     *
     * @param folder absolute or relative to the working directory
     * @throws RefusedStart if another hub holds the folder, or the folder cannot be written
     */
    public static DataFolder open(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            if (isNew(path)) {
                Files.createDirectories(path);
                // Root hands the database to an unprivileged user, who must be able to pass through here; nobody else
                // has to.
                Files.setPosixFilePermissions(
                        path,
                        PosixFilePermissions.fromString(
                                ServerAccount.currentUid(path) == 0 ? "rwx--x--x" : "rwx------"));
            }
            FileChannel channel =
                    FileChannel.open(path.resolve("hub.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new RefusedStart(
                        "数据目录 " + path + " 正被另一个枢纽进程使用：请先停止它，或用 HUB_DATA 另选目录。",
                        "The data folder " + path
                                + " is in use by another hub: stop that one first, or choose another folder with HUB_DATA.");
            }
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new RefusedStart(
                    "数据目录 " + path + " 无法写入：请检查权限，或用 HUB_DATA 另选目录。",
                    "The data folder " + path
                            + " cannot be written: check its rights, or choose another folder with HUB_DATA.",
                    e);
        }
    }

    /** The log is opened before all else and may have made the folder. */
    private static boolean isNew(Path path) throws IOException {
        if (Files.notExists(path)) {
            return true;
        }
        try (Stream<Path> all = Files.list(path)) {
            return all.allMatch(one -> one.endsWith("logs"));
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    /** The folder itself, absolute. */
    public Path path() {
        return path;
    }

    /** Secrets the hub generated for itself; only the owner can look inside. */
    public Path secrets() {
        Path secrets = path.resolve("secrets");
        try {
            Files.createDirectories(secrets);
            Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return secrets;
    }

    /** Releases the lock; the content stays. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
