package hub.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hub.adapters.secrecy.SecrecyCases;
import hub.conformance.client.HubAddress;
import hub.conformance.client.Sending;
import hub.conformance.client.SftpDrop;
import hub.conformance.process.DataFolders;
import hub.conformance.process.HubProcess;
import hub.conformance.process.Ports;
import hub.conformance.sample.Partner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.sshd.sftp.common.SftpException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What bears a secrecy mark or names an excluded unit is refused on every channel, its look-alikes are not, the officer is told, and afterwards
 * nothing of it stands anywhere: no content, no name; not even in the sender's own home.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecrecyIT {
    private static final Partner SENDER = Partner.PARTY_SCHOOL;
    /** Stands in every content that must leave no trace; harmless contents bear another. */
    private static final String CANARY = "ZQ7canary雨燕";

    private static final String HARMLESS = "ZQ7harmless";
    private static final String EXCLUDED_UNIT = "某省第九保障局";

    private static final Path FOLDER = DataFolders.fresh("secrecy");
    private static final HubProcess HUB = HubProcess.start(
            FOLDER.resolve("data"),
            Ports.free(),
            Map.of(
                    "hub.sftp.settle",
                    "0s",
                    "hub.exclusions.units",
                    EXCLUDED_UNIT + ",XA-990017",
                    "hub.exclusions.classes",
                    "ZX-2026-01"),
            List.of("-Xmx512m"));

    private static final HubAddress ADDRESS = HUB.address();

    @AfterAll
    static void stop() {
        HUB.close();
    }

    private static List<SecrecyCases.Case> cases(boolean refuse) {
        String name = refuse ? CANARY : HARMLESS;
        return SecrecyCases.with(text -> text.replace("甲", name).replace("T1", name)).cases().stream()
                .filter(one -> one.refuse() == refuse)
                .toList();
    }

    @Test
    @Order(1)
    void everyMarkIsRefusedOnItsChannel() throws Exception {
        int byRest = 0;
        int bySoap = 0;
        List<SecrecyCases.Case> files = new ArrayList<>();
        for (SecrecyCases.Case one : cases(true)) {
            switch (one.form()) {
                case "SOAP" -> {
                    assertThat(soap(one.body()))
                            .as(one.id())
                            .contains("SEC-0001")
                            .doesNotContain(CANARY);
                    bySoap++;
                }
                case "XML", "ZIP" -> files.add(one);
                default -> {
                    assertThat(rest(one)).as(one.id()).contains("SEC-0001").doesNotContain(CANARY);
                    byRest++;
                    files.add(one);
                }
            }
        }
        assertThat(byRest).isGreaterThan(25);
        assertThat(bySoap).isGreaterThan(2);
        int receipts = refusedFiles(files);
        assertThat(receipts).isEqualTo(files.size());
    }

    /** Sends all of them by SFTP, each with its own name if that is what tells, and waits for a refusal each. */
    private static int refusedFiles(List<SecrecyCases.Case> files) throws IOException {
        try (SftpDrop drop = ADDRESS.sftp(SENDER.credential())) {
            Set<String> before = new HashSet<>(drop.times("receipts").keySet());
            for (SecrecyCases.Case one : files) {
                String name = one.name().equals("body")
                        ? one.id() + "." + one.form().toLowerCase(Locale.ROOT)
                        : one.id() + "_" + one.name();
                try {
                    drop.send(name, one.body());
                } catch (SftpException refusedByName) {
                    assertThat(one.name()).as(one.id()).isNotEqualTo("body");
                }
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> fresh(drop, before).size() >= files.size());
            for (String receipt : fresh(drop, before)) {
                assertThat(receipt).startsWith("refused.");
                assertThat(drop.read("receipts/" + receipt))
                        .contains("SEC-0001")
                        .doesNotContain(CANARY);
            }
            return fresh(drop, before).size();
        }
    }

    private static List<String> fresh(SftpDrop drop, Set<String> before) throws IOException {
        return drop.times("receipts").keySet().stream()
                .filter(name -> name.endsWith(".receipt.json") && !before.contains(name))
                .toList();
    }

    @Test
    @Order(2)
    void noLookAlikeIs() throws Exception {
        List<String> sent = new ArrayList<>();
        try (SftpDrop drop = ADDRESS.sftp(SENDER.credential())) {
            Set<String> before = new HashSet<>(drop.times("receipts").keySet());
            for (SecrecyCases.Case one : cases(false)) {
                if (one.form().equals("SOAP")) {
                    assertThat(soap(one.body())).as(one.id()).doesNotContain("SEC-");
                    continue;
                }
                if (!one.form().equals("XML") && !one.form().equals("ZIP")) {
                    assertThat(rest(one)).as(one.id()).doesNotContain("SEC-");
                }
                String name = one.id() + "_"
                        + (one.name().equals("body") ? "body." + one.form().toLowerCase(Locale.ROOT) : one.name());
                drop.send(name, one.body());
                sent.add(name);
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> fresh(drop, before).size() >= sent.size());
            for (String receipt : fresh(drop, before)) {
                assertThat(receipt).doesNotStartWith("refused.");
                assertThat(drop.read("receipts/" + receipt)).as(receipt).doesNotContain("SEC-");
            }
        }
    }

    @Test
    @Order(3)
    void whatNamesAnExcludedUnitOrClassIsRefusedTheSame() throws Exception {
        String csv = "来源编号,版本,操作,学员编号,学员类别,姓名,单位名称\nE1,1,,TE1,9," + CANARY + ",%s\n";
        for (String unit : List.of(EXCLUDED_UNIT + "机关党委", "某 省 第九保障局", "ＸＡ－９９００１７")) {
            byte[] body = csv.formatted(unit).getBytes(Charset.forName("GB18030"));
            String answer = ADDRESS.rest(SENDER.credential())
                    .submit(Sending.of(Sending.CSV, "").withBody(body).named("e.csv"))
                    .text();
            assertThat(answer).as(unit).contains("SEC-0003").doesNotContain(CANARY, unit);
        }
        assertThat(ADDRESS.rest(SENDER.credential())
                        .submit(Sending.of(Sending.CSV, "")
                                .withBody(csv.formatted("某省第八保障局")
                                        .replace(CANARY, HARMLESS)
                                        .getBytes(StandardCharsets.UTF_8))
                                .named("e.csv"))
                        .text())
                .doesNotContain("SEC-");
        try (SftpDrop drop = ADDRESS.sftp(SENDER.credential())) {
            Set<String> before = new HashSet<>(drop.times("receipts").keySet());
            drop.send("e.csv", csv.formatted("ZX-2026-01班").getBytes(StandardCharsets.UTF_8));
            Awaitility.await().until(() -> !fresh(drop, before).isEmpty());
            assertThat(fresh(drop, before)).singleElement().asString().startsWith("refused.");
            assertThat(drop.read("receipts/" + fresh(drop, before).get(0))).contains("SEC-0003");
        }
    }

    @Test
    @Order(4)
    void aNameThatBearsAMarkIsRefusedBeforeAByteIsHere() throws IOException {
        try (SftpDrop drop = ADDRESS.sftp(SENDER.credential())) {
            var raw = drop.raw();
            assertThatThrownBy(() -> drop.send("学员_机密.csv", CANARY.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(SftpException.class);
            try (var out = raw.write("inbox/harmless.filepart")) {
                out.write(CANARY.getBytes(StandardCharsets.UTF_8));
            }
            assertThatThrownBy(() -> raw.rename("inbox/harmless.filepart", "inbox/【秘密】名单.csv"))
                    .isInstanceOf(SftpException.class);
            assertThat(drop.times("inbox")).isEmpty();
        }
    }

    @Test
    @Order(5)
    void theOfficerIsToldAndNothingIsKept() throws IOException {
        try (Stream<Path> alerts = Files.list(ADDRESS.data().resolve("alerts"))) {
            assertThat(alerts.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.contains("SEC-0001." + SENDER.credential() + ".REST"))
                    .anyMatch(name -> name.contains("SEC-0001." + SENDER.credential() + ".SFTP"))
                    .anyMatch(name -> name.contains("SEC-0001." + SENDER.credential() + ".SOAP"))
                    .anyMatch(name -> name.contains("SEC-0003." + SENDER.credential() + ".REST"));
        }
        HUB.close();
        assertThat(hits(CANARY)).isEmpty();
        assertThat(hits("机密-学员名单")).as("a name").isEmpty();
        assertThat(hits(HARMLESS))
                .as("a sweep that cannot find anything proves nothing")
                .isNotEmpty();
    }

    private static List<String> hits(String text) throws IOException {
        List<String> forms = List.of(
                latin(text, StandardCharsets.UTF_8),
                latin(text, Charset.forName("GB18030")),
                latin(text, StandardCharsets.UTF_16LE));
        List<Path> files;
        try (Stream<Path> all = Files.walk(FOLDER)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        List<String> hits = new ArrayList<>();
        for (Path file : files) {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            String name = latin(file.getFileName().toString(), StandardCharsets.UTF_8);
            if (forms.stream().anyMatch(form -> bytes.contains(form) || name.contains(form))) {
                hits.add(FOLDER.relativize(file).toString());
            }
        }
        return hits;
    }

    private static String latin(String text, Charset charset) {
        return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
    }

    private static String rest(SecrecyCases.Case one) throws IOException {
        String mediaType = switch (one.form()) {
            case "CSV" -> Sending.CSV;
            case "JSON" -> Sending.JSON;
            case "NDJSON" -> Sending.NDJSON;
            default -> Sending.XLSX;
        };
        String name = one.name().equals("body") ? "body." + one.form().toLowerCase(Locale.ROOT) : one.name();
        return ADDRESS.rest(SENDER.credential())
                .submit(Sending.of(mediaType, "").withBody(one.body()).named(name))
                .text();
    }

    private static String soap(byte[] message) throws Exception {
        var credential = ADDRESS.credential(SENDER.credential());
        String basic = credential.id() + ":" + credential.secret();
        HttpRequest request = HttpRequest.newBuilder(ADDRESS.http().resolve(URI.create("/ws/submission")))
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", "\"urn:cadre-training:service:1:submit\"")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(message))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
