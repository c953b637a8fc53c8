package hub.conformance.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The operator's command: has records that wait judged again. 重新判定待处理记录。
 *
 * <p>{@code RedriveCommand --hub URL --data DIR [--submission ID] [--code CODE]}. Exit code 0 if the hub did it, 1 if it refused, 2 for a
 * wrong command line, 3 if it did not answer or its credentials cannot be read.
 */
public final class RedriveCommand {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPERATOR = "operator";

    private RedriveCommand() {}

    /** Runs it. */
    public static void main(String[] arguments) {
        System.exit(run(new PrintStream(System.out, true, StandardCharsets.UTF_8), arguments));
    }

    static int run(PrintStream out, String... arguments) {
        Map<String, String> options = new TreeMap<>();
        for (int at = 0; at < arguments.length; at += 2) {
            if (at + 1 == arguments.length
                    || !Arrays.asList("--hub", "--data", "--submission", "--code")
                            .contains(arguments[at])) {
                out.println("用法 usage: redrive [--submission ID] [--code CODE]");
                return 2;
            }
            options.put(arguments[at], arguments[at + 1]);
        }
        URI hub = URI.create(options.getOrDefault("--hub", "http://127.0.0.1:8080/"));
        HubAddress address = new HubAddress(
                hub,
                hub,
                "",
                0,
                "",
                Path.of(options.getOrDefault("--data", "data")).toAbsolutePath());
        try {
            return ask(out, address.rest(OPERATOR), options);
        } catch (IOException | UncheckedIOException e) {
            out.println("枢纽没有应答，或读不到运维凭据。 The hub did not answer, or the operator's credential cannot be read: "
                    + e.getMessage());
            return 3;
        }
    }

    private static int ask(PrintStream out, RestClient client, Map<String, String> options) throws IOException {
        ObjectNode choice = JSON.createObjectNode();
        if (options.containsKey("--submission")) {
            choice.put("submission", options.get("--submission"));
        }
        if (options.containsKey("--code")) {
            choice.put("code", options.get("--code"));
        }
        Answer answer = client.post("/api/v1/operator/redrives", choice.toString());
        if (answer.status() != 200) {
            out.println(answer.text());
            return 1;
        }
        out.println("已放行 released: " + answer.body().path("released").asLong());
        return 0;
    }
}
