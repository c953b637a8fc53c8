package hub.schemas.generate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.standards.FindingText;
import hub.standards.Force;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.Text;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The catalogue of everything a sender can meet, rules and other findings, in both languages: as data and as a page. 问题目录。 */
public final class ErrorCatalogueWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
    private static final Map<String, Text> LEVELS = new LinkedHashMap<>();

    static {
        LEVELS.put("intake", new Text("接收", "Intake"));
        LEVELS.put("syntax", new Text("语法", "Syntax"));
        LEVELS.put("structure", new Text("结构", "Structure"));
        LEVELS.put("code", new Text("代码", "Codes"));
        LEVELS.put("record", new Text("记录内规则", "Rules within a record"));
        LEVELS.put("cross-record", new Text("记录间规则", "Rules across records"));
    }

    private final Standard standard;

    public ErrorCatalogueWriter(Standard standard) {
        this.standard = standard;
    }

    /** What the levels of validation are called, in the order in which they run. */
    public static Map<String, Text> levels() {
        return Collections.unmodifiableMap(LEVELS);
    }

    /** The level at which a rule is judged. */
    public static String level(Rule rule) {
        return rule.acrossRecords() ? "cross-record" : "record";
    }

    /** As data: one entry a code, sorted by code. */
    public ObjectNode catalogue() {
        ObjectNode catalogue = NODES.objectNode();
        catalogue.put("standard", standard.version().version());
        catalogue.put("rules", standard.version().rules());
        ArrayNode findings = catalogue.putArray("findings");
        entries().values().forEach(findings::add);
        return catalogue;
    }

    private Map<String, ObjectNode> entries() {
        Map<String, ObjectNode> entries = new TreeMap<>();
        standard.findings().forEach((code, finding) -> entries.put(code, entry(finding)));
        standard.rules().forEach((code, rule) -> entries.put(code, entry(rule)));
        return entries;
    }

    private static ObjectNode entry(FindingText finding) {
        ObjectNode entry = NODES.objectNode().put("code", finding.finding());
        entry.put("level", finding.level()).put("severity", finding.severity());
        entry.set("message", CodeSetTableWriter.text(finding.message()));
        entry.set("hint", CodeSetTableWriter.text(finding.hint()));
        return entry.put("waits", finding.waits());
    }

    private static ObjectNode entry(Rule rule) {
        ObjectNode entry = NODES.objectNode().put("code", rule.rule());
        entry.put("level", level(rule));
        entry.put("severity", rule.force() == Force.MUST ? "error" : "warning");
        entry.set("message", CodeSetTableWriter.text(rule.message()));
        entry.set("hint", CodeSetTableWriter.text(rule.hint()));
        entry.put("record", rule.record());
        entry.set("intent", CodeSetTableWriter.text(rule.intent()));
        entry.set("clause", CodeSetTableWriter.source(rule.clause()));
        if (rule.effective() != null) {
            entry.put("effectiveFrom", rule.effective().from());
        }
        if (rule.waits()) {
            entry.put("waits", true);
        }
        if (rule.when() != null) {
            entry.put("when", rule.when());
        }
        if (rule.check() != null) {
            entry.put("check", rule.check());
        }
        return entry;
    }

    /** As a page in Markdown. */
    public byte[] page() {
        StringBuilder page = new StringBuilder();
        page.append("# 问题目录 / Catalogue of findings\n\n");
        page.append("标准 ").append(standard.version().version());
        page.append("，规则 ").append(standard.version().rules());
        page.append("。每个代码含义不变；error 使记录待更正或被拒，warning 不影响接受。\n\n");
        page.append(
                "A code never changes its meaning. An error keeps the record out, a warning stands on an accepted record.\n");
        Map<String, ObjectNode> entries = entries();
        for (String level : LEVELS.keySet()) {
            List<ObjectNode> ofLevel = entries.values().stream()
                    .filter(entry -> entry.path("level").asText().equals(level))
                    .toList();
            if (!ofLevel.isEmpty()) {
                page.append("\n## ")
                        .append(Objects.requireNonNull(LEVELS.get(level)).both())
                        .append("\n\n");
                page.append("| 代码 Code | 程度 Severity | 问题 Message | 怎么办 Hint |\n|---|---|---|---|\n");
                ofLevel.forEach(entry -> row(page, entry));
            }
        }
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void row(StringBuilder page, ObjectNode entry) {
        page.append("| ").append(entry.path("code").asText());
        page.append(" | ").append(entry.path("severity").asText());
        for (String part : List.of("message", "hint")) {
            page.append(" | ").append(cell(entry.path(part).path("zh").asText()));
            page.append("<br>").append(cell(entry.path(part).path("en").asText()));
        }
        page.append(" |\n");
    }

    private static String cell(String words) {
        return words.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("\n", " ")
                .replace("<", "&lt;");
    }
}
