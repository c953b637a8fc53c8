package hub.routes.work;

import com.zaxxer.hikari.HikariDataSource;
import hub.adapters.Form;
import hub.adapters.SenderIdentity;
import hub.adapters.receipt.Receipt;
import hub.adapters.repository.Channel;
import hub.adapters.repository.Failpoints;
import hub.routes.HubSettings;
import hub.routes.RepositorySchema;
import hub.routes.deliver.Deliveries;
import hub.routes.embedded.ArtemisSettings;
import hub.routes.embedded.DataFolder;
import hub.routes.embedded.EmbeddedArtemis;
import hub.routes.embedded.EmbeddedPostgres;
import hub.routes.embedded.PostgresSettings;
import hub.routes.embedded.RunningBroker;
import hub.routes.embedded.RunningPostgres;
import hub.routes.intake.Incoming;
import hub.routes.intake.IntakeConfiguration;
import hub.routes.intake.Receive;
import hub.routes.intake.Received;
import hub.routes.sequence.SequenceConfiguration;
import hub.standards.Sender;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The path from the door to the feed with its real parts, on a schema of its own in one PostgreSQL for all tests. */
public final class TestHub implements AutoCloseable {
    /** A school that speaks for itself. */
    public static final SenderIdentity SCHOOL = sender("school", "12999999TEST000001", Sender.INSTITUTION);
    /** HR. */
    public static final SenderIdentity HR = sender("hr", "11999999TEST00000H", Sender.HR);

    /** Stands in a field until a test has started its hub. */
    public static final TestHub NONE = new TestHub();

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable RunningPostgres postgres;

    private final AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext();
    private final CamelContext camel = new DefaultCamelContext();
    private final Path folder;
    private volatile Failpoints failpoints = Failpoints.NONE;

    private TestHub() {
        folder = Path.of("nowhere");
    }

    private TestHub(java.util.Map<String, Object> settings, boolean delivers) throws Exception {
        folder = passable(Files.createTempDirectory("hub-test"));
        String schema = "t" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        RunningPostgres server = postgres();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
        }
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(server.url() + "?currentSchema=" + schema);
        pool.setUsername(server.user());
        pool.setPassword(server.password());
        pool.setMaximumPoolSize(12);
        spring.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        spring.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        spring.setAllowBeanDefinitionOverriding(true);
        spring.register(WorkConfiguration.class, SequenceConfiguration.class, IntakeConfiguration.class);
        spring.registerBean(DataFolder.class, () -> DataFolder.open(folder.resolve("data")));
        if (delivers) {
            spring.register(Deliveries.class);
            spring.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
            spring.registerBean(
                    RunningBroker.class,
                    () -> new EmbeddedArtemis(ArtemisSettings.onFreePort(), spring.getBean(DataFolder.class)).start());
        }
        spring.registerBean(DataSource.class, () -> pool);
        spring.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(pool));
        spring.registerBean(
                RepositorySchema.class,
                () -> new RepositorySchema(
                        pool,
                        RepositorySchema.CHANGELOG,
                        spring.getBean(DataFolder.class).path()));
        spring.registerBean(
                HubSettings.class,
                () -> new HubSettings(spring.getBean(DataFolder.class).path(), null));
        spring.registerBean(ProducerTemplate.class, () -> camel.createProducerTemplate());
        Failpoints switched = name -> failpoints.reach(name);
        spring.addBeanFactoryPostProcessor(beans -> {
            var registry = (org.springframework.beans.factory.support.BeanDefinitionRegistry) beans;
            registry.removeBeanDefinition("readerChoice");
            ReaderChoice lines = submission -> new LinesReader();
            beans.registerSingleton("readerChoice", lines);
            registry.removeBeanDefinition("failpoints");
            beans.registerSingleton("failpoints", switched);
        });
        spring.refresh();
        camel.addRoutesConfigurations(spring.getBean(WorkRoutes.ErrorHandling.class));
        for (RouteBuilder routes : spring.getBeansOfType(RouteBuilder.class).values()) {
            camel.addRoutes(routes);
        }
        camel.start();
    }

    /** A hub that has just started on an empty repository. */
    public static TestHub start() {
        return start(java.util.Map.of());
    }

    /** The same with settings. */
    public static TestHub start(java.util.Map<String, Object> settings) {
        return start(settings, false);
    }

    /** A hub with a broker that delivers to its subscribers. */
    public static TestHub delivering(java.util.Map<String, Object> settings) {
        return start(settings, true);
    }

    private static TestHub start(java.util.Map<String, Object> settings, boolean delivers) {
        try {
            return new TestHub(settings, delivers);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static synchronized RunningPostgres postgres() throws IOException {
        if (postgres == null) {
            Path data = passable(Files.createTempDirectory("hub-postgres"));
            postgres = new EmbeddedPostgres(PostgresSettings.embedded(), DataFolder.open(data.resolve("data"))).start();
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        }
        return postgres;
    }

    private static Path passable(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        return folder;
    }

    /** A sender with one institution and one system, both named after it. */
    public static SenderIdentity sender(String name, String institution, Sender role) {
        return new SenderIdentity(name, institution, name + "-system", role, Set.of(institution));
    }

    /** One of the parts. */
    public <T> T get(Class<T> part) {
        return spring.getBean(part);
    }

    /** What happens at named points from now on. */
    public void failpoints(Failpoints points) {
        failpoints = points;
    }

    /** Sends lines; see {@link LinesReader}. */
    public Received send(SenderIdentity sender, @Nullable String key, String... lines) {
        return send("1.0", sender, key, lines);
    }

    /** Sends lines that are of a version of the standard. */
    public Received sendBy(String version, SenderIdentity sender, String... lines) {
        return send(version, sender, null, lines);
    }

    private Received send(String version, SenderIdentity sender, @Nullable String key, String... lines) {
        byte[] body = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        try {
            return get(Receive.class)
                    .receive(new Incoming(
                            sender,
                            Channel.REST,
                            "lines.ndjson",
                            Form.NDJSON,
                            null,
                            "非密",
                            key,
                            version,
                            body.length,
                            new ByteArrayInputStream(body)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends lines and waits for the verdict. */
    public Receipt judged(SenderIdentity sender, String... lines) {
        return judgedBy("1.0", sender, lines);
    }

    /** Sends lines that are of a version of the standard, and waits for the verdict. */
    public Receipt judgedBy(String version, SenderIdentity sender, String... lines) {
        Received received = send(version, sender, null, lines);
        String id = ((Received.Taken) received).submissionId();
        return get(Verdicts.class)
                .await(id, Duration.ofSeconds(30))
                .orElseThrow(() -> new AssertionError("no verdict in time: "
                        + text(
                                "select state || ' ' || work || ' ' || coalesce(cause, '') from inbox i join submission s"
                                        + " on s.number = i.submission where s.id = '" + id + "'")));
    }

    /** The one number a query gives. */
    public long number(String sql) {
        return Long.parseLong(text(sql));
    }

    /** The one text a query gives. */
    public String text(String sql) {
        return get(Transactions.class).get(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return String.valueOf(row.getString(1));
            }
        });
    }

    /** Runs a statement as it stands. */
    public void execute(String sql) {
        get(Transactions.class).run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }

    /** A connection of its own, for what must not share a transaction. */
    public Connection connect() throws SQLException {
        return get(DataSource.class).getConnection();
    }

    @Override
    public void close() {
        camel.stop();
        DataSource pool = spring.getBean(DataSource.class);
        spring.close();
        ((HikariDataSource) pool).close();
    }
}
