package hub.routes.poll;

import hub.routes.poll.PartnerServers.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.client.impl.DefaultSftpClient;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/**
 * One visit to a partner's server, by MINA's client: the server must show a pinned key, the hub shows its own, nothing of the user's own SSH
 * settings counts, and every answer has its time limit.
 */
final class PartnerSession implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final Server server;
    private final SshClient ssh;
    private final ClientSession session;
    private final SftpClient sftp;

    private PartnerSession(Server server, SshClient ssh, ClientSession session, SftpClient sftp) {
        this.server = server;
        this.ssh = ssh;
        this.session = session;
        this.sftp = sftp;
    }

    /**
     * Logs in.
     *
     * @param key file of the hub's private key
     * @throws IOException if the server is not there, is another than the pinned one, or refuses
     */
    static PartnerSession open(Server server, Path key) throws IOException {
        SshClient ssh = SshClient.setUpDefaultClient();
        ssh.setServerKeyVerifier((session, address, shown) -> pinned(server, session, address, shown));
        ssh.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        ssh.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        ssh.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(ssh, Duration.ofSeconds(15));
        ssh.start();
        try {
            ClientSession session = ssh.connect(server.user(), server.host(), server.port())
                    .verify(PATIENCE)
                    .getSession();
            for (KeyPair pair : new FileKeyPairProvider(key).loadKeys(session)) {
                session.addPublicKeyIdentity(pair);
            }
            session.auth().verify(PATIENCE);
            DefaultSftpClient.SFTP_CLIENT_CMD_TIMEOUT.set(session, ANSWER);
            SftpClient sftp = SftpClientFactory.instance().createSftpClient(session);
            sftp.setNameDecodingCharset(server.names());
            return new PartnerSession(server, ssh, session, sftp);
        } catch (IOException e) {
            ssh.stop();
            throw e;
        } catch (RuntimeException e) {
            ssh.stop();
            throw new IOException("the session failed", e);
        }
    }

    private static boolean pinned(Server server, SessionContext session, SocketAddress address, PublicKey shown) {
        return server.hostKeys().stream()
                .map(AuthorizedKeyEntry::parseAuthorizedKeyEntry)
                .anyMatch(pinned -> {
                    try {
                        return KeyUtils.compareKeys(
                                pinned.resolvePublicKey(session, PublicKeyEntryResolver.FAILING), shown);
                    } catch (IOException | GeneralSecurityException e) {
                        return false;
                    }
                });
    }

    /** The plain files of the folder, oldest first. */
    List<RemoteFile> list() throws IOException {
        List<RemoteFile> files = new ArrayList<>();
        try {
            for (DirEntry entry : sftp.readDir(server.folder())) {
                if (entry.getAttributes().isRegularFile() && RemoteFile.plain(entry.getFilename())) {
                    files.add(file(entry.getFilename(), entry.getAttributes()));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeException e) {
            throw new IOException("the folder cannot be listed", e);
        }
        files.sort(Comparator.comparing(RemoteFile::modified).thenComparing(RemoteFile::name));
        return files;
    }

    private static RemoteFile file(String name, Attributes attributes) {
        return new RemoteFile(
                name,
                attributes.getSize(),
                attributes.getModifyTime().toInstant().truncatedTo(ChronoUnit.SECONDS));
    }

    /** How a file of the folder looks now; empty if it is gone. */
    Optional<RemoteFile> look(String name) throws IOException {
        return lookAt(in(server.folder(), name), name);
    }

    private Optional<RemoteFile> lookAt(String path, String name) throws IOException {
        try {
            return Optional.of(file(name, sftp.lstat(path)));
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The content of a file of the folder. */
    InputStream read(String name) throws IOException {
        return sftp.read(in(server.folder(), name));
    }

    /**
     * Moves a file out of the folder, or deletes it, unless it changed since it was read: it is set aside first, so that a new content
     * that its sender puts in its place meanwhile stays.
     *
     * @return whether it is done
     */
    boolean putAway(RemoteFile read, String mark) throws IOException {
        boolean delete = server.afterReading() == PartnerServers.AfterReading.DELETE;
        String from = in(server.folder(), read.name());
        String aside = delete
                ? in(server.folder(), ".hub-" + mark + "-" + read.name())
                : in(String.valueOf(server.moveTo()), mark + "-" + read.name());
        sftp.rename(from, aside);
        Optional<RemoteFile> moved = lookAt(aside, read.name());
        if (moved.isPresent() && !moved.get().sameAs(read)) {
            sftp.rename(aside, from);
            return false;
        }
        if (delete) {
            sftp.remove(aside);
        }
        return true;
    }

    /** What writes an answer. */
    @FunctionalInterface
    interface Writing {
        /** Writes it; the stream is closed after. */
        void to(OutputStream out) throws IOException;
    }

    /** Puts an answer into the folder for answers, whole or not at all. */
    void answer(String name, Writing content) throws IOException {
        String folder = String.valueOf(server.answers());
        String unfinished = in(folder, "." + name + ".part");
        String finished = in(folder, name);
        try (OutputStream out = sftp.write(unfinished, OpenMode.Create, OpenMode.Truncate, OpenMode.Write)) {
            content.to(out);
        }
        if (lookAt(finished, name).isPresent()) {
            sftp.remove(finished); // an answer that a broken visit left behind
        }
        sftp.rename(unfinished, finished);
    }

    private static String in(String folder, String name) {
        return folder.endsWith("/") ? folder + name : folder + "/" + name;
    }

    @Override
    public void close() {
        session.close(true);
        ssh.stop();
    }
}
