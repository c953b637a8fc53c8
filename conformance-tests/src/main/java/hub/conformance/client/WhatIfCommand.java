package hub.conformance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The operator's command: whom a draft of the standard would refuse, by institution and rule. 标准草案假设校验。
 *
 * <p>{@code WhatIfCommand --hub URL --data DIR --draft NAME}. Exit code 0 if nothing would newly fail, 1 if something would, 2 for a wrong
 * command line, 3 if the hub refused, did not answer, or its credentials cannot be read.
 */
public final class WhatIfCommand {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPERATOR = "operator";
    /** Every record is judged twice: it takes as long as receiving them all. */
    private static final Duration PATIENCE = Duration.ofHours(6);

    private WhatIfCommand() {}

    /** Runs it. */
    public static void main(String[] arguments) {
        System.exit(run(new PrintStream(System.out, true, StandardCharsets.UTF_8), arguments));
    }

    static int run(PrintStream out, String... arguments) {
        Map<String, String> options = new TreeMap<>();
        for (int at = 0; at + 1 < arguments.length; at += 2) {
            options.put(arguments[at], arguments[at + 1]);
        }
        String draft = options.get("--draft");
        if (draft == null
                || arguments.length % 2 != 0
                || !Arrays.asList("--hub", "--data", "--draft").containsAll(options.keySet())) {
            out.println(
                    "用法 usage: what-if DRAFT   (数据目录 drafts/ 下的文件夹名 name of a folder under drafts/ of the data folder)");
            return 2;
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
            return ask(out, new RestClient(hub, address.credential(OPERATOR), PATIENCE), draft);
        } catch (IOException | UncheckedIOException e) {
            out.println("枢纽没有应答，或读不到运维凭据。 The hub did not answer, or the operator's credential cannot be read: "
                    + e.getMessage());
            return 3;
        }
    }

    private static int ask(PrintStream out, RestClient client, String draft) throws IOException {
        Answer answer = client.post(
                "/api/v1/operator/what-if",
                JSON.createObjectNode().put("draft", draft).toString());
        if (answer.status() != 200) {
            out.println(answer.text());
            return 3;
        }
        lines(answer.body()).forEach(out::println);
        return answer.body().path("institutions").isEmpty() ? 0 : 1;
    }

    /** The report as people read it. */
    static List<String> lines(JsonNode report) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                "草案 draft %s，版本 version %s：已校验入库记录 recorded and judged %,d",
                report.path("draft").asText(),
                report.path("version").asText(),
                report.path("records").asLong()));
        if (report.path("institutions").isEmpty()) {
            lines.add("没有记录会新增不通过。 No record would newly fail.");
            return lines;
        }
        lines.add("");
        for (JsonNode institution : report.path("institutions")) {
            lines.add(String.format(
                    "%s  新增不通过 would newly fail %,d",
                    institution.path("institution").asText(),
                    institution.path("failing").asLong()));
            for (JsonNode rule : institution.path("rules")) {
                lines.add(String.format(
                        "  %-9s %,10d  %s",
                        rule.path("code").asText(),
                        rule.path("records").asLong(),
                        rule.at("/meaning/zh").asText()));
                lines.add(" ".repeat(23) + rule.at("/meaning/en").asText());
                List<String> samples = new ArrayList<>();
                rule.path("samples").forEach(sample -> samples.add(sample.asText()));
                lines.add(" ".repeat(23) + "例 such as " + String.join("、", samples));
            }
        }
        return lines;
    }
}
