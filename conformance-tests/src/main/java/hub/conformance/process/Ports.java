package hub.conformance.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * The ports of a hub on this machine. 端口。
 *
 * @param http REST and SOAP
 * @param management health and metrics
 * @param sftp SFTP
 * @param broker the subscribers' queues
 */
public record Ports(int http, int management, int sftp, int broker) {
    /** Those of the default configuration. */
    public static final Ports USUAL = new Ports(8080, 8081, 2222, 61616);

    /** Four that nobody listens on now. */
    public static Ports free() {
        try (ServerSocket http = open();
                ServerSocket management = open();
                ServerSocket sftp = open();
                ServerSocket broker = open()) {
            return new Ports(
                    http.getLocalPort(), management.getLocalPort(), sftp.getLocalPort(), broker.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket open() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
