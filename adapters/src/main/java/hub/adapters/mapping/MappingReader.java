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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads mapping files and holds them against schema and standard; all problems of a file are named at once. 读取映射文件。 */
final class MappingReader {
    private final Function<String, @Nullable Standard> versions;
    private final Standard current;
    private final YamlBySchema files = new YamlBySchema("/mapping/mapping.schema.json");

    /**
     * A reader.
     *
     * @param current the version of mappings that name none
     * @param versions the standard that a mapping naming a version is held against; null where there is none
     */
    MappingReader(Standard current, Function<String, @Nullable Standard> versions) {
        this.current = current;
        this.versions = versions;
    }

    /**
     * Reads one file.
     *
     * @param problems takes what is wrong with it
     * @return null if anything is
     */
    @Nullable
    Mapping read(Path file, List<String> problems) {
        String name = String.valueOf(file.getFileName());
        JsonNode node = files.read(file, problems);
        if (node == null) {
            return null;
        }
        List<String> found = new ArrayList<>();
        Mapping mapping = mapping((ObjectNode) node, found);
        if (!(mapping.partner() + ".yaml").equals(name)) {
            found.add("partner must be the file's name, " + name.replaceFirst("[.]yaml$", ""));
        }
        found.forEach(problem -> problems.add(name + ": " + problem));
        return found.isEmpty() ? mapping : null;
    }

    private Mapping mapping(ObjectNode node, List<String> problems) {
        JsonNode form = node.path("form");
        Mapping.Kind kind = form.path("kind").asText().equals("csv") ? Mapping.Kind.CSV : Mapping.Kind.WORKBOOK;
        String version = node.path("standard").asText(current.version().version());
        Standard known = versions.apply(version);
        if (known == null) {
            problems.add("is for standard " + version + ", this is "
                    + current.version().version());
        }
        Standard standard = known == null ? current : known;
        List<Mapping.Table> tables = new ArrayList<>();
        if (node.has("tables")) {
            int number = 0;
            for (JsonNode table : node.path("tables")) {
                tables.add(table(standard, table, form, kind, "/tables/" + number++, problems));
            }
        } else {
            tables.add(single(standard, node, form, kind, problems));
        }
        tables(tables, kind, problems);
        JsonNode applies = node.path("appliesTo");
        return new Mapping(
                node.path("partner").asText(),
                new Text(
                        node.path("title").path("zh").asText(),
                        node.path("title").path("en").asText()),
                new Mapping.AppliesTo(texts(applies.path("credentials")), texts(applies.path("files"))),
                node.has("declares") ? node.path("declares").asText() : null,
                new Mapping.Layout(kind, encoding(form), delimiter(form)),
                tables,
                false,
                standard.version().version());
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

    private Mapping.Table single(
            Standard standard, ObjectNode node, JsonNode form, Mapping.Kind kind, List<String> problems) {
        boolean byName = byName(form, form);
        return new Mapping.Table(
                sheet(form, form, kind),
                false,
                byName,
                skipRows(form, form),
                ignores(node, byName, "", problems),
                List.of(new RecordRuleReader(standard, byName, "", problems).read(node)));
    }

    private Mapping.Table table(
            Standard standard, JsonNode node, JsonNode form, Mapping.Kind kind, String at, List<String> problems) {
        boolean byName = byName(node, form);
        List<Mapping.RecordRule> records = new ArrayList<>();
        Set<String> types = new HashSet<>();
        for (JsonNode record : node.path("records")) {
            String place = at + "/records/" + records.size();
            if (!types.add(record.path("record").asText())) {
                problems.add(place + " gives a second " + record.path("record").asText() + " from one row");
            }
            records.add(new RecordRuleReader(standard, byName, place, problems).read(record));
        }
        return new Mapping.Table(
                sheet(node, form, kind),
                node.path("optional").asBoolean(false),
                byName,
                skipRows(node, form),
                ignores(node, byName, at, problems),
                records);
    }

    private static boolean byName(JsonNode node, JsonNode form) {
        return (node.has("header") ? node : form)
                .path("header")
                .asText("by-name")
                .equals("by-name");
    }

    private static int skipRows(JsonNode node, JsonNode form) {
        return (node.has("skipRows") ? node : form).path("skipRows").asInt(0);
    }

    private static @Nullable String sheet(JsonNode node, JsonNode form, Mapping.Kind kind) {
        JsonNode sheet = (node.has("sheet") ? node : form).path("sheet");
        return sheet.isMissingNode() || kind == Mapping.Kind.CSV ? null : sheet.asText();
    }

    private static List<String> ignores(JsonNode node, boolean byName, String at, List<String> problems) {
        List<String> ignores = texts(node.path("ignores"));
        if (!byName) {
            for (String letters : ignores) {
                if (Letters.column(letters) < 0) {
                    problems.add(at + "/ignores: " + letters + " is no column, by position they are A to XFD");
                }
            }
        }
        return ignores;
    }

    private static void tables(List<Mapping.Table> tables, Mapping.Kind kind, List<String> problems) {
        if (kind == Mapping.Kind.CSV && tables.size() > 1) {
            problems.add("delimited text has one table, not " + tables.size());
        }
        Set<String> sheets = new HashSet<>();
        for (Mapping.Table table : tables) {
            if (kind == Mapping.Kind.WORKBOOK && table.sheet() == null) {
                problems.add("a table of a workbook must name its sheet");
            } else if (table.sheet() != null && !sheets.add(table.sheet())) {
                problems.add("two tables name the sheet " + table.sheet());
            }
        }
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
