package hub.schemas.generate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.schemas.generate.Differences.Change;
import hub.standards.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The page of differences between two versions: as data, as a page to read in a text, and as a page to read in a browser. 版本差异说明。 */
public final class DifferenceWriter {
    private static final Text TITLE = new Text("版本差异", "Differences between versions");
    private static final Text KNOWN = new Text(
            "按旧版报送的，枢纽照旧版的规则和代码校验，再升到新版入库：停用的代码换成替代的代码，改名的字段归入新字段。新增的都是选填。",
            "What is sent by the earlier version is judged by its rules and codes, and then kept in the form of the later one: a retired"
                    + " code becomes the one that replaces it, a renamed field goes to its new name. What was added is optional.");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Differences differences;

    public DifferenceWriter(Differences differences) {
        this.differences = differences;
    }

    /** The files: path to bytes. */
    public SortedMap<String, byte[]> files() {
        String name = "changes/" + differences.before() + "-to-" + differences.after();
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(name + ".json", JsonText.bytes(json()));
        files.put(name + ".md", page().getBytes(StandardCharsets.UTF_8));
        files.put(name + ".html", html().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** As data. */
    ObjectNode json() {
        ObjectNode page = NODES.objectNode().put("from", differences.before()).put("to", differences.after());
        ArrayNode changes = page.putArray("changes");
        for (Change change : differences.changes()) {
            ObjectNode node = changes.addObject()
                    .put("kind", change.kind().wire())
                    .put("change", change.added() ? "added" : "retired")
                    .put("name", change.name());
            node.set("title", CodeSetTableWriter.text(change.title()));
            if (change.replacedBy() != null) {
                node.put("replacedBy", change.replacedBy());
            }
            if (change.note() != null) {
                node.set("note", CodeSetTableWriter.text(change.note()));
            }
        }
        return page;
    }

    private List<Change> of(Differences.Kind kind) {
        return differences.changes().stream()
                .filter(change -> change.kind() == kind)
                .toList();
    }

    private static Text what(Change change) {
        if (change.added()) {
            return new Text("新增", "added");
        }
        return change.replacedBy() == null
                ? new Text("停用", "retired")
                : new Text("停用，改用 " + change.replacedBy(), "retired, use " + change.replacedBy());
    }

    private static String both(Text text, String between) {
        return text.zh() + between + text.en();
    }

    private String page() {
        StringBuilder page = new StringBuilder();
        page.append("# ").append(both(TITLE, " / ")).append(": ");
        page.append(differences.before())
                .append(" → ")
                .append(differences.after())
                .append("\n\n");
        page.append(KNOWN.zh()).append("\n\n").append(KNOWN.en()).append('\n');
        for (Differences.Kind kind : Differences.Kind.values()) {
            if (!of(kind).isEmpty()) {
                page.append("\n## ").append(both(kind.title(), " / ")).append("\n\n");
                page.append("| 名称 Name | 变化 Change | 说明 About | 备注 Note |\n|---|---|---|---|\n");
                for (Change change : of(kind)) {
                    page.append("| `").append(change.name()).append("` | ");
                    page.append(cell(what(change)))
                            .append(" | ")
                            .append(cell(change.title()))
                            .append(" | ");
                    page.append(change.note() == null ? "" : cell(change.note()))
                            .append(" |\n");
                }
            }
        }
        return page.toString();
    }

    private static String cell(Text text) {
        return both(text, "<br>").replace("|", "\\|").replace("\n", " ");
    }

    private String html() {
        String heading = both(TITLE, " / ") + ": " + differences.before() + " → " + differences.after();
        StringBuilder page = new StringBuilder();
        page.append("<!doctype html>\n<html lang=\"zh\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<title>").append(escaped(heading)).append("</title>\n<style>\n");
        page.append("body{font:16px/1.6 system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em}\n");
        page.append("table{border-collapse:collapse;width:100%}td,th{border:1px solid #bbb;padding:.3em .6em;");
        page.append("text-align:left;vertical-align:top}\n</style>\n</head>\n<body>\n");
        page.append("<h1>").append(escaped(heading)).append("</h1>\n");
        page.append("<p>").append(escaped(KNOWN.zh())).append("</p>\n");
        page.append("<p lang=\"en\">").append(escaped(KNOWN.en())).append("</p>\n");
        for (Differences.Kind kind : Differences.Kind.values()) {
            if (!of(kind).isEmpty()) {
                page.append("<h2>").append(escaped(both(kind.title(), " / "))).append("</h2>\n<table>\n");
                page.append("<tr><th>名称 Name</th><th>变化 Change</th><th>说明 About</th><th>备注 Note</th></tr>\n");
                for (Change change : of(kind)) {
                    page.append("<tr><td><code>").append(escaped(change.name())).append("</code></td><td>");
                    page.append(lines(what(change))).append("</td><td>").append(lines(change.title()));
                    page.append("</td><td>").append(change.note() == null ? "" : lines(change.note()));
                    page.append("</td></tr>\n");
                }
                page.append("</table>\n");
            }
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private static String lines(Text text) {
        return escaped(text.zh()) + "<br><span lang=\"en\">" + escaped(text.en()) + "</span>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
