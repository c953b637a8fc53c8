package hub.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.conformance.client.Answer;
import hub.conformance.client.Credential;
import hub.conformance.client.Events;
import hub.conformance.client.HubAddress;
import hub.conformance.client.RestClient;
import hub.conformance.client.Sending;
import hub.conformance.client.SftpDrop;
import hub.conformance.client.SoapClient;
import hub.conformance.client.TypedRecords;
import hub.conformance.process.Witness;
import hub.conformance.sample.Partner;
import hub.conformance.sample.RecordJson;
import hub.conformance.soap.exchange.Records;
import hub.conformance.soap.service.Submission;
import hub.standards.StandardRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** An institution can neither send as another nor see what is another's, whatever the channel and whatever it claims. */
class ImpersonationIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Partner A = Partner.UNIVERSITY;
    private static final Partner B = Partner.ONLINE_ACADEMY;

    private final HubAddress hub = SharedHub.address();

    private static StandardRecord claimed(String mark) {
        return Samples.good("TrainingClass", mark);
    }

    private static String asB(StandardRecord record) throws IOException {
        ObjectNode json = RecordJson.of(record).put("institution", B.uscid());
        return JSON.writeValueAsString(json) + "\n";
    }

    @Test
    void notByRest() throws IOException {
        Answer answer = hub.rest(A.credential()).submit(Sending.of(Sending.NDJSON, asB(claimed("irest"))));

        assertThat(answer.receipt().state()).isEqualTo("rejected");
        assertThat(answer.receipt().findings()).containsOnlyKeys("ENT-0001");
        assertNothingOfBs("irest");
    }

    @Test
    void notByTheSystemOfAnotherCredential() throws IOException {
        ObjectNode json = RecordJson.of(claimed("isystem")).put("system", B.system());
        Answer answer =
                hub.rest(A.credential()).submit(Sending.of(Sending.NDJSON, JSON.writeValueAsString(json) + "\n"));

        assertThat(answer.receipt().counts().accepted()).isZero();
    }

    @Test
    void notBySoap() throws Exception {
        Records records = new TypedRecords().of(List.of(claimed("isoap")));
        records.getRecord().get(0).setOnBehalfOf(B.uscid());
        Submission submission = new Submission();
        submission.setStandard("1.0");
        submission.setSecrecy("none");
        submission.setWait(30);
        submission.setRecords(records);

        var receipt = new SoapClient(hub.http(), hub.credential(A.credential()))
                .raw()
                .submit(submission)
                .getReceipt();

        assertThat(receipt.getState().value()).isEqualTo("rejected");
        assertThat(receipt.getFindings().getFinding().get(0).getCode()).isEqualTo("ENT-0001");
        assertNothingOfBs("isoap");
    }

    @Test
    void notByAFile() throws IOException {
        try (SftpDrop drop = hub.sftp(A.credential())) {
            drop.send("claimed.ndjson", asB(claimed("isftp")).getBytes(StandardCharsets.UTF_8));
            String receipt = Awaitility.await().until(() -> receipt(drop, "claimed.ndjson"), text -> !text.isEmpty());

            assertThat(JSON.readTree(receipt)
                            .path("findings")
                            .path(0)
                            .path("code")
                            .asText())
                    .isEqualTo("ENT-0001");
        }
        assertNothingOfBs("isftp");
    }

    private static String receipt(SftpDrop drop, String name) throws IOException {
        for (Map.Entry<String, Long> file : drop.times("receipts").entrySet()) {
            if (file.getKey().startsWith(name + ".") && file.getKey().endsWith(".receipt.json")) {
                return drop.read("receipts/" + file.getKey());
            }
        }
        return "";
    }

    private void assertNothingOfBs(String mark) throws IOException {
        assertThat(Events.feed(hub.rest(Witness.ID)))
                .noneMatch(event -> event.key().sourceId().endsWith("-" + mark));
    }

    @Test
    void receiptsAndFindingsOfAnotherAreAsIfThereWereNone() throws IOException {
        String of = hub.rest(B.credential())
                .submit(Sending.of(
                        Sending.NDJSON,
                        JSON.writeValueAsString(RecordJson.of(Samples.good("TrainingClass", "iown"))) + "\n"))
                .receipt()
                .submission();
        RestClient a = hub.rest(A.credential());

        assertThat(a.receipt(of).status()).isEqualTo(404);
        assertThat(a.get("/api/v1/submissions/" + of + "/findings").status()).isEqualTo(404);
        assertThat(a.get("/api/v1/submissions/" + of + "/findings.csv").status())
                .isEqualTo(404);
        assertThat(a.get("/api/v1/submissions?limit=1000").text()).doesNotContain(of);
        SoapClient soap = new SoapClient(hub.http(), hub.credential(A.credential()));
        assertThatThrownBy(() -> soap.receipt(of))
                .isInstanceOfSatisfying(
                        SoapClient.RefusedException.class,
                        e -> assertThat(e.code()).isEqualTo("HUB-0002"));
    }

    @Test
    void nobodyWithoutHisSecretOrKey() throws IOException {
        Sending sending = Sending.of(Sending.NDJSON, JSON.writeValueAsString(RecordJson.of(claimed("isecret"))) + "\n");
        Credential ofA = hub.credential(A.credential());
        Credential mixed = new Credential(B.credential(), ofA.secret());

        assertThat(new RestClient(hub.http(), mixed).submit(sending).status()).isEqualTo(401);
        assertThat(new RestClient(hub.http(), new Credential(A.credential(), ""))
                        .submit(sending)
                        .status())
                .isEqualTo(401);
        assertThatThrownBy(() -> new SoapClient(hub.http(), mixed).submit(List.of(claimed("isecret")), "k"))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(
                        () -> SftpDrop.open(hub.sftpHost(), hub.sftpPort(), B.credential(), hub.sshKey(A.credential())))
                .isInstanceOf(IOException.class);
    }

    @Test
    void noWayOutOfOnesOwnHome() throws IOException {
        try (SftpDrop drop = hub.sftp(A.credential())) {
            for (String path :
                    List.of("../" + B.credential() + "/inbox", "/../" + B.credential(), "/etc", "inbox/../../..")) {
                assertThat(seen(drop, path)).as(path).doesNotContain(B.credential(), "passwd", "hub.lock");
            }
        }
    }

    private static String seen(SftpDrop drop, String path) {
        try {
            StringBuilder names = new StringBuilder();
            drop.raw()
                    .readDir(path)
                    .forEach(entry -> names.append(entry.getFilename()).append(' '));
            return names.toString();
        } catch (IOException | UncheckedIOException e) {
            return ""; // what is not there, or not for A, is told as an error
        }
    }

    @Test
    void aSubscriberSendsNothingAndASenderReadsNoFeed() throws IOException {
        Sending sending = Sending.of(Sending.NDJSON, JSON.writeValueAsString(RecordJson.of(claimed("ihr"))) + "\n");

        assertThat(hub.rest("hr").submit(sending).status()).isEqualTo(403);
        assertThat(hub.rest(A.credential()).get("/api/v1/changes").status()).isEqualTo(403);
        assertThat(hub.rest(A.credential())
                        .get("/api/v1/operator/reconciliation")
                        .status())
                .isEqualTo(403);
    }
}
