package hub.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One hub with all its parts on a data folder of its own, shared by the tests that only look at it from outside. */
public final class RunningHub {
    public static final String SCHOOL = "municipal-party-school";
    public static final String ACADEMY = "provincial-online-academy";
    public static final String DEPARTMENT = "organisation-department";
    public static final String HR = "hr";
    public static final String OPERATOR = "operator";

    private static @Nullable RunningHub shared;

    private final Path data;
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private RunningHub(Path data, String... settings) {
        this.data = data;
        List<String> all = new ArrayList<>(List.of(
                "--hub.data=" + data,
                "--hub.sftp.port=0",
                "--hub.artemis.port=0",
                "--server.port=0",
                "--management.server.port=0",
                "--hub.sftp.settle=0s",
                "--logging.config=classpath:logback-hub.xml"));
        all.addAll(List.of(settings));
        this.context = new SpringApplicationBuilder(HubApplication.class).run(all.toArray(String[]::new));
    }

    /** The hub all tests of this run share. */
    public static synchronized RunningHub shared() {
        RunningHub running = shared;
        if (running == null) {
            try {
                Path folder = Files.createTempDirectory("hub");
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
                running = new RunningHub(folder.resolve("data"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            shared = running;
            Runtime.getRuntime().addShutdownHook(new Thread(Objects.requireNonNull(shared)::stop));
        }
        return running;
    }

    /** A hub of one's own; stop it. */
    public static RunningHub on(Path data, String... settings) {
        return new RunningHub(data, settings);
    }

    public void stop() {
        context.close();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public Path data() {
        return data;
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public int managementPort() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.management.port"));
    }

    /** The secret that was generated for a credential. */
    public String secret(String credential) {
        try {
            return Files.readString(
                            data.resolve("credentials").resolve(credential).resolve("secret"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String basic(String credential) {
        String pair = credential + ":" + secret(credential);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** A request to the hub, as that credential. */
    public HttpRequest.Builder as(String credential, String path) {
        return anonymous(path).header("Authorization", basic(credential));
    }

    public HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Everything the hub has logged. */
    public String log() {
        try (Stream<Path> files = Files.walk(data.resolve("logs"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
