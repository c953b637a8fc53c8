package hub.routes.poll;

import static org.assertj.core.api.Assertions.assertThat;

import hub.routes.RunningHub;
import hub.routes.work.Transactions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The hub fetches from a partner's server, and whatever happens there, each content counts once. */
class PollPartnerTest {
    private static final String HEAD = "来源编号,版本,操作,学员编号,学员类别,姓名\n";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static Partner partner;
    private static RunningHub hub;

    @BeforeAll
    static void start() throws Exception {
        Path folder = Files.createTempDirectory("poll");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        Path root = folder.resolve("partner");
        for (String room : new String[] {"left", "moved", "moved/done", "deleted", "answers", "other"}) {
            Files.createDirectories(root.resolve(room));
        }
        partner = new Partner(root);
        List<String> settings = new ArrayList<>();
        server(settings, "left", "/left", RunningHub.SCHOOL, partner.hostKeyLine(), "answers=/answers");
        server(
                settings,
                "moved",
                "/moved",
                RunningHub.ACADEMY,
                partner.hostKeyLine(),
                "after-reading=move",
                "move-to=/moved/done",
                "manifest=.ok");
        server(settings, "deleted", "/deleted", "university-base", partner.hostKeyLine(), "after-reading=delete");
        server(settings, "impostor", "/other", RunningHub.SCHOOL, Partner.anotherHostKeyLine());
        settings.add("--hub.poll.servers[3].user=impostor");
        hub = RunningHub.on(folder.resolve("data"), settings.toArray(String[]::new));
    }

    private static void server(
            List<String> settings, String id, String folder, String sender, String hostKey, String... more) {
        String prefix = "--hub.poll.servers["
                + settings.stream().filter(one -> one.contains("].id=")).count() + "].";
        settings.add(prefix + "id=" + id);
        settings.add(prefix + "sender=" + sender);
        settings.add(prefix + "host=127.0.0.1");
        settings.add(prefix + "port=" + partner.port());
        if (!id.equals("impostor")) {
            settings.add(prefix + "user=hub");
        }
        settings.add(prefix + "host-keys=" + hostKey);
        settings.add(prefix + "folder=" + folder);
        settings.add(prefix + "every=200ms");
        settings.add(prefix + "steady=1s");
        Stream.of(more).forEach(one -> settings.add(prefix + one));
    }

    @AfterAll
    static void stop() throws IOException {
        hub.stop();
        partner.close();
    }

    @Test
    void whatStandsStillIsTakenOnceAndAnswered() throws IOException {
        String name = name();
        partner.put("left/" + name, csv(1));
        awaitSubmissions(name, 1);
        Awaitility.await().until(() -> answers(name).stream().anyMatch(answer -> answer.endsWith(".receipt.json")));

        int reads = partner.reads(name);
        awaitVisits();
        assertThat(submissions(name)).isEqualTo(1);
        assertThat(partner.reads(name)).as("what is known is not read again").isEqualTo(reads);
        assertThat(partner.names("left")).as("it was agreed that it stays").contains(name);
        assertThat(answers(name)).anyMatch(answer -> answer.endsWith(".findings.csv"));
    }

    @Test
    void aFileThatGrowsOrIsNotFinalWaits() throws IOException, InterruptedException {
        String name = name();
        partner.put("left/" + name + ".filepart", csv(1));
        Path growing = partner.file("left/" + name);
        Files.writeString(growing, HEAD);
        Instant end = Instant.now().plusSeconds(3);
        for (int row = 1; Instant.now().isBefore(end); row++) {
            Files.writeString(growing, "G" + row + ",1,,T" + row + ",9,甲\n", StandardOpenOption.APPEND);
            assertThat(submissions(name)).isZero();
            Awaitility.await().pollDelay(Duration.ofMillis(250)).until(() -> true);
        }
        long size = Files.size(growing);
        awaitSubmissions(name, 1);
        assertThat(number("select size from submission where name = ?", name)).isEqualTo(size);
        assertThat(submissions(name + ".filepart")).isZero();
    }

    @Test
    void theSameNameWithNewContentIsNewAndBackAgainIsNewAgain() throws IOException {
        String name = name();
        String first = csv(1);
        Instant time = Instant.now().minusSeconds(100);
        partner.put("left/" + name, first, time);
        awaitSubmissions(name, 1);
        partner.put("left/" + name, csv(2), time.plusSeconds(10));
        awaitSubmissions(name, 2);
        partner.put("left/" + name, first, time.plusSeconds(20));
        awaitSubmissions(name, 3);
        partner.put("left/" + name, first, time.plusSeconds(30));
        Awaitility.await()
                .until(() -> number(
                                "select count(*) from polled_file where name = ? and modified = '"
                                        + time.plusSeconds(30).truncatedTo(java.time.temporal.ChronoUnit.SECONDS) + "'",
                                name)
                        == 1);
        assertThat(submissions(name)).as("touched, not changed").isEqualTo(3);
    }

    @Test
    void theSameContentUnderAnotherNameIsTheSameSubmission() throws IOException {
        String name = name();
        String again = "copy-of-" + name;
        String content = csv(1);
        partner.put("left/" + name, content);
        awaitSubmissions(name, 1);
        partner.put("left/" + again, content);
        Awaitility.await().until(() -> answers(again).stream().anyMatch(answer -> answer.endsWith(".receipt.json")));

        assertThat(submissions(again)).isZero();
        String submission = text("select submission from polled_file where name = ?", name);
        assertThat(text("select submission from polled_file where name = ?", again))
                .isEqualTo(submission);
        assertThat(answers(again)).contains(again + "." + submission + ".receipt.json");
    }

    @Test
    void aConnectionCutInTheMiddleTakesNothingAndTheNextVisitAll() throws IOException {
        String name = name();
        partner.cutWhileReading(name);
        partner.put("left/" + name, csv(20_000));
        Awaitility.await().until(() -> partner.wasCut(name));
        awaitSubmissions(name, 1);

        assertThat(number("select size from submission where name = ?", name))
                .isEqualTo(Files.size(partner.file("left/" + name)));
        awaitVisits();
        assertThat(submissions(name)).isEqualTo(1);
        try (Stream<Path> archive = Files.list(hub.data().resolve("archive"))) {
            assertThat(archive.filter(file -> file.toString().endsWith(".part")))
                    .isEmpty();
        }
    }

    @Test
    void aVisitThatEndedBeforeItWasWrittenDownHasNoSecondEffect() throws IOException {
        String name = name();
        partner.put("left/" + name, csv(1));
        awaitSubmissions(name, 1);
        execute("update polled_file set state = 'taking', submission = null where name = '" + name + "'");
        Awaitility.await()
                .until(() -> text("select state from polled_file where name = ?", name)
                        .equals("taken"));
        assertThat(submissions(name)).isEqualTo(1);
    }

    @Test
    void aManifestSaysWhenAFileCountsAndWhatItIs() throws Exception {
        String name = name();
        String content = csv(1);
        partner.put("moved/" + name, content);
        awaitVisits();
        assertThat(submissions(name)).as("no manifest").isZero();

        partner.put("moved/" + name + ".ok", "sha256 " + "0".repeat(64));
        Awaitility.await().until(() -> partner.reads(name) > 0);
        awaitVisits();
        assertThat(submissions(name)).as("a manifest of another content").isZero();

        String digest = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        partner.put("moved/" + name + ".ok", digest + "  " + name);
        awaitSubmissions(name, 1);
        Awaitility.await().until(() -> !partner.names("moved").contains(name));
        assertThat(partner.names("moved/done")).anyMatch(moved -> moved.endsWith("-" + name));
        assertThat(submissions(name + ".ok")).isZero();
    }

    @Test
    void whatWasReadIsDeletedAndWhatCameMeanwhileIsNot() throws IOException {
        String name = name();
        String next = csv(2);
        partner.afterReading(name, () -> {
            try {
                partner.put("deleted/" + name, next, Instant.now().plusSeconds(5));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        partner.put("deleted/" + name, csv(1));
        Awaitility.await().until(() -> !partner.names("deleted").contains(name));

        assertThat(number(
                        "select count(*) from submission where name = ? and size = "
                                + next.getBytes(StandardCharsets.UTF_8).length,
                        name))
                .isEqualTo(1);
        assertThat(partner.names("deleted")).isEmpty();
    }

    @Test
    void whatBearsAMarkIsRefusedStaysWhereItIsAndLeavesNoTrace() throws IOException {
        String marked = "机密-" + name();
        String name = name();
        partner.put("left/" + marked, csv(1));
        partner.put("left/" + name, "秘密★10年\n" + csv(1));
        Awaitility.await()
                .until(() -> partner.names("answers").stream()
                                .filter(answer -> answer.startsWith("refused."))
                                .count()
                        >= 2);

        assertThat(partner.names("left")).contains(marked, name);
        assertThat(partner.names("answers")).noneMatch(answer -> answer.contains(name) || answer.contains("机密"));
        assertThat(number(
                        "select count(*) from polled_file where refusal = 'SEC-0001' and name is null and sha256 is null",
                        null))
                .isGreaterThanOrEqualTo(2);
        assertThat(number("select count(*) from polled_file where name = ?", name))
                .isZero();
        assertThat(submissions(name) + submissions(marked)).isZero();
        try (Stream<Path> alerts = Files.list(hub.data().resolve("alerts"))) {
            assertThat(alerts.map(file -> file.getFileName().toString()))
                    .anyMatch(alert -> alert.contains("SEC-0001." + RunningHub.SCHOOL + ".SFTP"));
        }
        assertThat(hub.log()).doesNotContain(marked, name);
    }

    @Test
    void aServerWithAnotherKeyIsNotSpokenTo() throws IOException {
        String name = name();
        partner.put("other/" + name, csv(1));
        Awaitility.await().until(() -> hub.log().contains("the visit to the server of impostor ended early"));

        assertThat(partner.users()).containsExactly("hub");
        assertThat(submissions(name)).isZero();
    }

    @Test
    void whatAServerListsMayBeNoWayElsewhere() {
        assertThat(Stream.of(
                                "..",
                                ".",
                                "",
                                "../a.csv",
                                "a/b.csv",
                                "..\\a.csv",
                                "a\nb.csv",
                                "a\u0000.csv",
                                "a\uFFFD.csv")
                        .filter(RemoteFile::plain))
                .isEmpty();
        assertThat(RemoteFile.plain("学员培训信息 (2).xlsx")).isTrue();
    }

    private static String name() {
        return "学员-" + NUMBER.incrementAndGet() + ".csv";
    }

    /** Rows that no other file of the run has. */
    private static String csv(int rows) {
        int file = NUMBER.incrementAndGet();
        StringBuilder csv = new StringBuilder(HEAD);
        for (int row = 0; row < rows; row++) {
            csv.append("P%d-%d,1,,TP%d-%d,x,甲%n".formatted(file, row, file, row));
        }
        return csv.toString();
    }

    private static List<String> answers(String name) throws IOException {
        return partner.names("answers").stream()
                .filter(answer -> answer.startsWith(name + "."))
                .toList();
    }

    private static void awaitSubmissions(String name, int count) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> submissions(name) >= count);
        assertThat(submissions(name)).isEqualTo(count);
    }

    /** Long enough for each server to be visited again, told by a file of another name that each of them takes. */
    private static void awaitVisits() throws IOException {
        String name = name();
        partner.put("left/" + name, csv(1));
        String other = name();
        partner.put("moved/" + other, csv(1));
        partner.put("moved/" + other + ".ok", "");
        awaitSubmissions(name, 1);
        awaitSubmissions(other, 1);
    }

    private static long submissions(String name) {
        return number("select count(*) from submission where name = ?", name);
    }

    private static long number(String sql, @Nullable String parameter) {
        return Long.parseLong(text(sql, parameter));
    }

    private static String text(String sql, @Nullable String parameter) {
        return hub.bean(Transactions.class).get(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                if (parameter != null) {
                    statement.setString(1, parameter);
                }
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? String.valueOf(row.getString(1)) : "";
                }
            }
        });
    }

    private static void execute(String sql) {
        hub.bean(Transactions.class).run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }
}
