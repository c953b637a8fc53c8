package hub.routes.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @TempDir
    Path temporary;

    private DataFolder data;
    private @Nullable RunningPostgres running;

    @BeforeEach
    void openData() throws IOException {
        passable(temporary);
        data = DataFolder.open(temporary.resolve("data"));
    }

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
        data.close();
    }

    @Test
    void rowsOutliveAStopAndASecondStart() throws SQLException {
        RunningPostgres first = start();
        execute(first, "create table kept (v text)", "insert into kept values ('学时')");
        first.close();

        running = start();

        assertThat(ask(running, "select v from kept")).isEqualTo("学时");
        assertThat(ask(running, "show server_encoding")).isEqualTo("UTF8");
        assertThat(ask(running, "show data_checksums")).isEqualTo("on");
        assertThat(ask(running, "select rolsuper from pg_roles where rolname = current_user"))
                .isEqualTo("f");
        assertThat(ask(running, "select host(inet_server_addr())")).isEqualTo("127.0.0.1");
    }

    @Test
    void aServerThatOutlivedItsHubIsAdoptedAndItsOldSessionsEnd() throws SQLException {
        RunningPostgres orphaned = start();
        running = orphaned;
        execute(orphaned, "create table kept (v int)", "insert into kept values (1)");
        String bornAt = ask(orphaned, "select pg_postmaster_start_time()");

        try (Connection ofTheDeadHub = orphaned.connect()) {
            ofTheDeadHub.setAutoCommit(false);
            try (Statement statement = ofTheDeadHub.createStatement()) {
                statement.execute("insert into kept values (2)");
            }

            RunningPostgres adopted = start();

            assertThat(adopted.port()).isEqualTo(orphaned.port());
            assertThat(ask(adopted, "select pg_postmaster_start_time()")).isEqualTo(bornAt);
            assertThatExceptionOfType(SQLException.class).isThrownBy(ofTheDeadHub::commit);
            assertThat(ask(adopted, "select count(*) from kept")).isEqualTo("1");
        }
    }

    @Test
    void aSurvivorOnAnotherPortThanTheOneAskedForIsRestarted() throws SQLException {
        RunningPostgres orphaned = start();
        running = orphaned;
        execute(orphaned, "create table kept (v int)", "insert into kept values (1)");
        int wanted = orphaned.port() == 5999 ? 5998 : 5999;

        running = new EmbeddedPostgres(
                        new PostgresSettings(null, "hub", null, 4, wanted, temporary.resolve("system")), data)
                .start();

        assertThat(running.port()).isEqualTo(wanted);
        assertThat(ask(running, "select count(*) from kept")).isEqualTo("1");
    }

    @Test
    void aSurvivorThatNoLongerAnswersIsReplaced() throws Exception {
        RunningPostgres frozen = start();
        running = frozen;
        execute(frozen, "create table kept (v int)", "insert into kept values (1)");
        long pid = PostmasterPid.survivor(cluster()).orElseThrow().pid();
        assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();

        running = start();

        assertThat(PostmasterPid.survivor(cluster()).orElseThrow().pid()).isNotEqualTo(pid);
        assertThat(ask(running, "select count(*) from kept")).isEqualTo("1");
    }

    @Test
    void aRoleThatWouldLoseCommitsInAPowerCutIsRefused() throws SQLException {
        RunningPostgres first = start();
        execute(first, "alter role hub set synchronous_commit = off");
        first.close();

        assertThatExceptionOfType(RefusedStart.class)
                .isThrownBy(this::start)
                .withMessageContaining("synchronous_commit");
        assertThat(PostmasterPid.survivor(cluster())).isEmpty();
    }

    @Test
    void generatedPasswordsAreForTheirOwnerOnlyAndNeverInTheCluster() throws IOException {
        running = start();

        for (String name : List.of("postgres-superuser", "postgres-hub")) {
            Path file = data.secrets().resolve(name);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(file).strip()).hasSize(32);
        }
        assertThat(cluster().resolveSibling("password.unfinished")).doesNotExist();
    }

    @Test
    void aDataFolderServesOneHubAtATime() {
        assertThatExceptionOfType(RefusedStart.class)
                .isThrownBy(() -> DataFolder.open(data.path()))
                .withMessageContaining("HUB_DATA");
    }

    @Test
    void rootFallsBackToAUserNameSpaceWhereItMay() throws SQLException {
        boolean root = ServerAccount.currentUid(temporary) == 0;
        boolean allowed = Command.run(temporary, Duration.ofSeconds(5), List.of("unshare", "-U", "true"))
                .succeeded();
        var onlyNameSpaces = new EmbeddedPostgres(settings(), data, List.of(ServerAccount.Ladder.UNSHARE));

        if (root && !allowed) {
            assertThatExceptionOfType(RefusedStart.class).isThrownBy(onlyNameSpaces::start);
        } else {
            running = onlyNameSpaces.start();
            assertThat(ask(running, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void rootThatMayNothingIsToldInOneSentence() {
        assertThatExceptionOfType(RefusedStart.class)
                .isThrownBy(() -> ServerAccount.choose(0, OptionalInt.empty(), List.of(), temporary))
                .withMessageContaining("普通用户")
                .withMessageContaining("plain user");
    }

    @Test
    void aClusterOfAnotherPlainUserIsLeftAlone() {
        assertThatExceptionOfType(RefusedStart.class)
                .isThrownBy(() -> ServerAccount.choose(12345, OptionalInt.of(54321), List.of(), temporary))
                .withMessageContaining("54321");
    }

    @Test
    void whatTheUnprivilegedUserCannotReachMovesToTheSystemFolderAndStaysThere() throws Exception {
        Path closed = Files.createDirectory(
                temporary.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        boolean root = ServerAccount.currentUid(temporary) == 0;
        try (DataFolder hidden = DataFolder.open(closed.resolve("data"))) {
            RunningPostgres first = new EmbeddedPostgres(settings(), hidden).start();
            execute(first, "create table kept (v int)", "insert into kept values (1)");
            first.close();

            running = new EmbeddedPostgres(settings(), hidden).start();

            assertThat(ask(running, "select count(*) from kept")).isEqualTo("1");
            assertThat(Files.exists(hidden.path().resolve("postgres.location"))).isEqualTo(root);
            assertThat(Files.exists(hidden.path().resolve("postgres/cluster"))).isEqualTo(!root);
        }
    }

    private RunningPostgres start() {
        return new EmbeddedPostgres(settings(), data).start();
    }

    private PostgresSettings settings() {
        return new PostgresSettings(null, "hub", null, 4, 0, temporary.resolve("system"));
    }

    private Path cluster() {
        return data.path().resolve("postgres/cluster");
    }

    private static void passable(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    private static void execute(RunningPostgres server, String... statements) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String ask(RunningPostgres server, String query) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
