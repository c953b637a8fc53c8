package hub.adapters.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.adapters.EncodingCheck;
import hub.adapters.YamlBySchema;
import hub.standards.Standard;
import hub.standards.Text;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads mapping files and holds them against schema and standard; all problems of a file are named at once. 读取映射文件。 */
final class MappingReader {
    private final Standard standard;
    private final YamlBySchema files = new YamlBySchema("/mapping/mapping.schema.json");

    MappingReader(Standard standard) {
        this.standard = standard;
    }

    /**
     * Reads one file.
     *
     * @param problems takes what is wrong with it
     * @return null if anything is
     */
    @Nullable
    Mapping read(Path file, List<MappingProblem> problems) {
        String name = String.valueOf(file.getFileName());
        List<MappingProblem> found = new ArrayList<>();
        JsonNode node = files.read(file, (at, wrong) -> {
            String plain = wrong.startsWith(name + ": ") ? wrong.substring(name.length() + 2) : wrong;
            found.add(new MappingProblem(name, at, new Text("不合映射文件的格式：" + plain, plain), null));
        });
        Mapping mapping = node == null ? null : mapping((ObjectNode) node, file, new Problems(name, found));
        if (mapping != null && !(mapping.partner() + ".yaml").equals(name)) {
            String stem = name.replaceFirst("[.]yaml$", "");
            new Problems(name, found)
                    .under("partner")
                    .add("partner 应与文件名相同：" + stem, "partner must be the file's name, " + stem);
        }
        problems.addAll(found);
        return found.isEmpty() ? mapping : null;
    }

    private Mapping mapping(ObjectNode node, Path file, Problems problems) {
        JsonNode form = node.path("form");
        Mapping.Kind kind = Mapping.Kind.valueOf(form.path("kind").asText().toUpperCase(java.util.Locale.ROOT));
        String version = node.path("standard").asText(standard.version().version());
        if (!version.equals(standard.version().version())) {
            String here = standard.version().version();
            problems.under("standard")
                    .add("映射是为标准 " + version + " 写的，这里是 " + here, "is for standard " + version + ", this is " + here);
        }
        Lookups lookups = Lookups.read(node.path("lookups"), file, problems.under("lookups"));
        TableReader tables = new TableReader(standard, kind, node, lookups);
        List<Mapping.Table> read = new ArrayList<>();
        if (node.has("tables")) {
            int number = 0;
            for (JsonNode table : node.path("tables")) {
                read.add(tables.read(table, problems.under("tables").under(Integer.toString(number++))));
            }
        } else {
            read.add(tables.single(problems));
        }
        check(read, kind, problems.under("tables"));
        lookups.unused(problems.under("lookups"));
        JsonNode applies = node.path("appliesTo");
        return new Mapping(
                node.path("partner").asText(),
                new Text(
                        node.path("title").path("zh").asText(),
                        node.path("title").path("en").asText()),
                new Mapping.AppliesTo(texts(applies.path("credentials")), texts(applies.path("files"))),
                node.has("declares") ? node.path("declares").asText() : null,
                new Mapping.Layout(
                        kind,
                        encoding(form),
                        delimiter(form),
                        manifest(
                                form.path("manifest"),
                                kind,
                                problems.under("form").under("manifest"))),
                read,
                false);
    }

    private static @Nullable Charset encoding(JsonNode form) {
        return switch (form.path("encoding").asText("auto")) {
            case "UTF-8" -> StandardCharsets.UTF_8;
            case "GB18030" -> EncodingCheck.GB18030;
            default -> null;
        };
    }

    private static @Nullable Character delimiter(JsonNode form) {
        String delimiter = form.path("delimiter").asText("auto");
        return delimiter.equals("auto") ? null : delimiter.charAt(0);
    }

    private static @Nullable Manifest manifest(JsonNode node, Mapping.Kind kind, Problems problems) {
        if (node.isMissingNode()) {
            return null;
        }
        if (kind != Mapping.Kind.PACKAGE) {
            problems.add("只有包（package）有清单", "only a package has a manifest");
        }
        Map<String, Set<String>> requires = new HashMap<>();
        node.path("requires")
                .fields()
                .forEachRemaining(entry -> requires.put(entry.getKey(), new LinkedHashSet<>(texts(entry.getValue()))));
        return new Manifest(
                node.path("file").asText(),
                node.path("name").asText(),
                node.path("value").asText(),
                requires);
    }

    private static void check(List<Mapping.Table> tables, Mapping.Kind kind, Problems problems) {
        if (kind == Mapping.Kind.CSV && tables.size() > 1) {
            problems.add("分隔文本只有一张表，这里有 " + tables.size() + " 张", "delimited text has one table, not " + tables.size());
        }
        Set<String> names = new HashSet<>();
        int number = 0;
        for (Mapping.Table table : tables) {
            Problems here = problems.under(Integer.toString(number++));
            if (kind == Mapping.Kind.WORKBOOK && table.sheet() == null) {
                here.add("工作簿的表要写明工作表 sheet", "a table of a workbook must name its sheet");
            } else if (kind == Mapping.Kind.PACKAGE && table.sheet() == null) {
                here.add("包中的表要写明文件 file", "a table of a package must name its file");
            } else if (table.sheet() != null && !names.add(table.sheet())) {
                here.add("两张表写了同一个 " + table.sheet(), "two tables name the same " + table.sheet());
            }
        }
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
