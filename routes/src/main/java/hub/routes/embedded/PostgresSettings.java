package hub.routes.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the repository's database is.
 *
 * @param url JDBC URL of an external PostgreSQL; absent means the embedded one. Its {@code max_locks_per_transaction} times
 *     {@code max_connections} must exceed workers times chunk, with room to spare: a chunk locks the people it tells of
 * @param user role that owns the hub's schema in an external database
 * @param password its password
 * @param connections size of the connection pool
 * @param port TCP port of the embedded server on loopback; 0 takes a free one
 * @param systemFolder where root keeps the embedded database if the unprivileged user cannot reach the data folder
 */
@ConfigurationProperties("hub.postgres")
public record PostgresSettings(
        @Nullable String url,
        @DefaultValue("hub") String user,
        @Nullable String password,
        @DefaultValue("16") int connections,
        @DefaultValue("0") int port,
        @DefaultValue("/var/lib/cadre-training-hub") Path systemFolder) {

    /** The embedded server with every setting at its default. */
    public static PostgresSettings embedded() {
        return new PostgresSettings(null, "hub", null, 16, 0, Path.of("/var/lib/cadre-training-hub"));
    }
}
