package hub.routes.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpException;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedSshdTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path temporary;

    private DataFolder data;
    private Path home;
    private EmbeddedSshd server;
    private SshClient client;
    private KeyPair key;

    @BeforeEach
    void start() throws Exception {
        data = DataFolder.open(temporary.resolve("data"));
        home = Files.createDirectory(temporary.resolve("home"));
        key = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        server = started();
        client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier((session, address, serverKey) -> true);
        client.start();
    }

    private EmbeddedSshd started() {
        var sshd = new EmbeddedSshd(
                new SftpSettings("127.0.0.1", 0, 3),
                data,
                (user, given, session) -> user.equals("sender") && KeyUtils.compareKeys(given, key.getPublic()),
                new VirtualFileSystemFactory(home),
                new SftpSubsystemFactory());
        sshd.start();
        return sshd;
    }

    @AfterEach
    void stop() throws IOException {
        client.stop();
        server.close();
        data.close();
    }

    @ParameterizedTest
    @CsvSource({"ssh-ed25519,256", "ecdsa-sha2-nistp256,256", "ssh-rsa,3072"})
    void theRightKeyOfAnyCommonKindOpensTheHome(String kind, int bits) throws Exception {
        key = KeyUtils.generateKeyPair(kind, bits);

        try (ClientSession session = open("sender", key);
                SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
            try (var out = sftp.write("/upload.csv.part")) {
                out.write(new byte[] {1, 2, 3});
            }
            sftp.rename("/upload.csv.part", "/upload.csv");
        }

        assertThat(home.resolve("upload.csv")).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void aPathThatClimbsStaysInTheHome() throws Exception {
        Files.writeString(temporary.resolve("outside"), "secret");

        try (ClientSession session = open("sender", key);
                SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
            assertThat(sftp.canonicalPath("../../outside")).isEqualTo("/outside");
            assertThatExceptionOfType(SftpException.class)
                    .isThrownBy(() -> sftp.read("/../../outside").close());
        }
    }

    @Test
    void anotherKeyAnotherNameAndAPasswordAreRefused() throws Exception {
        KeyPair foreign = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);

        assertThatThrownBy(() -> open("sender", foreign)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> open("other", key)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> {
                    ClientSession session = connect("sender");
                    session.addPasswordIdentity("sender");
                    session.auth().verify(SOON);
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void aKnownPublicKeySignedWithAnotherPrivateKeyIsRefused() throws Exception {
        KeyPair foreign = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);

        assertThatThrownBy(() -> open("sender", new KeyPair(key.getPublic(), foreign.getPrivate())))
                .isInstanceOf(IOException.class);
    }

    @Test
    void thereIsNoShellNoCommandAndNoForwarding() throws Exception {
        try (ClientSession session = open("sender", key)) {
            CoreModuleProperties.REQUEST_SHELL_REPLY.set(session, true);
            CoreModuleProperties.REQUEST_EXEC_REPLY.set(session, true);
            assertRefused(session.createShellChannel());
            assertRefused(session.createExecChannel("id"));
            assertThatThrownBy(() -> session.createDirectTcpipChannel(
                                    SshdSocketAddress.LOCALHOST_ADDRESS,
                                    new SshdSocketAddress("127.0.0.1", server.port()))
                            .open()
                            .verify(SOON))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> session.startRemotePortForwarding(
                            new SshdSocketAddress("127.0.0.1", 0), SshdSocketAddress.LOCALHOST_ADDRESS))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void weakAlgorithmsAreNotOffered() {
        assertThat(server.algorithms())
                .isNotEmpty()
                .noneMatch(name -> name.contains("cbc") || name.contains("md5") || name.equals("ssh-rsa"))
                .noneMatch(name -> name.endsWith("sha1") || name.contains("sha1-etm") || name.contains("dss"));
    }

    @Test
    void theHostKeyIsKept() throws Exception {
        byte[] first = Files.readAllBytes(data.secrets().resolve("sftp-host-key"));
        server.close();

        server = started();

        assertThat(Files.readAllBytes(data.secrets().resolve("sftp-host-key"))).isEqualTo(first);
    }

    /** The channel opens, then the server says no to what was to run in it. */
    private static void assertRefused(ClientChannel channel) throws IOException {
        channel.open();
        assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), SOON))
                .contains(ClientChannelEvent.CLOSED)
                .doesNotContain(ClientChannelEvent.STDOUT_DATA);
        assertThat(channel.getExitStatus()).isNull();
    }

    private ClientSession connect(String user) throws IOException {
        return client.connect(user, "127.0.0.1", server.port()).verify(SOON).getSession();
    }

    private ClientSession open(String user, KeyPair with) throws IOException, GeneralSecurityException {
        ClientSession session = connect(user);
        session.addPublicKeyIdentity(with);
        session.auth().verify(SOON);
        return session;
    }
}
