package hub.routes.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded PostgreSQL while it runs; closing it stops the server in order. */
public final class RunningPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningPostgres.class);

    private static final Duration ORDERLY = Duration.ofSeconds(60);
    private static final Duration AT_ONCE = Duration.ofSeconds(20);

    private final PostgresPrograms programs;
    private final int port;
    private final String password;

    RunningPostgres(PostgresPrograms programs, int port, String password) {
        this.programs = programs;
        this.port = port;
        this.password = password;
    }

    /** The TCP port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** The role that owns the hub's database; it is no superuser. */
    public String user() {
        return "hub";
    }

    /** That role's generated password. */
    public String password() {
        return password;
    }

    /** JDBC URL of the hub's database. */
    public String url() {
        return url("hub");
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** A new connection as the hub's role. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), properties(user(), password));
    }

    /** A connection as superuser, asked for again while the server is still recovering. */
    Connection awaitSuperuser(String superPassword, Duration atMost) throws SQLException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            try {
                return DriverManager.getConnection(url("postgres"), properties("postgres", superPassword));
            } catch (SQLException e) {
                if (System.nanoTime() > deadline || wrongCredential(e)) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    /** Class 28: the server answers and says no; asking again does not help. */
    private static boolean wrongCredential(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("28");
    }

    private static Properties properties(String user, String password) {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "5");
        return properties;
    }

    /** Stops the server; if it does not stop in order within a minute, at once (the next start then recovers from its log). */
    @Override
    public void close() {
        if (!programs.stop("fast", ORDERLY) && !programs.stop("immediate", AT_ONCE)) {
            LOG.error("PostgreSQL on port {} could not be stopped 数据库无法停止", port);
        }
    }
}
