package hub.conformance.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hub.conformance.client.Credential;
import hub.conformance.client.Sending;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Posts JSON and waits for the verdict, at little cost of its own: it shares the processors with what it measures. Connections are kept; safe for
 * several threads. 轻量客户端。
 */
final class PlainCaller {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_CONNECTIONS = 256;
    private static final int PATIENCE_MILLIS = 60_000;

    static {
        System.setProperty("http.maxConnections", Integer.toString(MOST_CONNECTIONS));
        // sent again behind our back it would count once and be done twice
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private final URI submissions;
    private final String authorization;

    /**
     * @param server address of a hub, or of a floor that speaks as one
     * @param credential who calls
     */
    PlainCaller(URI server, Credential credential) {
        this.submissions = server.resolve("/api/v1/submissions");
        this.authorization = "Basic "
                + Base64.getEncoder()
                        .encodeToString((credential.id() + ":" + credential.secret()).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Posts records.
     *
     * @param body the envelope
     * @return the answer
     * @throws VoidFigureException if it is not 200 or 201
     */
    JsonNode post(byte[] body) throws IOException {
        HttpURLConnection call = (HttpURLConnection) submissions.toURL().openConnection();
        call.setConnectTimeout(PATIENCE_MILLIS);
        call.setReadTimeout(PATIENCE_MILLIS);
        call.setRequestMethod("POST");
        call.setDoOutput(true);
        call.setFixedLengthStreamingMode(body.length);
        call.setRequestProperty("Authorization", authorization);
        call.setRequestProperty("Content-Type", Sending.JSON);
        call.setRequestProperty("Hub-Secrecy", "none");
        call.setRequestProperty("Prefer", "wait=30");
        try (OutputStream out = call.getOutputStream()) {
            out.write(body);
        }
        int status = call.getResponseCode();
        if (status != 200 && status != 201) {
            throw new VoidFigureException("answered with 应答状态 " + status);
        }
        try (InputStream in = call.getInputStream()) {
            return JSON.readTree(in.readAllBytes());
        }
    }
}
