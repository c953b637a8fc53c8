package hub.routes.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked from the archive on the class path.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path folder) {

    /**
     * Unpacks the programs for this machine under {@code home} once; a new release of the archive gets a new folder.
     *
     * @throws RefusedStart if no archive for this operating system and processor is on the class path
     */
    static PostgresBinaries under(Path home) {
        URL archive = archiveForThisMachine();
        try {
            Path folder = home.resolve("binaries-" + fingerprint(archive));
            if (Files.notExists(folder)) {
                // Complete or absent: what a crash leaves half unpacked has another name and is removed here.
                Path unfinished = home.resolve("binaries.unfinished");
                deleteAll(unfinished);
                unpack(archive, unfinished);
                Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            return new PostgresBinaries(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Absolute path of one of the programs. */
    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static URL archiveForThisMachine() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String os = system.contains("mac") ? "darwin" : system;
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String cpu = switch (processor) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> processor;
        };
        URL archive = PostgresBinaries.class.getResource("/postgres-" + os + "-" + cpu + ".txz");
        if (archive == null) {
            throw new RefusedStart(
                    "没有适用于 " + os + "/" + cpu + " 的内置 PostgreSQL：请用 hub.postgres.url 指向外部数据库。",
                    "There is no embedded PostgreSQL for " + os + "/" + cpu
                            + ": point hub.postgres.url at an external database.");
        }
        return archive;
    }

    /** Names the archive by checksum and size, both of which a jar lists without being read. */
    private static String fingerprint(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection inJar) {
            inJar.setUseCaches(false);
            try (var jar = inJar.getJarFile()) {
                var entry = jar.getJarEntry(inJar.getEntryName());
                return "%08x-%d".formatted(entry.getCrc(), entry.getSize());
            }
        }
        return "local-" + archive.openConnection().getContentLengthLong();
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (InputStream raw = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(raw))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("archive entry leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(parentOf(target));
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(parentOf(target));
                    Files.copy(tar, target);
                    Files.setPosixFilePermissions(target, readableByAll((entry.getMode() & 0100) != 0));
                }
            }
        }
        // Whatever the umask of this process: the account that runs the programs may be another.
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all.filter(Files::isDirectory)::iterator) {
                Files.setPosixFilePermissions(path, readableByAll(true));
            }
        }
    }

    private static Path parentOf(Path target) {
        return Objects.requireNonNull(target.getParent());
    }

    private static Set<PosixFilePermission> readableByAll(boolean executable) {
        return PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--");
    }

    static void deleteAll(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }
}
