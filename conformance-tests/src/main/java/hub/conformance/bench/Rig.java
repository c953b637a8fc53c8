package hub.conformance.bench;

import hub.conformance.client.HubAddress;
import hub.conformance.process.HubProcess;
import hub.conformance.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The bench a hub is put on: an empty data folder, and the hub as a process of its own. Closed, the hub stops and a temporary folder goes. 试验台。
 */
final class Rig implements AutoCloseable {
    /** The heap that the bar for a batch allows. */
    static final String HEAP = "512m";

    /** One sender makes all the load here; how many calls one sender may make is not what is measured. */
    private static final Map<String, String> WITHOUT_RATE_LIMIT =
            Map.of("hub.limits.per-second", "1000000", "hub.limits.burst", "1000000");

    private final Path folder;
    private final Path data;
    private final boolean temporary;
    private final Ports ports = Ports.free();
    private @Nullable HubProcess hub;
    private boolean closed;

    private Rig(Path folder, Path data, boolean temporary) {
        this.folder = folder;
        this.data = data;
        this.temporary = temporary;
    }

    /**
     * An empty place for a hub.
     *
     * @throws IOException if the folder asked for holds something already
     */
    static Rig open(BenchOptions options) throws IOException {
        Path wanted = options.data();
        if (wanted == null) {
            // beside the build, not in the system's folder for temporary files: that one may be memory, and a sync cost
            // nothing
            Path folder =
                    Files.createTempDirectory(HubProcess.checkout().resolve("conformance-tests/target"), "bench-");
            // a database of root's runs as somebody else, who must be able to pass through
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            return new Rig(folder, folder.resolve("data"), true);
        }
        Files.createDirectories(wanted);
        try (Stream<Path> found = Files.list(wanted)) {
            if (found.findAny().isPresent()) {
                throw new IOException(wanted + " is not empty 目录不为空");
            }
        }
        return new Rig(wanted.resolveSibling(wanted.getFileName() + ".bench"), wanted, false);
    }

    /** Starts the hub on the data that is there; one that runs is stopped first. */
    synchronized HubProcess start() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        stop();
        HubProcess started = HubProcess.start(
                data, ports, WITHOUT_RATE_LIMIT, List.of("-Xmx" + HEAP, "-XX:+ExitOnOutOfMemoryError"));
        hub = started;
        return started;
    }

    private void stop() {
        HubProcess running = hub;
        if (running != null) {
            running.close();
            hub = null;
        }
    }

    /** Where the hub is spoken to. */
    HubAddress hub() {
        return HubProcess.address(data, ports);
    }

    /** The database inside the hub that runs. */
    HubDatabase database() throws IOException {
        return HubDatabase.of(data);
    }

    /** A place for files that are made for a measurement. */
    Path file(String name) throws IOException {
        return Files.createDirectories(folder).resolve(name);
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        stop();
        if (temporary) {
            Path home = HubDatabase.home(data);
            if (!home.startsWith(folder)) {
                // where the hub itself had to put the database: a folder named after this data folder alone
                delete(home.getParent());
            }
        }
        delete(folder);
    }

    private static void delete(@Nullable Path folder) throws IOException {
        if (folder == null || Files.notExists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
