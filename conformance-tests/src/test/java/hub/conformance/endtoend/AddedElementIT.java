package hub.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hub.conformance.account.Entry;
import hub.conformance.account.Event;
import hub.conformance.client.Answer;
import hub.conformance.client.Credential;
import hub.conformance.client.Events;
import hub.conformance.client.HrLedger;
import hub.conformance.client.HrSubscriber;
import hub.conformance.client.HubAddress;
import hub.conformance.process.DataFolders;
import hub.conformance.process.HubProcess;
import hub.conformance.process.Ports;
import hub.conformance.process.Witness;
import hub.conformance.run.Channel;
import hub.conformance.run.GoodRecords;
import hub.conformance.run.RestChannel;
import hub.conformance.run.SftpChannel;
import hub.conformance.sample.Dialect;
import hub.conformance.sample.Item;
import hub.conformance.sample.Partner;
import hub.conformance.sample.Submission;
import hub.conformance.sample.SubmissionWriter;
import hub.conformance.sample.Traffic;
import hub.schemas.CanonicalJson;
import hub.schemas.generate.ProposeChangelog;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A standards officer adds an element: one file and one line in a copy of the standard, and the changelog that the generator proposes for it.
 * No Java. A hub on that standard takes the element on every channel, stores it, delivers it, and publishes it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddedElementIT {
    private static final String ELEMENT = """
            element: StudyGroup
            name: { zh: 学习小组, en: Study group }
            definition: { zh: 学员在班内所属的学习小组, en: The group within the class in which the trainee studies }
            domain: { type: text, minLength: 1, maxLength: 40 }
            source: { norm: 干部教育培训数据交换标准, edition: "1.1", evidence: OWN }
            sensitivity: internal
            since: "1.0"
            """;
    private static final String FIELD = "  - { name: studyGroup, element: StudyGroup }";
    private static final String GROUP = "第三组";
    private static final Partner SENDER = Partner.UNIVERSITY;

    private final Path folder = DataFolders.fresh("added-element");
    private HubProcess hub;
    private Standard standard;
    private Traffic traffic;

    @BeforeAll
    void start() throws IOException {
        Path copy = copyOfTheStandard(folder.resolve("standard"));
        Files.writeString(copy.resolve("elements/study-group.yaml"), ELEMENT);
        addLineAfter(copy.resolve("records/training-record.yaml"), "name: certificateNo", FIELD);

        Path changelogs = Files.createDirectories(folder.resolve("data/changelogs"));
        ProposeChangelog.main(new String[] {
            "--standard", copy.toString(),
            "--against",
                    HubProcess.checkout()
                            .resolve("schemas/published/1.1/db/required-columns.json")
                            .toString(),
            "--out", changelogs.resolve("study-group.yaml").toString()
        });

        Map<String, String> settings = new LinkedHashMap<>(Witness.settings());
        settings.put("hub.standard", copy.toString());
        hub = HubProcess.start(folder.resolve("data"), Ports.free(), settings, List.of());
        standard = new StandardReader().read(copy);
        traffic = new Traffic(standard, SENDER, "AE", 1, 10);
        Submission masters = traffic.masters("masters", Dialect.LINES);
        assertThat(rest().send(masters).receipt().counts().accepted())
                .isEqualTo(masters.items().size());
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private static Path copyOfTheStandard(Path to) throws IOException {
        Path from = HubProcess.checkout().resolve("standards/src/main/resources/standard");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return to;
    }

    private static void addLineAfter(Path file, String words, String line) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        int at = 0;
        while (!lines.get(at).contains(words)) {
            at++;
        }
        lines.add(at + 1, line);
        Files.write(file, lines);
    }

    private Channel rest() {
        return new RestChannel(hub.address(), SENDER, new SubmissionWriter(standard));
    }

    /** A training record that says the study group. */
    private Submission withGroup(String name, Dialect dialect, int number) {
        List<StandardRecord> records = traffic.records(name, dialect, number, 1).items().stream()
                .map(Item::record)
                .map(record -> record.copy().set("studyGroup", GROUP).build())
                .toList();
        return Submission.of(SENDER, name, dialect, records);
    }

    @Test
    void byRest() throws IOException {
        Submission submission = withGroup("TrainingRecord-by-rest", Dialect.LINES, 0);
        assertThat(rest().send(submission).receipt().state()).isEqualTo("accepted");
        assertStoredAndDelivered(submission);
    }

    @Test
    void byFile() throws IOException {
        Submission submission = withGroup("TrainingRecord-by-file", Dialect.TEMPLATE, 1);
        try (SftpChannel channel = new SftpChannel(hub.address(), SENDER, new SubmissionWriter(standard))) {
            assertThat(channel.send(submission).receipt().state()).isEqualTo("accepted");
        }
        assertStoredAndDelivered(submission);
    }

    @Test
    void bySoap() throws Exception {
        Submission submission = withGroup("by-soap", Dialect.SOAP, 2);
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(hub.address().http().resolve("/ws/submission"))
                                .header("Content-Type", "text/xml; charset=utf-8")
                                .header("SOAPAction", "\"urn:cadre-training:service:1:submit\"")
                                .header("Authorization", basic(hub.address().credential(SENDER.credential())))
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        envelope(submission.items().get(0).record())))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).contains("<state>accepted</state>");
        assertStoredAndDelivered(submission);
    }

    @Test
    void whatIsPublishedHasIt() throws Exception {
        for (String file : List.of(
                "/docs/1.0/xsd/records.xsd",
                "/docs/1.0/json/TrainingRecord.json",
                "/docs/1.0/openapi/models.json",
                "/ws/submission?xsd=records.xsd")) {
            assertThat(get(file)).as(file).contains("studyGroup");
        }
        assertThat(get("/docs/1.0/csv/TrainingRecord.csv")).contains("学习小组");
    }

    private String get(String path) throws Exception {
        URI address = hub.address().http().resolve(path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).GET().build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private void assertStoredAndDelivered(Submission submission) throws IOException {
        HubAddress address = hub.address();
        StandardRecord record = submission.items().get(0).record();
        Entry sent = GoodRecords.asSent(record);
        Answer held = address.rest(Witness.ID).get(Events.href(sent.key()));
        assertThat(held.body().at("/data/studyGroup").asText()).isEqualTo(GROUP);
        try (HrLedger ledger = new HrLedger(folder.resolve(submission.name() + ".jsonl"));
                HrSubscriber subscriber = new HrSubscriber(address, Witness.ID, ledger)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(ledger.applied())
                            .as("trouble: %s", subscriber.trouble())
                            .extracting(Event::key)
                            .contains(sent.key()));
        }
    }

    private static String basic(Credential credential) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((credential.id() + ":" + credential.secret()).getBytes(StandardCharsets.UTF_8));
    }

    private static String envelope(StandardRecord record) {
        StringBuilder fields = new StringBuilder();
        JsonNode data = CanonicalJson.write(record);
        data.fields()
                .forEachRemaining(field -> fields.append("<e:")
                        .append(field.getKey())
                        .append('>')
                        .append(field.getValue().asText())
                        .append("</e:")
                        .append(field.getKey())
                        .append('>'));
        return "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:s=\"urn:cadre-training:service:1\" xmlns:e=\"urn:cadre-training:exchange:1.0\"><soap:Body><s:submit>"
                + "<s:standard>1.0</s:standard><s:secrecy>none</s:secrecy><s:wait>20</s:wait><e:records><e:record type=\"TrainingRecord\""
                + " sourceId=\"" + record.key().sourceId() + "\" sourceVersion=\"" + record.version()
                + "\"><e:TrainingRecord>"
                + fields + "</e:TrainingRecord></e:record></e:records></s:submit></soap:Body></soap:Envelope>";
    }
}
