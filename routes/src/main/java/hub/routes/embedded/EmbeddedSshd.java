package hub.routes.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.file.FileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MINA SSHD that is an SFTP server and nothing else: public keys only, no shell, no command, no forwarding, no algorithm that
 * rests on SHA-1, MD5 or CBC. Its host key is made at the first start and kept.
 */
public final class EmbeddedSshd implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedSshd.class);

    private static final int OPEN_FILES = 32;

    private final SshServer server;

    /**
     * @param settings address, port and limits
     * @param data where the host key is kept
     * @param keys judges which key belongs to which user
     * @param homes gives each user the file system it sees
     * @param sessions serves the one subsystem there is
     */
    public EmbeddedSshd(
            SftpSettings settings,
            DataFolder data,
            PublickeyAuthenticator keys,
            FileSystemFactory homes,
            SftpSubsystemFactory sessions) {
        server = SshServer.setUpDefaultServer();
        server.setHost(settings.host());
        server.setPort(settings.port());
        server.setKeyPairProvider(hostKey(data.secrets().resolve("sftp-host-key")));
        server.setPublickeyAuthenticator(keys);
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setFileSystemFactory(homes);
        server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        server.setSubsystemFactories(List.of(sessions));
        server.setKeyExchangeFactories(only(server.getKeyExchangeFactories(), name -> !name.endsWith("sha1")));
        server.setMacFactories(only(server.getMacFactories(), name -> name.startsWith("hmac-sha2")));
        server.setCipherFactories(only(server.getCipherFactories(), name -> !name.contains("cbc")));
        server.setSignatureFactories(
                only(server.getSignatureFactories(), name -> !name.equals("ssh-rsa") && !name.contains("dss")));
        CoreModuleProperties.AUTH_TIMEOUT.set(server, Duration.ofSeconds(30));
        CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ofMinutes(10));
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, 6);
        CoreModuleProperties.MAX_CONCURRENT_SESSIONS.set(server, settings.sessionsPerUser());
        CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "hub");
        SftpModuleProperties.SFTP_VERSION.set(server, 3);
        SftpModuleProperties.MAX_OPEN_HANDLES_PER_SESSION.set(server, OPEN_FILES);
    }

    /** Made here and now rather than for the first caller, so that it can be published and a full disk shows at the start. */
    private static KeyPairProvider hostKey(Path file) {
        var provider = new SimpleGeneratorHostKeyProvider(file);
        provider.setAlgorithm("EC");
        provider.setKeySize(256);
        provider.loadKeys(null);
        return provider;
    }

    private static <F extends NamedResource> List<F> only(List<F> factories, Predicate<String> name) {
        return factories.stream()
                .filter(factory -> name.test(factory.getName()))
                .toList();
    }

    /**
     * Begins to listen.
     *
     * @throws RefusedStart if the port is taken
     */
    public void start() {
        try {
            server.start();
        } catch (IOException e) {
            throw new RefusedStart(
                    "SFTP 端口 " + server.getPort() + " 无法监听：请停止占用它的程序，或设置 hub.sftp.port。",
                    "The SFTP port " + server.getPort()
                            + " cannot be opened: stop what holds it, or set hub.sftp.port.",
                    e);
        }
        LOG.info("SFTP on {}:{} SFTP 服务已就绪", server.getHost(), port());
    }

    /** The TCP port it listens on. */
    public int port() {
        return server.getPort();
    }

    /** Names of everything it offers for key exchange, signature, cipher and message authentication. */
    List<String> algorithms() {
        return Stream.of(
                        server.getKeyExchangeFactories(),
                        server.getSignatureFactories(),
                        server.getCipherFactories(),
                        server.getMacFactories())
                .flatMap(List::stream)
                .map(NamedResource::getName)
                .toList();
    }

    /** Ends all sessions and stops listening. */
    @Override
    public void close() throws IOException {
        server.stop();
    }
}
