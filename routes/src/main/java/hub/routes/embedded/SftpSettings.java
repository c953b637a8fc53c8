package hub.routes.embedded;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The hub's own SFTP server.
 *
 * @param host address to listen on
 * @param port TCP port; 0 takes a free one
 * @param sessionsPerUser how many connections one sender may hold at a time
 */
@ConfigurationProperties("hub.sftp")
public record SftpSettings(
        @DefaultValue("0.0.0.0") String host,
        @DefaultValue("2222") int port,
        @DefaultValue("10") int sessionsPerUser) {}
