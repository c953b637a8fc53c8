package hub.routes.rest;

import static org.assertj.core.api.Assertions.assertThat;

import hub.routes.RunningHub;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is published can be read as it was committed: by those who have a credential under the contract's address, by anybody under /docs. */
class PublishedFilesTest {
    private static final Path COMMITTED = Path.of("..", "schemas", "published", "1.0");
    private final RunningHub hub = RunningHub.shared();

    @Test
    void aFileIsServedByteForByte() throws Exception {
        HttpResponse<String> answer = hub.send(
                hub.as(RunningHub.SCHOOL, "/api/v1/schemas/1.0/xsd/records.xsd").GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Files.readString(COMMITTED.resolve("xsd/records.xsd")));
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/xml");
    }

    @Test
    void anybodyMayReadTheDocuments() throws Exception {
        assertThat(anonymous("/docs/1.0/catalogue/findings.md").body())
                .isEqualTo(Files.readString(COMMITTED.resolve("catalogue/findings.md"), StandardCharsets.UTF_8));
        assertThat(anonymous("/docs").headers().firstValue("Location")).contains("/docs/1.1/handbook/index.html");
        assertThat(anonymous("/docs/1.0/xsd/none.xsd").statusCode()).isEqualTo(404);
        assertThat(anonymous("/docs/1.0/xsd/..%2F..%2Fapplication.yaml").statusCode())
                .isBetween(400, 404);
        assertThat(anonymous("/api/v1/schemas/1.0/xsd/records.xsd").statusCode())
                .isEqualTo(401);
    }

    @Test
    void theListNamesEveryFileAndACodeSetIsOne() {
        assertThat(hub.send(hub.as(RunningHub.SCHOOL, "/api/v1/schemas").GET()).body())
                .contains("/api/v1/schemas/1.0/json/TrainingRecord.json");
        assertThat(hub.send(hub.as(RunningHub.SCHOOL, "/api/v1/codesets").GET()).statusCode())
                .isEqualTo(200);
        assertThat(hub.send(hub.as(RunningHub.SCHOOL, "/api/v1/codesets/ZB30@2006")
                                .GET())
                        .body())
                .contains("全脱产");
    }

    private HttpResponse<String> anonymous(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.port() + path))
                                .GET()
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
