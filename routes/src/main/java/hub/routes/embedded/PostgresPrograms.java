package hub.routes.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * PostgreSQL's own programs, run for one cluster under the account that may.
 *
 * @param binaries the programs
 * @param account who runs them
 * @param home holds programs and cluster; also their working folder
 * @param cluster the data of the database
 */
record PostgresPrograms(PostgresBinaries binaries, ServerAccount account, Path home, Path cluster) {

    private static final Duration ASK = Duration.ofSeconds(10);

    /**
     * What the hub's promises rest on, and what keeps personal data out of the server's log. Given on the command line, which
     * overrides the cluster's own files.
     */
    private static final List<String> OPTIONS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "password_encryption=scram-sha-256",
            "max_connections=64",
            // a chunk of recording may hold a lock for each of its records' persons
            "max_locks_per_transaction=256",
            "shared_buffers=256MB",
            "max_wal_size=2GB",
            "jit=off",
            "timezone=UTC",
            "log_timezone=UTC",
            "lc_messages=C",
            // neither values of failing statements nor the DETAIL line, which quotes the offending row
            "log_statement=none",
            "log_min_error_statement=panic",
            "log_parameter_max_length_on_error=0",
            "log_error_verbosity=terse",
            // one file for each weekday, overwritten a week later
            "logging_collector=on",
            "log_filename=postgresql-%a.log",
            "log_truncate_on_rotation=on",
            "log_rotation_size=0");

    /** The release as the server reports it over a connection, for instance {@code 17.11}. */
    String version() {
        // "postgres (PostgreSQL) 17.11"
        String[] words = account.run(home, ASK, binaries.program("postgres"), "--version")
                .output()
                .split(" ");
        return words[words.length - 1];
    }

    /** Makes an empty cluster: UTF-8, the platform-independent C.UTF-8 order, checksums, SCRAM for every connection. */
    void initialise(Path folder, Path passwordFile, Duration atMost) {
        String[] words = {
            binaries.program("initdb"),
            "--pgdata=" + folder,
            "--username=postgres",
            "--pwfile=" + passwordFile,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--data-checksums",
            "--no-instructions"
        };
        Command made = account.run(home, atMost, words);
        if (made.output().contains("user does not exist")) {
            // A container may run under a bare number. initdb alone insists on a name for it, and in a user name space
            // the
            // number shows as nobody, who has one.
            made = account.inNameSpace().run(home, atMost, words);
            if (!made.succeeded()) {
                throw new RefusedStart(
                        "用户号 " + account.uid() + " 在本机没有登记，无法建立数据库：请在 /etc/passwd 中登记该用户，或用 hub.postgres.url 指向外部数据库。",
                        "User id " + account.uid()
                                + " has no name on this machine, so no database can be made: give it an entry in"
                                + " /etc/passwd, or point hub.postgres.url at an external database.");
            }
        }
        if (!made.succeeded()) {
            throw refused("initdb", made.output());
        }
    }

    /** Starts the server as a process of its own and waits until it takes connections. */
    void start(int port, Duration atMost) {
        String options = "-c port=" + port + " -c " + String.join(" -c ", OPTIONS);
        Path log = cluster.resolve("start.log");
        Command started = account.run(
                home,
                atMost,
                binaries.program("pg_ctl"),
                "start",
                "--pgdata=" + cluster,
                "--log=" + log,
                "--wait",
                "--timeout=" + atMost.toSeconds(),
                "--silent",
                "--options=" + options);
        if (!started.succeeded()) {
            throw refused("pg_ctl start", started.output() + "\n" + lastLines(log));
        }
    }

    /**
     * Stops the server, rolling back what is not committed, and waits for it to be gone.
     *
     * @param mode {@code fast} for an orderly stop, {@code immediate} for one that leaves recovery to the next start
     * @return whether it is gone
     */
    boolean stop(String mode, Duration atMost) {
        return account.run(
                        home,
                        atMost.plusSeconds(5),
                        binaries.program("pg_ctl"),
                        "stop",
                        "--pgdata=" + cluster,
                        "--mode=" + mode,
                        "--wait",
                        "--timeout=" + atMost.toSeconds(),
                        "--silent")
                .succeeded();
    }

    private RefusedStart refused(String program, String output) {
        return new RefusedStart(
                "内置 PostgreSQL 启动失败（" + program + "）：请按下列输出处理，或用 hub.postgres.url 指向外部数据库。",
                "The embedded PostgreSQL did not start (" + program
                        + "): mend what it says below, or point hub.postgres.url at an external database.\n" + output);
    }

    private static String lastLines(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
        } catch (IOException unreadable) {
            return "";
        }
    }
}
