package hub.routes.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a running PostgreSQL wrote into {@code postmaster.pid} of its cluster.
 *
 * @param pid process id of the server
 * @param port the TCP port it listens on
 */
record PostmasterPid(long pid, int port) {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    /**
     * Reads the file of a cluster if there is one and the process it names lives and is a PostgreSQL server.
     *
     * <p>A file left behind by a dead server, or one whose process id now belongs to another program, is nobody.
     */
    static Optional<PostmasterPid> survivor(Path cluster) {
        List<String> lines;
        try {
            lines = Files.readAllLines(cluster.resolve("postmaster.pid"), StandardCharsets.US_ASCII);
        } catch (NoSuchFileException noServer) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        var found = new PostmasterPid(
                Long.parseLong(lines.get(PID_LINE).strip()),
                Integer.parseInt(lines.get(PORT_LINE).strip()));
        return ProcessHandle.of(found.pid)
                .filter(ProcessHandle::isAlive)
                .filter(PostmasterPid::isPostgres)
                .map(process -> found);
    }

    /** Ends a server that no longer reacts to anything; its own children notice and end too. */
    void kill(Duration atMost) {
        ProcessHandle.of(pid).filter(PostmasterPid::isPostgres).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit()
                    .completeOnTimeout(process, atMost.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        });
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).endsWith("postgres"))
                .orElse(false);
    }
}
