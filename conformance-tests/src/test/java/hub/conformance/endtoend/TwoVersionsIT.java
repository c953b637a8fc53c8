package hub.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hub.conformance.client.Answer;
import hub.conformance.client.Events;
import hub.conformance.client.HubAddress;
import hub.conformance.client.RestClient;
import hub.conformance.client.Sending;
import hub.conformance.process.DataFolders;
import hub.conformance.process.HubProcess;
import hub.conformance.process.Ports;
import hub.conformance.process.Witness;
import hub.conformance.run.GoodRecords;
import hub.conformance.run.Outcome;
import hub.conformance.run.RestChannel;
import hub.conformance.run.SftpChannel;
import hub.conformance.sample.Dialect;
import hub.conformance.sample.Partner;
import hub.conformance.sample.RecordJson;
import hub.conformance.sample.Submission;
import hub.conformance.sample.SubmissionWriter;
import hub.schemas.CanonicalJson;
import hub.standards.RecordKey;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import hub.standards.StandardTree;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Versions 1.0 and 1.1 at once: taken on every channel, each judged by its own rules and codes, each subscriber answered in its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoVersionsIT {
    private static final StandardTree TREE = StandardReader.shippedTree();
    private static final Partner SENDER = Partner.UNIVERSITY;
    private static final String OLD_CODE = "national-7.5-per-day";
    private static final String NEW_CODE = "derived-7.5-per-day";
    private static final String OLD_READER = "reader-of-the-first";
    private static final Pattern STATE = Pattern.compile("<(?:\\w+:)?state>([a-z-]+)<");
    private static final Pattern CODE = Pattern.compile("<(?:\\w+:)?code>([A-Z]{3}-[0-9]{4})<");

    private HubProcess hub;

    @BeforeAll
    void start() {
        Map<String, String> settings = new LinkedHashMap<>(Witness.settings());
        settings.put("hub.subscribers[2].id", OLD_READER);
        settings.put("hub.subscribers[2].title.zh", OLD_READER);
        settings.put("hub.subscribers[2].title.en", OLD_READER);
        settings.put("hub.delivery.subscriptions[2].name", OLD_READER);
        settings.put("hub.delivery.subscriptions[2].types", "TrainingClass");
        settings.put("hub.delivery.subscriptions[2].matched-only", "false");
        settings.put("hub.delivery.subscriptions[2].standard", "1.0");
        hub = HubProcess.start(DataFolders.fresh("two-versions").resolve("data"), Ports.free(), settings, List.of());
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    /** What a sender learns: the state of its submission and the codes of what was found. */
    private record Told(String state, Set<String> codes) {}

    private enum Way {
        REST {
            @Override
            Told send(HubAddress hub, String version, StandardRecord record) throws IOException {
                try (RestChannel channel = new RestChannel(hub, SENDER, new SubmissionWriter(TREE.at(version)))) {
                    return told(channel.send(submission(record, "", Dialect.ENVELOPE)));
                }
            }
        },
        SFTP {
            @Override
            Told send(HubAddress hub, String version, StandardRecord record) throws IOException {
                try (SftpChannel channel = new SftpChannel(hub, SENDER, new SubmissionWriter(TREE.at(version)))) {
                    return told(channel.send(submission(record, "@" + version, Dialect.TEMPLATE)));
                }
            }
        },
        SOAP {
            @Override
            Told send(HubAddress hub, String version, StandardRecord record) throws IOException {
                String answer = call(hub, envelope(version, record));
                Set<String> codes = new TreeSet<>();
                CODE.matcher(answer).results().forEach(code -> codes.add(code.group(1)));
                return new Told(
                        STATE.matcher(answer)
                                .results()
                                .findFirst()
                                .orElseThrow(() -> new IOException(answer))
                                .group(1),
                        codes);
            }
        };

        /** Sends a record by a version, named as the channel has it named. */
        abstract Told send(HubAddress hub, String version, StandardRecord record) throws IOException;

        private static Submission submission(StandardRecord record, String named, Dialect dialect) {
            return Submission.of(SENDER, record.key().sourceId() + named, dialect, List.of(record));
        }

        private static Told told(Outcome outcome) {
            return new Told(
                    outcome.receipt().state(),
                    new TreeSet<>(outcome.receipt().findings().keySet()));
        }
    }

    private static String call(HubAddress hub, String envelope) throws IOException {
        var credential = hub.credential(SENDER.credential());
        String basic = Base64.getEncoder()
                .encodeToString((credential.id() + ":" + credential.secret()).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(hub.http().resolve("/ws/submission"))
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", "\"urn:cadre-training:service:1:submit\"")
                .header("Authorization", "Basic " + basic)
                .POST(HttpRequest.BodyPublishers.ofString(envelope))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String envelope(String version, StandardRecord record) {
        StringBuilder fields = new StringBuilder();
        CanonicalJson.write(record)
                .fields()
                .forEachRemaining(field -> fields.append("<e:")
                        .append(field.getKey())
                        .append('>')
                        .append(field.getValue().asText())
                        .append("</e:")
                        .append(field.getKey())
                        .append('>'));
        return "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:s=\"urn:cadre-training:service:1\" xmlns:e=\"urn:cadre-training:exchange:" + version
                + "\"><soap:Body><s:submit><s:standard>" + version
                + "</s:standard><s:secrecy>none</s:secrecy><s:wait>20</s:wait><e:records><e:record type=\"TrainingClass\""
                + " sourceId=\"" + record.key().sourceId() + "\" sourceVersion=\"1\"><e:TrainingClass>" + fields
                + "</e:TrainingClass></e:record></e:records></s:submit></soap:Body></soap:Envelope>";
    }

    /** A class whose hours were counted by a code, in the form of a version. */
    private static StandardRecord.Builder counted(String version, String id, String code) {
        return StandardRecord.of(TREE.at(version).record("TrainingClass"))
                .key(new RecordKey(SENDER.uscid(), SENDER.system(), "TrainingClass", id))
                .version(1)
                .set("classCode", id)
                .set("name", "公共治理专题研讨班")
                .set("trainingKind", "4")
                .set("offJobState", "1")
                .set("delivery", "1")
                .set("host", "中共示例市委组织部")
                .set("startDate", "2026-11-02")
                .set("endDate", "2026-11-06")
                .set("days", new BigDecimal("5"))
                .set("plannedHours", new BigDecimal("37.5"))
                .set("hoursUnit", "period-45")
                .set("conversionRule", code);
    }

    private JsonNode read(String subscriber, StandardRecord record) throws IOException {
        RestClient rest = hub.address().rest(subscriber);
        Answer answer = rest.get(Events.href(GoodRecords.key(record)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void bothAreTakenAndEachSubscriberReadsItsOwn(Way way) throws IOException {
        StandardRecord old = counted("1.0", "both-old-" + way, OLD_CODE).build();
        StandardRecord now = counted("1.1", "both-new-" + way, NEW_CODE)
                .set("abroadTopic", "公共治理")
                .build();
        assertThat(way.send(hub.address(), "1.0", old)).isEqualTo(new Told("accepted", Set.of()));
        assertThat(way.send(hub.address(), "1.1", now)).isEqualTo(new Told("accepted", Set.of()));
        for (StandardRecord record : List.of(old, now)) {
            JsonNode byOld = read(OLD_READER, record);
            assertThat(byOld.path("standard").asText()).isEqualTo("1.0");
            assertThat(byOld.at("/data/conversionRule").asText()).isEqualTo(OLD_CODE);
            assertThat(byOld.at("/data").has("abroadTopic")).isFalse();
            JsonNode byNew = read(Witness.ID, record);
            assertThat(byNew.path("standard").asText()).isEqualTo("1.1");
            assertThat(byNew.at("/data/conversionRule").asText()).isEqualTo(NEW_CODE);
        }
        assertThat(read(Witness.ID, now).at("/data/abroadTopic").asText()).isEqualTo("公共治理");
    }

    static Stream<Arguments> codesOfTheOtherVersion() {
        return Stream.of(Way.values())
                .flatMap(way -> Stream.of(
                        Arguments.of(way, "1.1", OLD_CODE, "COD-0002"),
                        Arguments.of(way, "1.0", NEW_CODE, "COD-0001")));
    }

    @ParameterizedTest
    @MethodSource("codesOfTheOtherVersion")
    void aCodeThatTheNamedVersionHasNotIsRefused(Way way, String version, String code, String finding)
            throws IOException {
        StandardRecord record =
                counted(version, "other-" + version + "-" + way, code).build();
        assertThat(way.send(hub.address(), version, record)).isEqualTo(new Told("quarantined", Set.of(finding)));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whichRuleHeldOnTheDayIsToldByItsDatesInEitherVersion(Way way) throws IOException {
        for (String version : List.of("1.0", "1.1")) {
            // CLS-0019 rests on a regulation in force since 15 October 2023
            StandardRecord before = kindLeftOpen(version, "day-before-" + version + way, "2023-10-14");
            StandardRecord after = kindLeftOpen(version, "day-after-" + version + way, "2023-10-15");
            assertThat(way.send(hub.address(), version, before).codes()).doesNotContain("CLS-0019");
            assertThat(way.send(hub.address(), version, after).codes()).contains("CLS-0019");
        }
    }

    private static StandardRecord kindLeftOpen(String version, String id, String day) {
        return counted(version, id, "other")
                .set("trainingKind", "9")
                .set("name", "党性教育专题培训班")
                .set("startDate", day)
                .set("endDate", "2023-10-20")
                .build();
    }

    @Test
    void linesNameTheirVersionInTheNameOfTheFile() throws IOException {
        RestClient rest = hub.address().rest(SENDER.credential());
        String line = new ObjectMapper()
                .writeValueAsString(
                        RecordJson.of(counted("1.0", "lines", OLD_CODE).build()));
        assertThat(rest.submit(Sending.of(Sending.NDJSON, line).named("lines@0.9.ndjson"))
                        .problem())
                .isEqualTo("SYN-0018");
        assertThat(rest.submit(Sending.of(Sending.NDJSON, line).named("lines@1.1.ndjson"))
                        .receipt()
                        .findings())
                .containsOnlyKeys("COD-0002");
        assertThat(rest.submit(Sending.of(Sending.NDJSON, line).named("lines@1.0.ndjson"))
                        .receipt()
                        .state())
                .isEqualTo("accepted");
    }

    @Test
    void whatIsPublishedIsThereForBoth() throws IOException {
        RestClient rest = hub.address().rest(SENDER.credential());
        for (String version : List.of("1.0", "1.1")) {
            assertThat(rest.get("/api/v1/codesets/HubConversionRule@1.0?standard=" + version)
                            .body()
                            .path("codes")
                            .findValuesAsText("code"))
                    .contains(version.equals("1.0") ? OLD_CODE : NEW_CODE)
                    .doesNotContain(version.equals("1.0") ? NEW_CODE : OLD_CODE);
            assertThat(rest.get("/ws/submission?xsd=records.xsd&standard=" + version)
                            .text())
                    .contains("urn:cadre-training:exchange:" + version);
            assertThat(rest.get("/ws/submission?wsdl&standard=" + version).status())
                    .isEqualTo(200);
            assertThat(rest.get("/docs/" + version + "/handbook/index.html").status())
                    .isEqualTo(200);
        }
        assertThat(rest.get("/docs/1.1/changes/1.0-to-1.1.html").text()).contains(NEW_CODE);
        assertThat(rest.get("/api/v1/codesets?standard=0.9").problem()).isEqualTo("HUB-0004");
    }
}
