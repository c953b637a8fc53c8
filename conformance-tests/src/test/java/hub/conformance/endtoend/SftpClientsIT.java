package hub.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hub.conformance.client.HubAddress;
import hub.conformance.client.SftpDrop;
import hub.conformance.process.DataFolders;
import hub.conformance.process.HubProcess;
import hub.conformance.process.Ports;
import hub.standards.UnifiedSocialCreditCode;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The SFTP server as partners' clients use it: OpenSSH itself where it is installed, and what WinSCP does, step by step. The hub has a heap of 512
 * MB and fifty senders.
 */
class SftpClientsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SENDERS = 50;
    private static final String HEAD = "来源编号,版本,操作,学员编号,学员类别,姓名\n";
    private static final Path FOLDER = DataFolders.fresh("sftp-clients");
    private static final HubProcess HUB =
            HubProcess.start(FOLDER.resolve("data"), Ports.free(), senders(), List.of("-Xmx512m"));
    private static final HubAddress ADDRESS = HUB.address();

    @AfterAll
    static void stop() {
        HUB.close();
    }

    private static Map<String, String> senders() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (int number = 0; number < SENDERS; number++) {
            String code = "12999999MB%07d".formatted(100 + number);
            String sender = "hub.senders[" + number + "].";
            settings.put(sender + "id", id(number));
            settings.put(sender + "title.zh", "机构" + number);
            settings.put(sender + "title.en", "institution " + number);
            settings.put(sender + "institution", code + UnifiedSocialCreditCode.checkCharacter(code));
            settings.put(sender + "system", "office");
            settings.put(sender + "role", "institution");
            settings.put(sender + "channels", "sftp,rest");
            settings.put(sender + "files-declare", "none");
        }
        return settings;
    }

    private static String id(int number) {
        return "institution-%02d".formatted(number);
    }

    @Test
    void openSshPutsWithTimesListsAndRenames() throws Exception {
        Path file = write("open-ssh.csv", csv("O", 3));
        Path winscp = write("winscp.csv", csv("W", 4));
        String out = openSsh(
                0,
                "ls -la",
                "put -p " + file + " inbox/open-ssh.csv",
                "ls -l inbox",
                "put " + winscp + " inbox/winscp.csv.filepart",
                "chmod 600 inbox/winscp.csv.filepart",
                "ls -l inbox/winscp.csv.filepart",
                "rename inbox/winscp.csv.filepart inbox/winscp.csv",
                "-mkdir inbox/own",
                "-put " + file + " elsewhere.csv",
                "pwd");

        assertThat(out).contains("inbox", "receipts", "outbox", "winscp.csv.filepart");
        assertThat(received(0, "open-ssh.csv")).isEqualTo(3);
        assertThat(received(0, "winscp.csv")).isEqualTo(4);
        assertThat(ADDRESS.data().resolve("sftp/homes/" + id(0) + "/inbox/own")).doesNotExist();
        assertThat(ADDRESS.data().resolve("sftp/homes/" + id(0) + "/elsewhere.csv"))
                .doesNotExist();
    }

    @Test
    void openSshPutsManySmallFilesAndScpCopies() throws Exception {
        Path folder = Files.createDirectories(FOLDER.resolve("many"));
        for (int number = 0; number < 60; number++) {
            Files.writeString(folder.resolve("many-" + number + ".csv"), csv("M" + number, 1));
        }
        openSsh(1, "put " + folder + "/*.csv inbox/");
        Path copied = write("copied.csv", csv("S", 2));
        List<String> scp = command("scp", 1);
        scp.add(copied.toString());
        scp.add(id(1) + "@127.0.0.1:inbox/");
        assertThat(run(scp, new byte[0]).code()).isZero();

        for (int number = 0; number < 60; number++) {
            assertThat(received(1, "many-" + number + ".csv")).isEqualTo(1);
        }
        assertThat(received(1, "copied.csv")).isEqualTo(2);
    }

    @Test
    void anUploadCutInTheMiddleIsNeverTakenAndIsTakenUpAgain() throws Exception {
        Path file = write("resumed.csv", csv("R", 60_000));
        List<String> command = command("sftp", 2);
        command.add("-l");
        command.add("4000");
        command.add(id(2) + "@127.0.0.1");
        Process slow = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("slow.log").toFile())
                .start();
        try (OutputStream batch = slow.getOutputStream()) {
            batch.write(("put " + file + " inbox/resumed.csv\n").getBytes(StandardCharsets.UTF_8));
            batch.flush();
            Path inbox = ADDRESS.data().resolve("sftp/homes/" + id(2) + "/inbox/resumed.csv");
            Awaitility.await().until(() -> Files.exists(inbox) && Files.size(inbox) > 200_000);
            slow.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            assertThat(Files.size(inbox)).isLessThan(Files.size(file));
        }
        // another file of the same sender passes meanwhile: the cut one is not merely late
        Path other = write("other.csv", csv("X", 1));
        openSsh(2, "put " + other + " inbox/other.csv");
        assertThat(received(2, "other.csv")).isEqualTo(1);
        try (SftpDrop drop = ADDRESS.sftp(id(2))) {
            assertThat(drop.times("receipts").keySet()).noneMatch(name -> name.startsWith("resumed.csv"));
        }

        openSsh(2, "reput " + file + " inbox/resumed.csv");
        assertThat(received(2, "resumed.csv")).isEqualTo(60_000);
    }

    @Test
    void winScpResumesAPartialFileAndRenamesItOverAnOlderOne() throws Exception {
        byte[] first = csv("F", 2).getBytes(StandardCharsets.UTF_8);
        byte[] second = csv("G", 5_000).getBytes(StandardCharsets.UTF_8);
        try (SftpDrop drop = ADDRESS.sftp(id(3))) {
            drop.send("monthly.csv", first);
            SftpClient sftp = drop.raw();
            int half = second.length / 2;
            try (CloseableHandle handle =
                    sftp.open("inbox/monthly.csv.filepart", OpenMode.Create, OpenMode.Truncate, OpenMode.Write)) {
                sftp.write(handle, 0, second, 0, 30_000);
                sftp.write(handle, 30_000, second, 30_000, half - 30_000);
            }
            assertThat(sftp.stat("inbox/monthly.csv.filepart").getSize()).isEqualTo(half);
            try (CloseableHandle handle = sftp.open("inbox/monthly.csv.filepart", OpenMode.Write)) {
                for (int at = half; at < second.length; at += 30_000) {
                    sftp.write(handle, at, second, at, Math.min(30_000, second.length - at));
                }
            }
            sftp.rename("inbox/monthly.csv.filepart", "inbox/monthly.csv");
            sftp.setStat("inbox/monthly.csv", new SftpClient.Attributes().modifyTime(1_760_000_000L));
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> receipts(3, "monthly.csv").size() == 2);
        assertThat(receipts(3, "monthly.csv").stream()
                        .map(receipt -> receipt.path("counts").path("received").asInt()))
                .containsExactlyInAnyOrder(2, 5_000);
    }

    @Test
    void namesInChineseFromClientsInUtf8AndInGbk() throws Exception {
        Path file = write("named.csv", csv("N", 1));
        Path other = write("named-2.csv", csv("N2", 1));
        ByteArrayOutputStream batch = new ByteArrayOutputStream();
        batch.writeBytes(("put " + file + " inbox/学员名单.csv\n").getBytes(StandardCharsets.UTF_8));
        batch.writeBytes(("put " + other + " inbox/培训结果.csv.filepart\n").getBytes(Charset.forName("GBK")));
        batch.writeBytes("rename inbox/培训结果.csv.filepart inbox/培训结果.csv\n".getBytes(Charset.forName("GBK")));
        batch.writeBytes(("-put " + other + " inbox/机密.csv\n").getBytes(Charset.forName("GBK")));
        openSsh(4, batch.toByteArray());

        assertThat(received(4, "学员名单.csv")).isEqualTo(1);
        assertThat(received(4, "培训结果.csv")).isEqualTo(1);
        assertThat(receipts(4, "refused")).hasSize(1);
    }

    @Test
    void fiftyInstitutionsAtOnce() throws Exception {
        ExecutorService all = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Future<Void>> sent = new ArrayList<>();
            for (int number = 0; number < SENDERS; number++) {
                int sender = number;
                sent.add(all.submit(() -> {
                    try (SftpDrop drop = ADDRESS.sftp(id(sender))) {
                        for (int file = 0; file < 3; file++) {
                            drop.send(
                                    "at-once-" + file + ".csv",
                                    csv("A" + sender + "-" + file, 20).getBytes(StandardCharsets.UTF_8));
                        }
                    }
                    return null;
                }));
            }
            for (Future<Void> one : sent) {
                one.get(2, TimeUnit.MINUTES);
            }
        } finally {
            all.shutdownNow();
        }
        for (int number = 0; number < SENDERS; number++) {
            for (int file = 0; file < 3; file++) {
                assertThat(received(number, "at-once-" + file + ".csv")).isEqualTo(20);
            }
        }
    }

    /** Takes minutes: asked for by {@code -Dhub.test.gigabyte=true}. */
    @Test
    @EnabledIfSystemProperty(named = "hub.test.gigabyte", matches = "true")
    void aGigabyteStreamsThroughAHeapOfHalfOfIt() throws Exception {
        assumeThat(FOLDER.toFile().getUsableSpace()).isGreaterThan(12L << 30);
        Path file = FOLDER.resolve("gigabyte.csv");
        String text = "问题与措施".repeat(190);
        int rows = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("来源编号,版本,操作,整改编号,问题来源,反馈问题,整改措施,责任部门,提出日期,完成期限,整改状态\n");
            for (long bytes = 100; bytes < (1L << 30) - 20_000; rows++) {
                String row = "Z" + rows + ",1,,Z" + rows + ",1," + text + "," + text + ",教务处,2026-11-01,2026-12-01,1\n";
                out.write(row);
                bytes += row.getBytes(StandardCharsets.UTF_8).length;
            }
        }
        assertThat(Files.size(file)).isBetween(1L << 29, 1L << 30);
        openSsh(5, "put " + file + " inbox/gigabyte.csv");
        Files.delete(file);
        int expected = rows;
        Awaitility.await()
                .atMost(Duration.ofMinutes(20))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> !receipts(5, "gigabyte.csv").isEmpty());
        assertThat(receipts(5, "gigabyte.csv")
                        .get(0)
                        .path("counts")
                        .path("received")
                        .asInt())
                .isEqualTo(expected);
        assertThat(HUB.isAlive()).isTrue();
    }

    private static Path write(String name, String content) throws IOException {
        return Files.writeString(FOLDER.resolve(name), content);
    }

    private static String csv(String mark, int rows) {
        StringBuilder csv = new StringBuilder(HEAD);
        IntStream.range(0, rows).forEach(row -> csv.append("%s-%d,1,,T%s-%d,9,甲%n".formatted(mark, row, mark, row)));
        return csv.toString();
    }

    /** How many records the one receipt for the file counts; waits for it. */
    private static int received(int sender, String name) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> !receipts(sender, name).isEmpty());
        try {
            List<JsonNode> receipts = receipts(sender, name);
            assertThat(receipts).as(name).hasSize(1);
            return receipts.get(0).path("counts").path("received").asInt();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<JsonNode> receipts(int sender, String name) throws IOException {
        List<JsonNode> receipts = new ArrayList<>();
        try (SftpDrop drop = ADDRESS.sftp(id(sender))) {
            for (String file : drop.times("receipts").keySet()) {
                if (file.startsWith(name + ".") && file.endsWith(".receipt.json")) {
                    receipts.add(JSON.readTree(drop.read("receipts/" + file)));
                }
            }
        }
        return receipts;
    }

    private static List<String> command(String program, int sender) {
        assumeThat(Stream.of("/usr/bin", "/usr/local/bin", "/bin").map(folder -> Path.of(folder, program)))
                .anyMatch(Files::isExecutable);
        return new ArrayList<>(List.of(
                program,
                "-P",
                Integer.toString(ADDRESS.sftpPort()),
                "-i",
                ADDRESS.sshKey(id(sender)).toString(),
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=/dev/null",
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "BatchMode=yes"));
    }

    private static String openSsh(int sender, String... lines) throws Exception {
        return openSsh(sender, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Runs a batch by OpenSSH; fails as the client fails. */
    private static String openSsh(int sender, byte[] batch) throws Exception {
        List<String> command = command("sftp", sender);
        command.add("-b");
        command.add("-");
        command.add(id(sender) + "@127.0.0.1");
        Ended ended = run(command, batch);
        assertThat(ended.code()).as(ended.output()).isZero();
        return ended.output();
    }

    private record Ended(int code, String output) {}

    private static Ended run(List<String> command, byte[] input) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
