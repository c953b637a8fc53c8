package hub.conformance.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a hub is spoken to, and the folder in which it hands over credentials. 枢纽地址。
 *
 * @param http REST and SOAP
 * @param management health and metrics
 * @param sftpHost host of the SFTP server
 * @param sftpPort its port
 * @param broker where subscribers fetch from their queues
 * @param data the hub's data folder, for the credentials that it generated at its first start
 */
public record HubAddress(URI http, URI management, String sftpHost, int sftpPort, String broker, Path data) {

    /** The credential of that id, as the hub handed it over. */
    public Credential credential(String id) {
        try {
            return new Credential(
                    id,
                    Files.readString(data.resolve("credentials").resolve(id).resolve("secret"))
                            .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The private key of that id for SFTP, as the hub handed it over. */
    public Path sshKey(String id) {
        return data.resolve("credentials").resolve(id).resolve("id_ed25519");
    }

    /** A REST client with the credential of that id. */
    public RestClient rest(String id) {
        return new RestClient(http, credential(id));
    }
}
