package hub.conformance.bench;

import com.sun.net.httpserver.HttpServer;
import hub.conformance.client.Credential;
import hub.conformance.client.HubAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Answers whatever is asked with what it was given, one after the other; the last again and again. */
final class StubHub implements AutoCloseable {
    private final HttpServer server;
    private final Deque<String> answers = new ArrayDeque<>();
    private final int status;

    StubHub(int status, String... answers) throws IOException {
        this.status = status;
        this.answers.addAll(List.of(answers));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = next().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(this.status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private synchronized String next() {
        return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    PlainCaller caller() {
        return new PlainCaller(uri(), new Credential("somebody", "secret"));
    }

    /** Its address, with an operator's credential in the data folder. */
    HubAddress address(Path data) throws IOException {
        Path operator = Files.createDirectories(data.resolve("credentials/operator"));
        Files.writeString(operator.resolve("secret"), "secret");
        return new HubAddress(uri(), uri(), "127.0.0.1", 1, "tcp://127.0.0.1:1", data);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
