package hub.routes.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL for a newcomer: unpacked from the class path, started on loopback, its data kept.
 *
 * <p>It runs as a process of its own. When the hub is killed it lives on, and the next start finds it by its
 * {@code postmaster.pid}: a server that answers and is the same release is adopted after the sessions of the dead hub were
 * ended; one that does not answer is stopped and started anew. The caller must hold the {@link DataFolder}, which is what
 * makes adopting safe.
 */
public final class EmbeddedPostgres {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final Duration UNPACK = Duration.ofMinutes(2);
    /** Long, because recovery after a crash during a large load comes first. */
    private static final Duration START = Duration.ofMinutes(5);

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    private final PostgresSettings settings;
    private final Path data;
    private final Path secrets;
    private final List<ServerAccount.Ladder> ladder;

    /**
     * @param settings port and, for root, the folder to fall back to
     * @param data the hub's data folder, locked by the caller
     */
    public EmbeddedPostgres(PostgresSettings settings, DataFolder data) {
        this(settings, data, List.of(ServerAccount.Ladder.values()));
    }

    EmbeddedPostgres(PostgresSettings settings, DataFolder data, List<ServerAccount.Ladder> ladder) {
        this.settings = settings;
        this.data = data.path();
        this.secrets = data.secrets();
        this.ladder = ladder;
    }

    /**
     * Starts the server, or adopts the one that outlived its hub, and waits until it takes connections.
     *
     * @throws RefusedStart if it cannot run here; the message says what to do
     */
    public RunningPostgres start() {
        long begin = System.nanoTime();
        Path inData = data.resolve("postgres");
        int myUid = ServerAccount.currentUid(data);
        ServerAccount account = ServerAccount.choose(
                myUid, ServerAccount.ownerOf(recordedHome(inData).orElse(inData).resolve("cluster")), ladder, data);
        Path home = home(inData, account);
        PostgresBinaries binaries = PostgresBinaries.under(home);
        Path cluster = home.resolve("cluster");
        String superPassword = Secret.at(secrets.resolve("postgres-superuser"));
        String password = Secret.at(secrets.resolve("postgres-hub"));
        var programs = new PostgresPrograms(binaries, account, home, cluster);

        Optional<RunningPostgres> adopted = adopt(programs, superPassword, password);
        RunningPostgres running = adopted.orElseGet(() -> launch(programs, superPassword, password));
        try {
            prepareAndCheck(running, superPassword, password);
        } catch (SQLException | RefusedStart e) {
            running.close();
            throw e instanceof RefusedStart refused ? refused : noAnswer(e);
        }
        LOG.info(
                "PostgreSQL {} on 127.0.0.1:{} in {} ms{} 数据库已就绪",
                adopted.isPresent() ? "adopted" : "started",
                running.port(),
                (System.nanoTime() - begin) / 1_000_000,
                account.described().map(how -> " by " + how).orElse(""));
        return running;
    }

    /** A server that outlived its hub, made ready for this one; or nothing, with whatever stood in the way stopped. */
    private Optional<RunningPostgres> adopt(PostgresPrograms programs, String superPassword, String password) {
        Optional<PostmasterPid> survivor = PostmasterPid.survivor(programs.cluster());
        if (survivor.isEmpty()) {
            return Optional.empty();
        }
        int port = survivor.get().port();
        var running = new RunningPostgres(programs, port, password);
        try (Connection connection = running.awaitSuperuser(superPassword, ANSWER)) {
            if ((settings.port() == 0 || settings.port() == port)
                    && connection.getMetaData().getDatabaseProductVersion().equals(programs.version())) {
                endOtherSessions(connection);
                return Optional.of(running);
            }
        } catch (SQLException e) {
            LOG.warn("The surviving PostgreSQL does not answer and is stopped 遗留数据库无应答，予以停止: {}", e.getMessage());
            if (!programs.stop("immediate", AT_ONCE)) {
                survivor.get().kill(AT_ONCE);
            }
            return Optional.empty();
        }
        LOG.info("The surviving PostgreSQL is of another release or port and is restarted 遗留数据库版本或端口不同，重新启动");
        running.close();
        return Optional.empty();
    }

    /** A session of the dead hub may still be at work; nothing of it may commit after this hub has begun. */
    private static void endOtherSessions(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet ended =
                        statement.executeQuery("select count(pg_terminate_backend(pid, 10000)) from pg_stat_activity"
                                + " where backend_type = 'client backend' and pid <> pg_backend_pid()")) {
            ended.next();
            LOG.info("Ended {} sessions of the previous hub 已结束上一进程遗留的会话", ended.getInt(1));
        }
    }

    private RunningPostgres launch(PostgresPrograms programs, String superPassword, String password) {
        if (Files.notExists(programs.cluster())) {
            createCluster(programs, superPassword);
        }
        programs.account().own(programs.cluster());
        int port = settings.port() == 0 ? freePort() : settings.port();
        programs.start(port, START);
        return new RunningPostgres(programs, port, password);
    }

    /** Complete or absent: made under another name and renamed, so that a crash leaves nothing half made. */
    private static void createCluster(PostgresPrograms programs, String superPassword) {
        Path unfinished = programs.home().resolve("cluster.unfinished");
        Path passwordFile = programs.home().resolve("password.unfinished");
        try {
            PostgresBinaries.deleteAll(unfinished);
            Files.deleteIfExists(passwordFile);
            Files.createDirectory(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.createFile(
                    passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(passwordFile, superPassword, StandardCharsets.US_ASCII);
            programs.account().own(unfinished);
            programs.account().own(passwordFile);
            programs.initialise(unfinished, passwordFile, UNPACK);
            Files.delete(passwordFile);
            Files.move(unfinished, programs.cluster(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void prepareAndCheck(RunningPostgres running, String superPassword, String password)
            throws SQLException {
        try (Connection connection = running.awaitSuperuser(superPassword, ANSWER);
                Statement statement = connection.createStatement()) {
            // Both steps are asked for at each start: the first start may have been killed between them.
            if (isMissing(statement, "select from pg_roles where rolname = 'hub'")) {
                statement.execute(
                        "create role hub login nosuperuser nocreatedb nocreaterole password '" + password + "'");
            }
            if (isMissing(statement, "select from pg_database where datname = 'hub'")) {
                statement.execute("create database hub owner hub");
            }
        }
        try (Connection connection = running.connect()) {
            Durability.check(connection);
        }
    }

    private static boolean isMissing(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    /** Where an earlier start had to put the database, if not into the data folder. */
    private Optional<Path> recordedHome(Path inData) {
        Path record = inData.resolveSibling("postgres.location");
        try {
            return Files.exists(record)
                    ? Optional.of(Path.of(Files.readAllLines(record).get(0)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path home(Path inData, ServerAccount account) {
        Optional<Path> recorded = recordedHome(inData);
        if (recorded.isPresent()) {
            Path home = recorded.get();
            if (Files.notExists(home)) {
                throw new RefusedStart(
                        "数据库原在 " + home + "，现已不存在：请恢复该目录；若确要从空库开始，请删除 " + data + "。",
                        "The database was kept in " + home + ", which is gone: restore that folder, or delete " + data
                                + " if you mean to begin with an empty one.");
            }
            return home;
        }
        createFolder(inData);
        if (account.reaches(inData)) {
            return inData;
        }
        // Only root comes here: the unprivileged user cannot pass through some folder above the data folder.
        Path home = settings.systemFolder().resolve(nameOf(data)).resolve("postgres");
        createFolder(settings.systemFolder());
        createFolder(settings.systemFolder().resolve(nameOf(data)));
        createFolder(home);
        if (!account.reaches(home)) {
            throw new RefusedStart(
                    "非特权用户无法进入 " + inData + " 和 " + home + "：请用 HUB_DATA 选一个其他用户可穿越的目录，或以普通用户启动枢纽。",
                    "The unprivileged user can reach neither " + inData + " nor " + home
                            + ": choose with HUB_DATA a folder that others can pass through, or start the hub as a plain user.");
        }
        try {
            Files.writeString(
                    inData.resolveSibling("postgres.location"),
                    home + "\n数据库保存在上述目录。The database is kept in the folder above.\n");
            PostgresBinaries.deleteAll(inData);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return home;
    }

    private static void createFolder(Path folder) {
        try {
            if (Files.notExists(folder)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            }
        } catch (IOException e) {
            throw new RefusedStart(
                    "目录 " + folder + " 无法建立：请检查权限，或用 HUB_DATA 另选目录。",
                    "The folder " + folder
                            + " cannot be made: check the rights, or choose another folder with HUB_DATA.",
                    e);
        }
    }

    /** A short name that is the same at each start for the same data folder and differs between data folders. */
    private static String nameOf(Path data) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(data.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RefusedStart noAnswer(Exception cause) {
        return new RefusedStart(
                "内置数据库已启动但无法使用：请查看数据目录下 postgres/cluster/log 中的日志。",
                "The embedded database started but cannot be used: see the log in postgres/cluster/log of the data folder.",
                cause);
    }
}
