package hub.adapters.projection;

import com.fasterxml.jackson.databind.JsonNode;
import hub.adapters.YamlBySchema;
import hub.standards.Code;
import hub.standards.CodeSet;
import hub.standards.DataType;
import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Standard;
import hub.standards.Text;
import hub.standards.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads projection files and holds them against schema and standard; all problems of a file are named at once. 读取投影文件。 */
final class ProjectionReader {
    private static final String INSTITUTION = "institution";

    private final Standard standard;
    private final YamlBySchema files = new YamlBySchema("/projections/projection.schema.json");

    ProjectionReader(Standard standard) {
        this.standard = standard;
    }

    /**
     * Reads one file.
     *
     * @param problems takes what is wrong with it
     * @return null if anything is
     */
    @Nullable
    Projection read(Path file, List<String> problems) {
        String name = String.valueOf(file.getFileName());
        JsonNode node = files.read(file, problems);
        if (node == null) {
            return null;
        }
        List<String> found = new ArrayList<>();
        Projection projection = projection(node, found);
        if (!(node.path("projection").asText() + ".yaml").equals(name)) {
            found.add("projection must be the file's name, " + name.replaceFirst("[.]yaml$", ""));
        }
        found.forEach(problem -> problems.add(name + ": " + problem));
        return found.isEmpty() ? projection : null;
    }

    private @Nullable Projection projection(JsonNode node, List<String> problems) {
        String version = node.path("standard").asText();
        if (!Version.covers(standard.version().version(), version)) {
            problems.add("is for standard " + version + ", this is "
                    + standard.version().version());
        }
        RecordType record = standard.records().get(node.path("record").asText());
        if (record == null) {
            problems.add("there is no record type " + node.path("record").asText());
            return null;
        }
        Map<String, RecordType> with = with(record, node.path("with"), problems);
        List<Attribute> attributes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode attribute : node.path("attributes")) {
            AttributeReader reader = new AttributeReader(record, with, attribute, problems);
            Attribute read = reader.read();
            once(names, attribute.path("to"), problems);
            once(names, attribute.path("original"), problems);
            if (read != null) {
                attributes.add(read);
            }
        }
        node.path("left").forEach(left -> once(names, left.path("to"), problems));
        return new Projection(
                node.path("projection").asText(),
                new Text(
                        node.path("title").path("zh").asText(),
                        node.path("title").path("en").asText()),
                node.path("source").path("edition").asText(),
                record,
                with,
                attributes);
    }

    private static void once(Set<String> names, JsonNode name, List<String> problems) {
        if (!name.isMissingNode() && !names.add(name.asText())) {
            problems.add(name.asText() + " stands twice");
        }
    }

    private Map<String, RecordType> with(RecordType record, JsonNode node, List<String> problems) {
        Map<String, RecordType> with = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String role = entry.getKey();
            RecordType type = standard.records().get(entry.getValue().asText());
            boolean known = role.equals(INSTITUTION)
                    ? entry.getValue().asText().equals("Institution")
                    : record.references().stream()
                            .anyMatch(reference -> reference.name().equals(role)
                                    && reference
                                            .record()
                                            .equals(entry.getValue().asText()));
            if (type == null || !known) {
                problems.add(record + " stands with no " + role + " that is a "
                        + entry.getValue().asText());
            } else {
                with.put(role, type);
            }
        }
        return with;
    }

    /** Reads one attribute. */
    private final class AttributeReader {
        private final RecordType record;
        private final Map<String, RecordType> with;
        private final JsonNode node;
        private final String to;
        private final List<String> problems;

        AttributeReader(RecordType record, Map<String, RecordType> with, JsonNode node, List<String> problems) {
            this.record = record;
            this.with = with;
            this.node = node;
            this.to = node.path("to").asText();
            this.problems = problems;
        }

        @Nullable
        Attribute read() {
            Conversion conversion = Conversion.of(node.path("as").asText());
            List<Attribute.Source> from = new ArrayList<>();
            List<String> names = new ArrayList<>();
            if (node.path("from").isArray()) {
                node.path("from").forEach(name -> names.add(name.asText()));
            } else {
                names.add(node.path("from").asText());
            }
            for (String name : names) {
                Attribute.Source source = source(name);
                if (source != null && !conversion.takes(source.field().type())) {
                    say(name + " is " + source.field().type() + ", which cannot be written as "
                            + node.path("as").asText());
                } else if (source != null) {
                    from.add(source);
                }
            }
            Attribute.Source unit =
                    node.has("unit") ? source(node.path("unit").path("field").asText()) : null;
            Map<String, String> codes = codes(conversion, from);
            int maxLength = node.path("maxLength").asInt(0);
            if (!node.has("original") && mayChange(conversion, from, maxLength)) {
                say("may change the value and names no original");
            }
            return from.isEmpty()
                    ? null
                    : new Attribute(
                            to,
                            List.copyOf(from),
                            conversion,
                            codes,
                            maxLength,
                            unit,
                            units(unit),
                            node.has("original") ? node.path("original").asText() : null);
        }

        private void say(String problem) {
            problems.add(to + ": " + problem);
        }

        private Attribute.@Nullable Source source(String name) {
            int dot = name.indexOf('.');
            String role = dot < 0 ? "" : name.substring(0, dot);
            RecordType holder = dot < 0 ? record : with.get(role);
            Field field = holder == null ? null : holder.find(name.substring(dot + 1));
            if (field == null) {
                say("there is no field " + name);
                return null;
            }
            return new Attribute.Source(role, field);
        }

        /** Nothing is rounded, cut or left out for its unit without the original beside it. */
        private boolean mayChange(Conversion conversion, List<Attribute.Source> from, int maxLength) {
            boolean longer = maxLength > 0
                    && conversion == Conversion.TEXT
                    && from.stream()
                            .map(source -> source.field().domain().maxLength())
                            .anyMatch(most -> most == null || most > maxLength);
            boolean rounded = conversion == Conversion.WHOLE_NUMBER
                    && from.stream().anyMatch(source -> source.field().domain().scale() > 0);
            return longer || rounded || node.has("unit");
        }

        private Set<String> units(Attribute.@Nullable Source unit) {
            if (unit == null) {
                return Set.of();
            }
            CodeSet set = standard.codeSet(unit.field().domain().codes());
            Set<String> units = new HashSet<>();
            for (JsonNode code : node.path("unit").path("among")) {
                if (set == null || set.find(code.asText()) == null) {
                    say(code.asText() + " is no code of " + unit.field().name());
                }
                units.add(code.asText());
            }
            return units;
        }

        private Map<String, String> codes(Conversion conversion, List<Attribute.Source> from) {
            Map<String, String> codes = new HashMap<>();
            CodeSet target = standard.codeSet(node.path("codes").asText(null));
            if (conversion == Conversion.CODE && target == null) {
                say("there is no code set " + node.path("codes").asText("of its own"));
                return codes;
            }
            if (conversion != Conversion.CODE && (node.has("codes") || node.has("values"))) {
                say("codes and values are for code");
            }
            for (Attribute.Source source : from) {
                CodeSet own = source.field().type() == DataType.CODE
                        ? standard.codeSet(source.field().domain().codes())
                        : null;
                if (own != null && conversion == Conversion.CODE && target != null) {
                    codes.putAll(translated(own, target));
                } else if (own != null && conversion == Conversion.CODE_NAME) {
                    codes.putAll(own.codes().stream().collect(Collectors.toMap(Code::code, Code::zh)));
                }
            }
            return codes;
        }

        /** Every code of the standard must have its code in the target, so that no record ever meets one without. */
        private Map<String, String> translated(CodeSet own, CodeSet target) {
            Map<String, String> codes = new HashMap<>();
            for (Map.Entry<String, JsonNode> value : node.path("values").properties()) {
                if (own.find(value.getKey()) == null) {
                    say(value.getKey() + " is no code of " + own.reference());
                }
                if (target.find(value.getValue().asText()) == null) {
                    say(value.getValue().asText() + " is no code of " + target.reference());
                }
            }
            for (Code code : own.codes()) {
                String found = null;
                for (Code at = code;
                        at != null && found == null;
                        at = at.parent() == null ? null : own.find(at.parent())) {
                    JsonNode value = node.path("values").path(at.code());
                    if (!value.isMissingNode()) {
                        found = value.asText();
                    } else if (target.find(at.code()) != null) {
                        found = at.code();
                    }
                }
                if (found == null) {
                    say("code " + code.code() + " of " + own.reference() + " has no place in " + target.reference());
                } else {
                    codes.put(code.code(), found);
                }
            }
            return codes;
        }
    }
}
