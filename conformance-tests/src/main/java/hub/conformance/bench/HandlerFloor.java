package hub.conformance.bench;

import hub.conformance.client.Credential;
import hub.conformance.process.HubProcess;
import hub.conformance.process.Ports;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The floor of single records: a bare Spring MVC handler as a process of its own, on the libraries of the hub, that parses the body and inserts
 * the row in one commit into the same server. 基线：裸 Spring MVC。
 */
final class HandlerFloor implements AutoCloseable {
    private static final String PROGRAM = "hub.conformance.bench.floor.BareHandler";
    private static final String CONNECTIONS = "16";
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final HubDatabase database;
    private final Process process;
    private final URI address;

    private HandlerFloor(HubDatabase database, Process process, URI address) {
        this.database = database;
        this.process = process;
        this.address = address;
    }

    /**
     * Starts it, with an empty table.
     *
     * @param log where it writes
     * @throws IOException if it does not answer in time
     */
    static HandlerFloor start(HubDatabase database, Path log) throws IOException, SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema floor_single");
            statement.execute("create table floor_single.record (type text not null, source_id text not null,"
                    + " source_version bigint not null, body text not null, received_at timestamptz not null default now(),"
                    + " primary key (type, source_id))");
        }
        int port = Ports.free().http();
        URI address = URI.create("http://127.0.0.1:" + port + "/");
        HandlerFloor floor = new HandlerFloor(database, process(database, port, log), address);
        try {
            floor.awaitReady(log);
            return floor;
        } catch (IOException e) {
            floor.close();
            throw e;
        }
    }

    private static Process process(HubDatabase database, int port, Path log) throws IOException {
        Path libraries = HubProcess.checkout().resolve("routes/target/lib");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-Xmx" + Rig.HEAP,
                        "-cp",
                        HubProcess.ownCode() + File.pathSeparator + libraries + File.separator + "*",
                        PROGRAM,
                        "--server.port=" + port,
                        "--server.address=127.0.0.1"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // the password by the environment: arguments are for everybody to see
        builder.environment()
                .putAll(Map.of(
                        "SPRING_DATASOURCE_URL",
                        database.url(),
                        "SPRING_DATASOURCE_USERNAME",
                        HubDatabase.USER,
                        "SPRING_DATASOURCE_PASSWORD",
                        database.password(),
                        "SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE",
                        CONNECTIONS));
        return builder.start();
    }

    private void awaitReady(Path log) throws IOException {
        long deadline = System.nanoTime() + READY.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                HttpURLConnection look =
                        (HttpURLConnection) address.resolve("/ready").toURL().openConnection();
                if (look.getResponseCode() == 200) {
                    look.getInputStream().close();
                    return;
                }
            } catch (java.net.ConnectException notYet) {
                // asked again
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        throw new IOException("the bare handler does not answer, see " + log);
    }

    /** A caller of it. */
    PlainCaller caller() {
        return new PlainCaller(address, new Credential("nobody", ""));
    }

    /** How many rows it has inserted. */
    long rows() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from floor_single.record")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Stops it; its table goes. */
    @Override
    public void close() throws SQLException {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists floor_single cascade");
        }
    }
}
