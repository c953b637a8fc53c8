package hub.routes.rest;

import static org.assertj.core.api.Assertions.assertThat;

import hub.routes.RunningHub;
import hub.routes.embedded.RunningPostgres;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While the repository is away nothing is taken, and everybody is told when to come again. */
class DatabaseAwayTest {

    @Test
    void whoeverComesIsToldToComeAgain(@TempDir Path temporary) throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
        RunningHub hub = RunningHub.on(temporary.resolve("data"));
        try {
            hub.bean(RunningPostgres.class).close();

            HttpResponse<String> answer = hub.send(hub.as(RunningHub.SCHOOL, "/api/v1/submissions")
                    .header("Content-Type", "application/json")
                    .header("Hub-Secrecy", "none")
                    .POST(BodyPublishers.ofString("{}")));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("30");
            assertThat(answer.body()).contains("HUB-0001");
        } finally {
            hub.stop();
        }
    }
}
