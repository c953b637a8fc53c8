package hub.conformance.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A REST client of the hub as an institution writes it, by the published OpenAPI, on the JDK's own HTTP client. */
public final class RestClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI hub;
    private final Credential credential;
    private final Duration patience;

    /**
     * @param hub address of the hub, such as {@code http://localhost:8080/}
     * @param credential who the client is
     */
    public RestClient(URI hub, Credential credential) {
        this(hub, credential, PATIENCE);
    }

    /**
     * A client that waits as long as it takes.
     *
     * @param patience how long it waits for an answer
     */
    public RestClient(URI hub, Credential credential, Duration patience) {
        this.hub = hub;
        this.credential = credential;
        this.patience = patience;
    }

    /**
     * Hands in records.
     *
     * @throws IOException if no answer came: then it may or may not have been taken, and is to be sent again with the same key
     */
    public Answer submit(Sending sending) throws IOException {
        return post("/api/v1/submissions", sending);
    }

    /** Has records judged; nothing is kept. */
    public Answer validate(Sending sending) throws IOException {
        return post("/api/v1/validations", sending);
    }

    private Answer post(String path, Sending sending) throws IOException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", sending.mediaType())
                .header("Hub-Secrecy", sending.secrecy())
                .POST(BodyPublishers.ofByteArray(sending.body()));
        if (!sending.patience().isZero()) {
            request.header("Prefer", "wait=" + sending.patience().toSeconds());
        }
        if (sending.idempotencyKey() != null) {
            request.header("Idempotency-Key", sending.idempotencyKey());
        }
        if (sending.fileName() != null) {
            request.header(
                    "Hub-File-Name",
                    URLEncoder.encode(sending.fileName(), StandardCharsets.UTF_8)
                            .replace("+", "%20"));
        }
        return exchange(request.build());
    }

    /** Posts JSON, such as to an operator's address. */
    public Answer post(String path, String json) throws IOException {
        return exchange(request(path)
                .header("Content-Type", Sending.JSON)
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    /**
     * Reads an address.
     *
     * @param path path and query, or an {@code href} that the hub gave
     */
    public Answer get(String path) throws IOException {
        return exchange(request(path).GET().build());
    }

    /** The receipt as it stands now. */
    public Answer receipt(String submission) throws IOException {
        return get("/api/v1/submissions/" + submission);
    }

    /** Every finding of a submission, page after page. */
    public List<FoundFinding> findings(String submission) throws IOException {
        List<FoundFinding> findings = new ArrayList<>();
        long after = 0;
        while (after >= 0) {
            JsonNode page = get("/api/v1/submissions/" + submission + "/findings?limit=1000&after=" + after)
                    .body();
            page.path("findings").forEach(finding -> findings.add(FoundFinding.of(finding)));
            after = page.path("next").asLong(-1);
        }
        return findings;
    }

    private HttpRequest.Builder request(String path) {
        String basic = Base64.getEncoder()
                .encodeToString((credential.id() + ":" + credential.secret()).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(hub.resolve(path)).timeout(patience).header("Authorization", "Basic " + basic);
    }

    private Answer exchange(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.headers(), json(response.body()), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
