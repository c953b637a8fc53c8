package hub.conformance.client;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.client.impl.DefaultSftpClient;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/**
 * An institution's file drop, on the MINA SSHD client: writes under a name that does not count, renames, and looks for the answer. The
 * server's key is not checked here: clients of this kit speak to a hub on the same machine.
 */
public final class SftpDrop implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** A server that died leaves the client waiting for its answer. */
    private static final Duration ANSWER = Duration.ofSeconds(10);

    /** So often in a row no folder changes under a listing by chance. */
    private static final int LISTINGS = 5;

    private final SshClient ssh;
    private final ClientSession session;
    private final SftpClient sftp;

    private SftpDrop(SshClient ssh, ClientSession session, SftpClient sftp) {
        this.ssh = ssh;
        this.session = session;
        this.sftp = sftp;
    }

    /**
     * Logs in.
     *
     * @param user the credential's id
     * @param key file of the private key
     * @throws IOException if the server refuses
     */
    public static SftpDrop open(String host, int port, String user, Path key) throws IOException {
        SshClient ssh = SshClient.setUpDefaultClient();
        ssh.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        ssh.start();
        try {
            ClientSession session =
                    ssh.connect(user, host, port).verify(PATIENCE).getSession();
            for (KeyPair pair : new FileKeyPairProvider(key).loadKeys(session)) {
                session.addPublicKeyIdentity(pair);
            }
            session.auth().verify(PATIENCE);
            DefaultSftpClient.SFTP_CLIENT_CMD_TIMEOUT.set(session, ANSWER);
            return new SftpDrop(ssh, session, SftpClientFactory.instance().createSftpClient(session));
        } catch (IOException | RuntimeException e) {
            ssh.stop();
            throw e;
        }
    }

    /** Puts a file into the inbox: it counts from the moment it bears its name. */
    public void send(String name, byte[] content) throws IOException {
        try (OutputStream out = unfinished(name)) {
            out.write(content);
        }
        finish(name);
    }

    /** Uploads a file under a name that does not count yet. */
    public void upload(Path file, String name) throws IOException {
        try (OutputStream out = unfinished(name)) {
            Files.copy(file, out);
        }
    }

    /** Gives an uploaded file its name: from now on it counts. */
    public void finish(String name) throws IOException {
        sftp.rename(unfinishedName(name), "inbox/" + name);
    }

    private OutputStream unfinished(String name) throws IOException {
        return sftp.write(unfinishedName(name), OpenMode.Create, OpenMode.Truncate, OpenMode.Write);
    }

    private static String unfinishedName(String name) {
        return "inbox/." + name + ".part";
    }

    /**
     * The files in a folder of the home, each with the second it was written in.
     *
     * <p>A file that goes away while its folder is listed, as a receipt does that is written anew, makes the server give up the listing; it
     * is then asked again.
     */
    public Map<String, Long> times(String folder) throws IOException {
        for (int asked = 1; ; asked++) {
            try {
                return listed(folder);
            } catch (IOException e) {
                boolean wentAway = e.getCause() instanceof SftpException refused
                        && refused.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE;
                if (!wentAway || asked == LISTINGS) {
                    throw e;
                }
            }
        }
    }

    private Map<String, Long> listed(String folder) throws IOException {
        Map<String, Long> times = new TreeMap<>();
        try {
            for (DirEntry entry : sftp.readEntries(folder)) {
                if (entry.getAttributes().isRegularFile()) {
                    times.put(
                            entry.getFilename(),
                            entry.getAttributes().getModifyTime().to(TimeUnit.SECONDS));
                }
            }
        } catch (UncheckedIOException e) {
            throw new IOException(e.getCause());
        }
        return times;
    }

    /** A file of the home as text. */
    public String read(String path) throws IOException {
        try (var in = sftp.read(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The client beneath, for what a well-behaved sender does not do. */
    public SftpClient raw() {
        return sftp;
    }

    @Override
    public void close() throws IOException {
        sftp.close();
        session.close();
        ssh.stop();
    }
}
