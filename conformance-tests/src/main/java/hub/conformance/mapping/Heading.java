package hub.conformance.mapping;

import hub.adapters.NearMiss;
import hub.adapters.mapping.Plain;
import hub.standards.Field;
import hub.standards.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** How well the header of a column names a field. 表头与字段的相似。 */
final class Heading {
    /** An indicator code means one thing in one edition and another in the next. */
    private static final Pattern INDICATOR = Pattern.compile("[A-Z][0-9]{4,5}[A-Z]?");

    private static final Map<String, Set<String>> SYNONYMS = synonyms();

    private Heading() {}

    /**
     * A guess by name.
     *
     * @param confidence 0 to 100
     * @param why the reason, for people
     */
    record Likeness(int confidence, String why) {
        static final Likeness NONE = new Likeness(0, "");
    }

    private static Map<String, Set<String>> synonyms() {
        try (InputStream in = Objects.requireNonNull(Heading.class.getResourceAsStream("synonyms.yaml"))) {
            Map<String, Set<String>> synonyms = new HashMap<>();
            YamlFile.read("synonyms.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .fields()
                    .forEachRemaining(entry -> {
                        Set<String> words = synonyms.computeIfAbsent(entry.getKey(), unused -> new HashSet<>());
                        entry.getValue().forEach(word -> words.add(plain(word.asText())));
                    });
            return synonyms;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Elements that common column names are known of. */
    static Set<String> elements() {
        return SYNONYMS.keySet();
    }

    static String plain(String title) {
        String name = Plain.narrow(title).replaceAll("[\\s\\u3000*:]", "").toLowerCase(Locale.ROOT);
        return name.replaceAll("[(].*[)]$", "");
    }

    static Likeness of(String title, Field field) {
        String name = plain(title);
        if (name.isEmpty()) {
            return Likeness.NONE;
        }
        List<String> own = List.of(
                plain(field.label().zh()),
                plain(field.element().name().zh()),
                plain(field.label().en()),
                plain(field.name()));
        if (own.contains(name)) {
            return new Likeness(97, "表头就是字段名 header is the field's name");
        }
        if (SYNONYMS.getOrDefault(field.element().element(), Set.of()).contains(name)) {
            return INDICATOR.matcher(title.strip()).matches()
                    ? new Likeness(60, "指标编号因版本而异 an indicator code, whose meaning depends on its edition")
                    : new Likeness(90, "常见写法 a common name");
        }
        String zh = plain(field.label().zh());
        if (name.length() > 1 && (zh.contains(name) || name.contains(zh) && zh.length() > 1)) {
            return new Likeness(70, "表头含字段名 header and field name overlap");
        }
        return NearMiss.of(name, own) == null
                ? Likeness.NONE
                : new Likeness(60, "表头接近字段名 header is near the field's name");
    }
}
