package hub.conformance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubDatabaseTest {
    @TempDir
    Path data;

    @TempDir
    Path elsewhere;

    @BeforeEach
    void makeSecrets() throws IOException {
        Path secrets = Files.createDirectories(data.resolve("secrets"));
        Files.writeString(secrets.resolve("postgres-hub"), "one\n");
        Files.writeString(secrets.resolve("postgres-superuser"), "two\n");
    }

    private static void running(Path home, int port) throws IOException {
        Path cluster = Files.createDirectories(home.resolve("cluster"));
        Files.writeString(cluster.resolve("postmaster.pid"), "4711\n/cluster\n1795000000\n" + port + "\n/tmp\n");
    }

    @Test
    void isFoundInTheDataFolder() throws IOException {
        running(data.resolve("postgres"), 40_001);
        HubDatabase database = HubDatabase.of(data);
        assertThat(database).isEqualTo(new HubDatabase(40_001, "one", "two"));
        assertThat(database).hasToString("jdbc:postgresql://127.0.0.1:40001/hub");
    }

    @Test
    void isFoundWhereTheHubHadToPutIt() throws IOException {
        running(elsewhere, 40_002);
        Files.writeString(data.resolve("postgres.location"), elsewhere + "\nkept in the folder above\n");
        assertThat(HubDatabase.of(data).port()).isEqualTo(40_002);
    }

    @Test
    void ofAHubThatDoesNotRunThereIsNone() {
        assertThatThrownBy(() -> HubDatabase.of(data)).isInstanceOf(IOException.class);
    }
}
