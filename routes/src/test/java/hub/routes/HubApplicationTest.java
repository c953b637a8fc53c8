package hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import hub.routes.embedded.EmbeddedSshd;
import hub.routes.embedded.RunningBroker;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.xml.ws.Endpoint;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.sql.DataSource;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.cxf.Bus;
import org.apache.cxf.jaxws.EndpointImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** All parts in one process, started and stopped, and once more on the same data. */
class HubApplicationTest {

    @TempDir
    Path temporary;

    @BeforeEach
    void passable() throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @Test
    void everyPartRunsInOneProcessAndKeepsWhatItHeldOverARestart() throws Exception {
        try (ConfigurableApplicationContext hub = start()) {
            hub.getBean(RunningBroker.class).declare("kept");
            try (JMSContext context = hub.getBean(ConnectionFactory.class).createContext()) {
                context.createProducer().send(context.createQueue("kept"), "message");
            }
            execute(hub, "create table kept (v text)", "insert into kept values ('row')");

            assertThat(get(hub, "/readyz")).isEqualTo("200 {\"status\":\"UP\"}");
            assertThat(get(hub, "/ws/echo?wsdl")).startsWith("200").contains("wsdl:definitions");
            assertThat(hub.getBean(ProducerTemplate.class).requestBody("direct:echo", "camel", String.class))
                    .isEqualTo("camel");
            try (Socket sftp = new Socket(
                            "127.0.0.1", hub.getBean(EmbeddedSshd.class).port());
                    InputStream in = sftp.getInputStream()) {
                assertThat(new String(in.readNBytes(11), StandardCharsets.US_ASCII))
                        .isEqualTo("SSH-2.0-hub");
            }
        }
        try (ConfigurableApplicationContext hub = start()) {
            hub.getBean(RunningBroker.class).declare("kept");
            try (JMSContext context = hub.getBean(ConnectionFactory.class).createContext()) {
                Message kept =
                        context.createConsumer(context.createQueue("kept")).receive(5_000);
                assertThat(kept.getBody(String.class)).isEqualTo("message");
            }
            try (Connection connection = hub.getBean(DataSource.class).getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select v from kept")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("row");
            }
        }
        assertThat(temporary.resolve("data/postgres/cluster/postmaster.pid")).doesNotExist();
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(HubApplication.class, Probe.class)
                .run(
                        "--hub.data=" + temporary.resolve("data"),
                        "--hub.sftp.port=0",
                        "--hub.artemis.port=0",
                        "--server.port=0",
                        "--management.server.port=0");
    }

    private static String get(ConfigurableApplicationContext hub, String path) throws Exception {
        String port = hub.getEnvironment().getRequiredProperty("local.server.port");
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private static void execute(ConfigurableApplicationContext hub, String... statements) throws Exception {
        try (Connection connection = hub.getBean(DataSource.class).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The least that shows the Camel context and the SOAP servlet at work. */
    @Configuration(proxyBeanMethods = false)
    static class Probe {

        @Bean
        RouteBuilder echoRoute() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:echo").routeId("echo").log("${body.length}");
                }
            };
        }

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        SecurityFilterChain openToTheProbe(HttpSecurity http) throws Exception {
            return http.securityMatcher(request -> request.getRequestURI().equals("/ws/echo"))
                    .authorizeHttpRequests(any -> any.anyRequest().permitAll())
                    .build();
        }

        @Bean
        Endpoint echoEndpoint(Bus bus) {
            var endpoint = new EndpointImpl(bus, new Echo());
            endpoint.publish("/echo");
            return endpoint;
        }
    }
}
