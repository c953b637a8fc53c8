package hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hub.routes.embedded.DataFolder;
import hub.routes.embedded.EmbeddedPostgres;
import hub.routes.embedded.PostgresSettings;
import hub.routes.embedded.RunningPostgres;
import hub.standards.StandardReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The changelogs written by hand, applied to an empty PostgreSQL, come to the tables the standard asks for: no column less, and none more.
 *
 * <p>What the standard asks for is made as a second set of tables in a schema of its own, so that PostgreSQL itself compares: {@code int}
 * and {@code integer} are the same to it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordTablesTest {
    /** Everything an application of the changelogs could change, and what it noted about itself. */
    private static final List<String> WHOLE_CATALOGUE = List.of(
            "select table_name || ' ' || column_name || ' ' || ordinal_position || ' ' || data_type || ' ' || is_nullable || ' '"
                    + " || coalesce(column_default, '') from information_schema.columns where table_schema = 'public'",
            "select indexdef from pg_indexes where schemaname = 'public'",
            "select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint"
                    + " where connamespace = 'public'::regnamespace",
            "select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal",
            "select id || ' ' || md5sum || ' ' || dateexecuted || ' ' || orderexecuted || ' ' || exectype from databasechangelog",
            "select name || ' ' || value from lease");

    private JsonNode required = new ObjectMapper().nullNode();
    private RunningPostgres postgres;
    private DataFolder data;

    @BeforeAll
    void applyToAnEmptyDatabase(@TempDir Path temporary) throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
        data = DataFolder.open(temporary.resolve("data"));
        postgres = new EmbeddedPostgres(PostgresSettings.embedded(), data).start();
        required = published("db/required-columns.json").path("tables");
        apply();
        try (Connection connection = postgres.connect()) {
            makeRequired(connection);
        }
    }

    @AfterAll
    void stop() {
        postgres.close();
        data.close();
    }

    private static JsonNode published(String file) throws IOException {
        String path = "/published/" + StandardReader.shipped().version().version() + "/" + file;
        try (InputStream in = Objects.requireNonNull(RecordTablesTest.class.getResourceAsStream(path), path)) {
            return new ObjectMapper().readTree(in);
        }
    }

    private void apply() throws Exception {
        new RepositorySchema(
                        new DriverManagerDataSource(postgres.url(), postgres.user(), postgres.password()),
                        RepositorySchema.CHANGELOG,
                        data.path())
                .afterPropertiesSet();
    }

    private void makeRequired(Connection connection) throws SQLException {
        execute(connection, "create schema required");
        for (JsonNode table : required) {
            String name = "required." + table.path("name").asText();
            StringJoiner parts = new StringJoiner(", ", "create table " + name + " (", ")");
            table.path("columns")
                    .forEach(column -> parts.add(column.path("name").asText() + " "
                            + column.path("type").asText()
                            + (column.path("nullable").asBoolean() ? "" : " not null")));
            parts.add("primary key " + columns(table.path("primaryKey")));
            execute(connection, parts.toString());
            for (JsonNode index : table.path("indexes")) {
                execute(
                        connection,
                        "create index " + index.path("name").asText() + " on " + name + columns(index.path("columns")));
            }
        }
    }

    private static String columns(JsonNode names) {
        StringJoiner list = new StringJoiner(", ", "(", ")");
        names.forEach(name -> list.add(name.asText()));
        return list.toString();
    }

    @Test
    void theTablesAreWhatTheStandardAsksFor() throws SQLException {
        try (Connection connection = postgres.connect()) {
            assertThat(columnsIn(connection, "required")).hasSizeGreaterThan(100);
            assertThat(indexesIn(connection, "required")).hasSizeGreaterThan(10);
            assertThat(differences(connection)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "drop table trainee;                                             missing trainee.name text null",
                "alter table trainee drop column name;                           missing trainee.name text null",
                "alter table trainee rename column name to nom;                  not asked for trainee.nom text null",
                "alter table trainee add column citizen_id text;                 not asked for trainee.citizen_id text null",
                "alter table training_record alter training_hours type integer;  missing training_record.training_hours numeric(6,2) null",
                "alter table trainee alter name set not null;                    not asked for trainee.name text not null",
                "alter table trainee alter digest drop not null;                 missing trainee.digest bytea not null",
                "drop index ix_trainee_institution_staff_number;                 missing trainee (institution, staff_number)",
                "alter table cadre drop constraint pk_cadre;                     missing cadre primary key (institution, system, source_id)",
            })
    void whatDiffersIsNamed(String change, String named) throws SQLException {
        try (Connection connection = postgres.connect()) {
            connection.setAutoCommit(false);
            execute(connection, change);
            assertThat(differences(connection)).contains(named);
            connection.rollback();
        }
    }

    @Test
    void aSecondApplicationChangesNothing() throws Exception {
        List<String> before = wholeCatalogue();
        apply();
        assertThat(before).hasSizeGreaterThan(200);
        assertThat(wholeCatalogue()).isEqualTo(before);
    }

    /** Columns are compared both ways; an index more than is asked for does no harm. */
    private List<String> differences(Connection connection) throws SQLException {
        List<String> differences = new ArrayList<>();
        TreeSet<String> missing = new TreeSet<>(columnsIn(connection, "required"));
        List<String> live = columnsIn(connection, "public");
        missing.removeAll(live);
        missing.forEach(column -> differences.add("missing " + column));
        TreeSet<String> more = new TreeSet<>(live);
        more.removeAll(columnsIn(connection, "required"));
        more.forEach(column -> differences.add("not asked for " + column));
        TreeSet<String> indexes = new TreeSet<>(indexesIn(connection, "required"));
        indexes.removeAll(indexesIn(connection, "public"));
        indexes.forEach(index -> differences.add("missing " + index));
        return differences;
    }

    /** The columns of the tables that bear the name of a required one. */
    private static List<String> columnsIn(Connection connection, String schema) throws SQLException {
        return ask(
                connection,
                "select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)"
                        + " || case when a.attnotnull then ' not null' else ' null' end from pg_attribute a"
                        + " join pg_class c on c.oid = a.attrelid where c.relnamespace = '" + schema
                        + "'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and c.relname in"
                        + " (select relname from pg_class where relnamespace = 'required'::regnamespace)");
    }

    /** Indexes that every row stands in and that can be used, by their columns in order. */
    private static List<String> indexesIn(Connection connection, String schema) throws SQLException {
        return ask(
                connection,
                "select c.relname || case when i.indisprimary then ' primary key' when i.indisunique then ' unique' else '' end"
                        + " || ' (' || (select string_agg(pg_get_indexdef(i.indexrelid, n, true), ', ' order by n)"
                        + " from generate_series(1, i.indnkeyatts) n) || ')' from pg_index i"
                        + " join pg_class c on c.oid = i.indrelid where c.relnamespace = '" + schema
                        + "'::regnamespace and i.indpred is null and i.indisvalid");
    }

    private List<String> wholeCatalogue() throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = postgres.connect()) {
            for (String query : WHOLE_CATALOGUE) {
                all.addAll(ask(connection, query));
            }
        }
        return all;
    }

    private static List<String> ask(Connection connection, String query) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query + " order by 1")) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
