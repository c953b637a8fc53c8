package hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hub.routes.embedded.DataFolder;
import hub.routes.embedded.EmbeddedPostgres;
import hub.routes.embedded.PostgresSettings;
import hub.routes.embedded.RefusedStart;
import hub.routes.embedded.RunningPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class RepositorySchemaTest {

    private static final String OLDER = "schema/older.yaml";
    private static final String NEWER = "schema/newer.yaml";

    @TempDir
    Path temporary;

    private DataFolder data;
    private RunningPostgres postgres;

    @BeforeEach
    void start() throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
        data = DataFolder.open(temporary.resolve("data"));
        postgres = new EmbeddedPostgres(PostgresSettings.embedded(), data).start();
    }

    @AfterEach
    void stop() {
        postgres.close();
        data.close();
    }

    @Test
    void aNewerHubAddsWhatIsMissingAndAnOlderOneIsThenRefused() throws Exception {
        schema(OLDER).afterPropertiesSet();
        schema(NEWER).afterPropertiesSet();
        assertThat(ask("select to_regclass('first') is not null and to_regclass('second') is not null"))
                .isEqualTo("t");

        schema(NEWER).afterPropertiesSet();
        assertThat(ask("select count(*) from databasechangelog")).isEqualTo("2");

        assertThatExceptionOfType(RefusedStart.class)
                .isThrownBy(() -> schema(OLDER).afterPropertiesSet())
                .withMessageContaining("newer hub");
    }

    @Test
    void aHubKilledInTheMiddleOfAChangeDoesNotBlockTheNext() throws Exception {
        schema(OLDER).afterPropertiesSet();
        execute("update databasechangeloglock set locked = true, lockgranted = now(), lockedby = 'a dead hub'");

        schema(NEWER).afterPropertiesSet();

        assertThat(ask("select count(*) from databasechangelog")).isEqualTo("2");
    }

    private RepositorySchema schema(String changelog) {
        return new RepositorySchema(
                new DriverManagerDataSource(postgres.url(), postgres.user(), postgres.password()),
                changelog,
                temporary);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String ask(String query) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
