package hub.routes.rest;

import static org.assertj.core.api.Assertions.assertThat;

import hub.routes.RunningHub;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Records posted by REST, and what their sender is answered. */
class SubmittingTest {
    private final RunningHub hub = RunningHub.shared();

    @Test
    void aRecordIsJudgedInTheAnswer() {
        HttpResponse<String> answer = hub.send(hub.as(RunningHub.SCHOOL, "/api/v1/submissions")
                .header("Content-Type", "application/json")
                .header("Hub-Secrecy", "none")
                .header("Prefer", "wait=10")
                .POST(BodyPublishers.ofString("""
                        {"type":"TrainingClass","sourceId":"C-1","sourceVersion":1,"op":"upsert","data":{"classCode":"C-1"}}""")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"state\":\"quarantined\"", "\"received\":1");
    }
}
