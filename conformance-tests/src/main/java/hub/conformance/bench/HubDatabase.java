package hub.conformance.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The PostgreSQL inside a hub, entered by whoever owns its data folder: floors are measured in the same server, and it tells the moment a batch
 * is recorded. 枢纽的数据库。
 *
 * @param port its TCP port on this machine
 * @param password of the hub's own role
 * @param superPassword of the superuser, who may ask for a checkpoint
 */
record HubDatabase(int port, String password, String superPassword) {
    /** The hub's own role, and the name of its database. */
    static final String USER = "hub";

    private static final int PORT_LINE = 3;

    /**
     * The database of a hub that runs.
     *
     * @throws IOException if the folder is not that of a running hub with its embedded database, or not ours to read
     */
    static HubDatabase of(Path data) throws IOException {
        List<String> lines =
                Files.readAllLines(home(data).resolve("cluster/postmaster.pid"), StandardCharsets.US_ASCII);
        if (lines.size() <= PORT_LINE) {
            throw new IOException("no port in postmaster.pid under " + data);
        }
        return new HubDatabase(
                Integer.parseInt(lines.get(PORT_LINE).strip()),
                secret(data, "postgres-hub"),
                secret(data, "postgres-superuser"));
    }

    /** Where the hub keeps the database: in the data folder, or where that says. */
    static Path home(Path data) throws IOException {
        Path elsewhere = data.resolve("postgres.location");
        return Files.exists(elsewhere) ? Path.of(Files.readAllLines(elsewhere).get(0)) : data.resolve("postgres");
    }

    private static String secret(Path data, String name) throws IOException {
        return Files.readString(data.resolve("secrets").resolve(name), StandardCharsets.US_ASCII)
                .strip();
    }

    /** Its JDBC URL, without a password. */
    String url() {
        return url(USER);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** A connection as the hub has it. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), USER, password);
    }

    /** Writes out what is dirty, so that what is measured next does not pay for what was before. */
    void checkpoint() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", superPassword);
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    /**
     * Holds back delivery to the subscribers' queues until closed, so that a floor is not measured beside what the hub still has to do.
     *
     * @throws SQLException if what is on its way does not arrive in time
     */
    DeliveryPause pauseDelivery() throws SQLException {
        return new DeliveryPause(connect());
    }

    /** No password: it may stand in a log line. */
    @Override
    public String toString() {
        return url();
    }
}
