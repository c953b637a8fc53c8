package hub.conformance.process;

import hub.conformance.client.HubAddress;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A hub started as a child process from {@code routes/target}, the way its launcher starts it. Its output goes to {@code hub.log} beside the
 * data folder.
 */
public final class HubProcess implements AutoCloseable {
    private static final Duration READY = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 100;

    private final Process process;
    private final HubAddress address;
    private final Path log;
    private final long started;
    private Duration startTime = Duration.ZERO;

    private HubProcess(Process process, HubAddress address, Path log, long started) {
        this.process = process;
        this.address = address;
        this.log = log;
        this.started = started;
    }

    /**
     * Starts a hub and waits until it says that it is ready.
     *
     * @param data its data folder, made if it is missing
     * @param ports where it listens
     * @param settings further settings, such as {@code hub.standard}
     * @param virtualMachine options of the Java virtual machine, such as {@code -Xmx512m}
     * @throws EndedException if it ends before it is ready
     * @throws IllegalStateException if it is not ready in time; names its log
     */
    public static HubProcess start(Path data, Ports ports, Map<String, String> settings, List<String> virtualMachine) {
        try {
            long before = System.nanoTime();
            Path folder = data.toAbsolutePath().normalize();
            Files.createDirectories(folder.getParent());
            Path log = folder.resolveSibling(folder.getFileName() + ".log");
            Process process = new ProcessBuilder(command(folder, ports, settings, virtualMachine))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            HubAddress address = address(folder, ports);
            HubProcess hub = new HubProcess(process, address, log, before);
            hub.awaitReady();
            return hub;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a hub with that data folder and those ports is spoken to. */
    public static HubAddress address(Path data, Ports ports) {
        return new HubAddress(
                URI.create("http://127.0.0.1:" + ports.http() + "/"),
                URI.create("http://127.0.0.1:" + ports.management() + "/"),
                "127.0.0.1",
                ports.sftp(),
                "tcp://127.0.0.1:" + ports.broker(),
                data.toAbsolutePath().normalize());
    }

    /** Starts a hub with nothing but a data folder to itself. */
    public static HubProcess start(Path data) {
        return start(data, Ports.free(), Map.of(), List.of());
    }

    private static List<String> command(
            Path data, Ports ports, Map<String, String> settings, List<String> virtualMachine) {
        Path target = checkout().resolve("routes/target");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dfile.encoding=UTF-8");
        command.addAll(virtualMachine);
        command.add("-cp");
        command.add(target.resolve("*") + File.pathSeparator + target.resolve("lib") + File.separator + "*");
        command.add("hub.routes.HubApplication");
        command.add("--hub.data=" + data);
        command.add("--server.port=" + ports.http());
        command.add("--management.server.port=" + ports.management());
        command.add("--hub.sftp.port=" + ports.sftp());
        command.add("--hub.artemis.port=" + ports.broker());
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        return command;
    }

    /**
     * The checkout this program stands in, wherever it is called from: where {@code routes/target/lib} has been built.
     *
     * @throws IllegalStateException if there is none
     */
    public static Path checkout() {
        return Stream.of(Path.of("").toAbsolutePath(), ownCode())
                .flatMap(start -> Stream.iterate(start, Objects::nonNull, Path::getParent))
                .filter(folder -> Files.isDirectory(folder.resolve("routes/target/lib")))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("no packaged hub here: build it first, mvn -pl routes -am package"));
    }

    /** The folder or archive of classes that this program runs from. */
    public static Path ownCode() {
        try {
            return Path.of(HubProcess.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitReady() {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest look = HttpRequest.newBuilder(address.http().resolve("/readyz"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long deadline = System.nanoTime() + READY.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new EndedException(process.exitValue(), log);
            }
            if (answersOk(http, look)) {
                startTime = Duration.ofNanos(System.nanoTime() - started);
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
        }
        process.destroyForcibly();
        throw new IllegalStateException("the hub was not ready after " + READY + ", see " + log);
    }

    /** The hub ended before it was ready. */
    public static final class EndedException extends IllegalStateException {
        private static final long serialVersionUID = 1L;
        private final int exitCode;

        EndedException(int exitCode, Path log) {
            super("the hub ended with " + exitCode + ", see " + log);
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    private static boolean answersOk(HttpClient http, HttpRequest look) {
        try {
            return http.send(look, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where it can be spoken to. */
    public HubAddress address() {
        return address;
    }

    /** What it has written to its console. */
    public Path log() {
        return log;
    }

    /** From the start of the process until it said it was ready. */
    public Duration startTime() {
        return startTime;
    }

    /** How it ended; only once it has. */
    public int exitCode() {
        return process.exitValue();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Kills it where it stands, as {@code kill -9} does; what it started beside it is left as it is. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(STOP);
    }

    /**
     * Waits for it to end by itself.
     *
     * @return whether it has
     */
    public boolean awaitEnd(Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly(); // whoever does not wait any longer leaves nothing running
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops it in order, and by force if it does not. */
    @Override
    public void close() {
        process.destroy();
        if (!awaitEnd(STOP)) {
            kill();
        }
    }
}
