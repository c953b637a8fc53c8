package hub.schemas.generate.handbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import hub.standards.Code;
import hub.standards.CodeSet;
import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Source;
import hub.standards.Standard;
import hub.standards.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the search looks through, as a script: a page on a disk may load a script beside it but not read a file. 查找索引。
 *
 * <p>One entry a line: kind, identifier, address, Chinese name, English name, and what else may be searched for. Codes stand by code set.
 */
final class SearchIndex {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Standard standard;

    SearchIndex(Standard standard) {
        this.standard = standard;
    }

    byte[] script() {
        List<String> entries = new ArrayList<>();
        standard.recordTypes().forEach(type -> record(entries, type));
        standard.elements()
                .forEach((name, element) -> entries.add(entry(
                        "element",
                        name,
                        Address.element(name),
                        element.name(),
                        both(element.definition()) + place(element.source()))));
        standard.codeSets()
                .forEach((reference, set) -> entries.add(
                        entry("codeset", reference, Address.codeSet(reference), set.name(), place(set.source()))));
        standard.rules()
                .forEach((code, rule) -> entries.add(entry(
                        "rule", code, Address.rule(code), rule.intent(), both(rule.message()) + place(rule.clause()))));
        standard.findings()
                .forEach((code, finding) -> entries.add(
                        entry("finding", code, Address.finding(code), finding.message(), both(finding.hint()))));
        standard.services()
                .forEach((name, service) -> entries.add(entry(
                        "service",
                        name,
                        Address.service(name),
                        ServicesPage.both(service.body().path("name")),
                        both(ServicesPage.both(service.body().path("definition"))))));
        List<String> codes =
                standard.codeSets().values().stream().map(SearchIndex::codes).toList();
        return ("window.handbookIndex = {\n\"entries\": [\n" + String.join(",\n", entries) + "\n],\n\"codes\": [\n"
                        + String.join(",\n", codes) + "\n]\n};\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void record(List<String> entries, RecordType type) {
        entries.add(entry("record", type.name(), Address.record(type.name()), type.title(), both(type.definition())));
        type.fields().stream()
                .filter(SearchIndex::hasNameOfItsOwn)
                .forEach(field -> entries.add(entry(
                        "field",
                        type.name() + "." + field.name(),
                        Address.field(type.name(), field.name()),
                        field.label(),
                        both(type.title()))));
    }

    /** Whether looking for the element would not find the field. */
    private static boolean hasNameOfItsOwn(Field field) {
        return !field.label().equals(field.element().name())
                || !field.name().equalsIgnoreCase(field.element().element());
    }

    private static String entry(String kind, String identifier, String address, Text name, String more) {
        return json(JsonNodeFactory.instance
                .arrayNode()
                .add(kind)
                .add(identifier)
                .add(address)
                .add(name.zh())
                .add(name.en())
                .add(more.strip()));
    }

    private static String both(Text words) {
        return words.zh() + " " + words.en();
    }

    /** Norm and place in it, so that who knows an item of a norm finds what it became. */
    private static String place(Source source) {
        return " "
                + Stream.of(source.norm(), source.item(), source.article())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" "));
    }

    /** A set's address, name, and its codes with their names, a line each. */
    private static String codes(CodeSet set) {
        ArrayNode head = JsonNodeFactory.instance.arrayNode();
        head.add(set.reference())
                .add(Address.codeSet(set.reference()))
                .add(set.name().zh())
                .add(set.name().en());
        String open = json(head);
        List<String> codes = set.codes().stream().map(SearchIndex::code).toList();
        return open.substring(0, open.length() - 1) + ", [\n" + String.join(",\n", codes) + "\n]]";
    }

    private static String code(Code code) {
        return json(JsonNodeFactory.instance
                .arrayNode()
                .add(code.code())
                .add(code.zh())
                .add(code.en()));
    }

    private static String json(ArrayNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree in memory can always be written", e);
        }
    }
}
