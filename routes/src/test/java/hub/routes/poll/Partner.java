package hub.routes.poll;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A partner's own SFTP server: a real one, whose administrator can cut connections and change files at the worst moment. */
final class Partner implements AutoCloseable {
    private final Path root;
    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair hostKey;
    private final Set<String> users = new CopyOnWriteArraySet<>();
    private final Map<String, AtomicInteger> reads = new ConcurrentHashMap<>();
    private final Map<String, Runnable> afterFirstRead = new ConcurrentHashMap<>();
    private final Set<String> cut = ConcurrentHashMap.newKeySet();

    Partner(Path root) throws Exception {
        this.root = root;
        hostKey = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(session -> List.of(hostKey));
        server.setPublickeyAuthenticator((user, key, session) -> {
            users.add(user);
            return user.equals("hub");
        });
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(new SftpEventListener() {
            @Override
            public void read(
                    ServerSession session,
                    String handle,
                    FileHandle file,
                    long offset,
                    byte[] data,
                    int dataOffset,
                    int dataLength,
                    int readLength,
                    Throwable thrown) {
                String name = file.getFile().getFileName().toString();
                reads.computeIfAbsent(name, unused -> new AtomicInteger()).incrementAndGet();
                if (offset > 60_000 && cut.remove(name)) {
                    session.close(true);
                }
            }

            @Override
            public void closed(ServerSession session, String handle, Handle closed, Throwable thrown) {
                Runnable change =
                        afterFirstRead.remove(closed.getFile().getFileName().toString());
                if (change != null) {
                    change.run();
                }
            }
        });
        server.setSubsystemFactories(List.of(sftp));
        server.start();
    }

    int port() {
        return server.getPort();
    }

    /** The line of its host key, as its administrator would hand it out. */
    String hostKeyLine() {
        return PublicKeyEntry.toString(hostKey.getPublic());
    }

    /** A key of some other server. */
    static String anotherHostKeyLine() throws Exception {
        return PublicKeyEntry.toString(
                KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256).getPublic());
    }

    /** Who showed a key to it. */
    Set<String> users() {
        return users;
    }

    /** The connection breaks once while the file of that name is read. */
    void cutWhileReading(String name) {
        cut.add(name);
    }

    /** Whether the cut has happened. */
    boolean wasCut(String name) {
        return !cut.contains(name);
    }

    /** What happens when the file of that name was read for the first time, before anything else is asked. */
    void afterReading(String name, Runnable change) {
        afterFirstRead.put(name, change);
    }

    /** How many pieces of the file were read. */
    int reads(String name) {
        AtomicInteger count = reads.get(name);
        return count == null ? 0 : count.get();
    }

    Path file(String path) {
        return root.resolve(path);
    }

    /** A file that is there from one moment to the next, with a time of its own. */
    void put(String path, String content, Instant modified) throws IOException {
        Path file = file(path);
        Files.createDirectories(file.getParent());
        Path aside = file.resolveSibling("." + file.getFileName() + ".aside");
        Files.writeString(aside, content, StandardCharsets.UTF_8);
        Files.setLastModifiedTime(aside, FileTime.from(modified));
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void put(String path, String content) throws IOException {
        put(path, content, Instant.now());
    }

    /** Names of the files in a folder. */
    List<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(file(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
