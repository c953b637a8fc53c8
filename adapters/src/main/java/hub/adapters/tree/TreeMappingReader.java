package hub.adapters.tree;

import com.fasterxml.jackson.databind.JsonNode;
import hub.adapters.Form;
import hub.adapters.NearMiss;
import hub.adapters.YamlBySchema;
import hub.adapters.mapping.FieldConversion;
import hub.adapters.mapping.Mapping;
import hub.standards.RecordType;
import hub.standards.Standard;
import hub.standards.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads mapping files of trees and the programs beside them, and holds both against schema and standard. 读取树形映射文件。 */
final class TreeMappingReader {
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*");

    private final Standard standard;
    private final YamlBySchema files = new YamlBySchema("/mapping/tree-mapping.schema.json");

    TreeMappingReader(Standard standard) {
        this.standard = standard;
    }

    /**
     * Reads one file.
     *
     * @param problems takes what is wrong with it
     * @return null if anything is
     */
    @Nullable
    TreeMapping read(Path file, List<String> problems) {
        String name = String.valueOf(file.getFileName());
        JsonNode node = files.read(file, problems);
        if (node == null) {
            return null;
        }
        List<String> found = new ArrayList<>();
        TreeMapping mapping = mapping(node, file, found);
        if (!(node.path("partner").asText() + ".yaml").equals(name)) {
            found.add("partner must be the file's name, " + name.replaceFirst("[.]yaml$", ""));
        }
        found.forEach(problem -> problems.add(name + ": " + problem));
        return found.isEmpty() ? mapping : null;
    }

    private @Nullable TreeMapping mapping(JsonNode node, Path file, List<String> problems) {
        String version = node.path("standard").asText(standard.version().version());
        if (!version.equals(standard.version().version())) {
            problems.add("is for standard " + version + ", this is "
                    + standard.version().version());
        }
        Form form = Form.valueOf(node.path("form").path("kind").asText().toUpperCase(java.util.Locale.ROOT));
        String text = beside(file, node.path("program").asText(), problems);
        TreeMapping.Program program =
                text == null ? null : program(form, node.path("program").asText(), text, problems);
        Map<String, TreeMapping.Target> gives = new LinkedHashMap<>();
        node.path("gives").fields().forEachRemaining(entry -> {
            TreeMapping.Target target = target(entry.getKey(), entry.getValue(), problems);
            if (target != null) {
                gives.put(entry.getKey(), target);
            }
        });
        PartnerService service = node.has("service") ? service(node.path("service"), file, problems) : null;
        if (text == null || program == null) {
            return null;
        }
        JsonNode applies = node.path("appliesTo");
        return new TreeMapping(
                node.path("partner").asText(),
                new Text(
                        node.path("title").path("zh").asText(),
                        node.path("title").path("en").asText()),
                new Mapping.AppliesTo(texts(applies.path("credentials")), texts(applies.path("files"))),
                node.has("declares") ? node.path("declares").asText() : null,
                form,
                paths(node.path("form"), form),
                program,
                gives,
                Set.copyOf(texts(node.path("ignores"))),
                node.path("form").path("lenient").asText().equals("unescaped-ampersand"),
                words(text),
                service);
    }

    private static List<String> paths(JsonNode form, Form kind) {
        JsonNode paths = form.path("records");
        if (paths.isMissingNode()) {
            return List.of(kind == Form.XML ? "/records" : "/");
        }
        return paths.isArray() ? texts(paths) : List.of(paths.asText());
    }

    private TreeMapping.@Nullable Program program(Form form, String name, String text, List<String> problems) {
        boolean sheet = name.endsWith(".xslt");
        if (sheet != (form == Form.XML)) {
            problems.add("/program: XML is mapped by an .xslt, JSON by a .jsonata");
            return null;
        }
        try {
            if (sheet) {
                return new TreeMapping.Xslt(Stylesheet.of(text));
            }
            Expression.of(text);
            return new TreeMapping.Jsonata(text);
        } catch (IllegalArgumentException e) {
            problems.add("/program: " + name + ": " + e.getMessage());
            return null;
        }
    }

    private TreeMapping.@Nullable Target target(String name, JsonNode node, List<String> problems) {
        RecordType type = standard.records().get(name);
        if (type == null) {
            String near = NearMiss.of(name, standard.records().keySet());
            problems.add("/gives: no record type " + name + (near == null ? "" : ", did you mean " + near));
            return null;
        }
        String at = "/gives/" + name;
        Map<String, FieldConversion> conversions = new HashMap<>();
        node.path("fields").fields().forEachRemaining(entry -> {
            FieldConversion conversion =
                    FieldConversion.read(standard, type, entry.getKey(), entry.getValue(), at + "/fields", problems);
            if (conversion != null) {
                conversions.put(entry.getKey(), conversion);
            }
        });
        return new TreeMapping.Target(
                type, conversions, FieldConversion.constants(standard, type, node.path("constants"), at, problems));
    }

    private static @Nullable PartnerService service(JsonNode node, Path file, List<String> problems) {
        String wsdl = beside(file, node.path("wsdl").asText(), problems);
        String answer = beside(file, node.path("answer").asText(), problems);
        if (wsdl == null || answer == null) {
            return null;
        }
        try {
            return new PartnerService(wsdl, Stylesheet.of(answer));
        } catch (IllegalArgumentException e) {
            problems.add("/service/answer: " + node.path("answer").asText() + ": " + e.getMessage());
            return null;
        }
    }

    /** The text of a file beside the mapping; null, with the reason said, if there is none. */
    private static @Nullable String beside(Path file, String name, List<String> problems) {
        try {
            return Files.readString(file.resolveSibling(name));
        } catch (IOException e) {
            problems.add(name + " is not there beside it, or is not UTF-8");
            return null;
        }
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
