package hub.routes.operation;

import static org.assertj.core.api.Assertions.assertThat;

import hub.routes.RunningHub;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What the operator sees of a running hub. */
class OperationTest {
    private final RunningHub hub = RunningHub.shared();

    @Test
    void readinessSpeaksForEveryPart() {
        HttpResponse<String> ready = hub.send(hub.anonymous("/readyz"));
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void figuresAreForTheOperatorAloneAndNameNobody() {
        hub.bean(Figures.class).read();
        assertThat(figures("none").statusCode()).isEqualTo(401);
        assertThat(figures(hub.basic(RunningHub.SCHOOL)).statusCode()).isEqualTo(403);
        HttpResponse<String> figures = figures(hub.basic(RunningHub.OPERATOR));
        assertThat(figures.statusCode()).isEqualTo(200);
        assertThat(figures.body())
                .contains("hub_records{state=\"received\"}", "hub_delivery{", "subscriber=\"hr\"")
                .doesNotContain("12999999MB", RunningHub.SCHOOL);
    }

    @Test
    void theLogIsJsonAndSaysNothingThatAnExceptionQuotes() {
        org.slf4j.LoggerFactory.getLogger(OperationTest.class)
                .error("planted", new IllegalStateException("quotes 999999199001010011"));
        assertThat(hub.log())
                .contains("planted", "java.lang.IllegalStateException")
                .doesNotContain("999999199001010011");
        assertThat(hub.log().lines().findFirst().orElseThrow()).startsWith("{").endsWith("}");
    }

    private HttpResponse<String> figures(String authorization) {
        return hub.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.managementPort() + "/actuator/prometheus"))
                        .header("Authorization", authorization));
    }
}
