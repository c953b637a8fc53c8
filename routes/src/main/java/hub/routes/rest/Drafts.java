package hub.routes.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.routes.embedded.DataFolder;
import hub.routes.security.Refusal;
import hub.routes.work.WhatIf;
import hub.standards.IllegalStandardException;
import hub.standards.StandardReader;
import hub.standards.StandardTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Drafts of the standard that the operator laid down, one folder each under {@code drafts} in the data folder. 标准草案。 */
@Component
final class Drafts {
    private static final DataSize LIMIT = DataSize.ofKilobytes(4);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int LONGEST = 300;
    /** Seconds after which it is worth asking again. */
    private static final long LATER = 60;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonParser.Feature.ALLOW_COMMENTS)
            .build();

    private final WhatIf whatIf;
    private final Path folder;

    Drafts(WhatIf whatIf, DataFolder data) {
        this.whatIf = whatIf;
        this.folder = data.path().resolve("drafts");
    }

    /** Answers with what a draft would newly refuse of what is recorded. */
    Answer whatIf(RestRequest request) throws IOException {
        String name = name(request.with());
        StandardTree draft = draft(name);
        try {
            return whatIf.judge(draft)
                    .map(report -> Answer.json(200, json(name, report)))
                    .orElseThrow(() -> Refusal.underWay(LATER));
        } catch (IllegalStandardException e) {
            throw Refusal.badRequest("draft: " + said(e));
        }
    }

    private StandardTree draft(String name) {
        Path draft = folder.resolve(name);
        if (!Files.isRegularFile(draft.resolve("versions.yaml"))) {
            throw Refusal.notFound();
        }
        try {
            return new StandardReader().tree(draft);
        } catch (IllegalStandardException e) {
            throw Refusal.badRequest("draft: " + said(e));
        }
    }

    /** What is wrong with a draft is the operator's to know; it names files and keys of the draft. */
    private static String said(IllegalStandardException e) {
        String text = String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}+", " ");
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private static String name(RestRequest request) throws IOException {
        try {
            JsonNode asked = JSON.readTree(request.body(LIMIT));
            String name = asked == null ? "" : asked.path("draft").asText();
            if (asked != null
                    && asked.isObject()
                    && asked.size() == 1
                    && NAME.matcher(name).matches()) {
                return name;
            }
        } catch (JsonProcessingException e) {
            // refused like every other body that is not such an object
        }
        throw Refusal.badRequest("draft");
    }

    private static ObjectNode json(String name, WhatIf.Report report) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("draft", name)
                .put("version", report.version())
                .put("records", report.records());
        ArrayNode institutions = json.putArray("institutions");
        for (WhatIf.Institution institution : report.institutions()) {
            ObjectNode share = institutions
                    .addObject()
                    .put("institution", institution.uscid())
                    .put("failing", institution.failing());
            ArrayNode rules = share.putArray("rules");
            for (WhatIf.Broken broken : institution.rules()) {
                ObjectNode rule = rules.addObject().put("code", broken.code()).put("records", broken.records());
                rule.putObject("meaning")
                        .put("zh", broken.meaning().zh())
                        .put("en", broken.meaning().en());
                ArrayNode samples = rule.putArray("samples");
                broken.samples().forEach(samples::add);
            }
        }
        return json;
    }
}
