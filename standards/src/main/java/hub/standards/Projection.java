package hub.standards;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What of a standard holds at one version. What will be retired later is in force, and does not know it yet. 版本投影。 */
final class Projection {
    private final Standard from;
    private final Version version;
    private final Map<String, DataElement> elements = new TreeMap<>();
    private final Map<String, RecordType> records = new LinkedHashMap<>();

    Projection(Standard from, Version version) {
        this.from = from;
        this.version = version;
        from.elements().forEach((name, element) -> {
            if (holds(element.since(), element.retired())) {
                elements.put(name, inForce(element));
            }
        });
        from.records().forEach((name, type) -> {
            if (holds(type.since(), type.retired())) {
                records.put(name, fields(type));
            }
        });
    }

    /** The standard at the version. */
    Standard standard() {
        Map<String, CodeSet> codeSets = new TreeMap<>();
        from.codeSets().forEach((reference, set) -> {
            CodeSet at = codes(set);
            if (!at.codes().isEmpty()) {
                codeSets.put(reference, at);
            }
        });
        Map<String, RecordType> connected = new LinkedHashMap<>();
        records.forEach((name, type) -> connected.put(name, references(type)));
        Map<String, Rule> rules = new TreeMap<>();
        from.rules().forEach((name, rule) -> {
            if (holds(rule.since(), rule.retired())) {
                rules.put(name, inForce(rule));
            }
        });
        Map<String, FindingText> findings = new TreeMap<>();
        from.findings().forEach((code, finding) -> {
            if (holds(finding.since(), finding.retired())) {
                findings.put(code, inForce(finding));
            }
        });
        Map<String, Service> services = new TreeMap<>();
        from.services().forEach((name, service) -> {
            if (holds(
                    service.body().path("since").asText(),
                    service.body().path("retired").asText(null))) {
                services.put(name, service);
            }
        });
        Map<String, Translation> translations = new TreeMap<>();
        from.translations().forEach((reference, translation) -> {
            CodeSet source = codeSets.get(translation.from());
            if (source != null && codeSets.containsKey(translation.to())) {
                translations.put(reference, rows(translation, source));
            }
        });
        return new Standard(
                version, from.title(), elements, codeSets, connected, rules, findings, services, translations);
    }

    private boolean holds(@Nullable String since, @Nullable String retired) {
        return (since == null || !Version.isAfter(since, version.version()))
                && (retired == null || Version.isAfter(retired, version.version()));
    }

    private static DataElement inForce(DataElement element) {
        return new DataElement(
                element.element(),
                element.name(),
                element.definition(),
                element.domain(),
                element.unit(),
                element.source(),
                element.sensitivity(),
                element.since(),
                null,
                null);
    }

    private static Rule inForce(Rule rule) {
        return new Rule(
                rule.rule(),
                rule.record(),
                rule.with(),
                rule.force(),
                rule.intent(),
                rule.clause(),
                rule.effective(),
                rule.when(),
                rule.check(),
                rule.java(),
                rule.compared(),
                rule.waits(),
                rule.at(),
                rule.message(),
                rule.hint(),
                rule.since(),
                rule.cases());
    }

    private static FindingText inForce(FindingText finding) {
        return new FindingText(
                finding.finding(),
                finding.level(),
                finding.severity(),
                finding.message(),
                finding.hint(),
                finding.waits(),
                finding.since(),
                null);
    }

    private CodeSet codes(CodeSet set) {
        List<Code> codes = new ArrayList<>();
        List<Code> former = new ArrayList<>(set.former());
        for (Code code : set.codes()) {
            if (holds(code.since(), code.retired())) {
                codes.add(new Code(
                        code.code(),
                        code.zh(),
                        code.en(),
                        code.parent(),
                        code.since(),
                        null,
                        null,
                        code.note(),
                        code.listed()));
            } else if (holds(code.since(), null)) {
                former.add(code);
            }
        }
        return new CodeSet(set.id(), set.edition(), set.name(), set.source(), set.namespace(), codes, former);
    }

    private RecordType fields(RecordType type) {
        List<Field> fields = new ArrayList<>();
        for (Field field : type.fields()) {
            if (holds(field.since(), field.retired())) {
                fields.add(new Field(
                        field.name(),
                        fields.size(),
                        elements.getOrDefault(field.element().element(), field.element()),
                        field.label(),
                        field.required(),
                        field.since(),
                        field.indexed()));
            }
        }
        return with(type, fields, type.references(), type.person());
    }

    /** References without the keys, and without the record types, that the version does not know. */
    private RecordType references(RecordType type) {
        List<Reference> references = new ArrayList<>();
        for (Reference reference : type.references()) {
            RecordType other = records.get(reference.record());
            List<Map<String, String>> keys = reference.keys().stream()
                    .filter(key -> other != null
                            && key.keySet().stream().allMatch(ours -> type.find(ours) != null)
                            && key.values().stream().allMatch(theirs -> other.find(theirs) != null))
                    .toList();
            if (!keys.isEmpty()) {
                references.add(new Reference(
                        reference.name(),
                        reference.record(),
                        reference.scope(),
                        reference.required(),
                        keys,
                        reference.finding()));
            }
        }
        PersonKey person = type.person();
        return with(
                type,
                type.fields(),
                references,
                person == null
                        ? null
                        : new PersonKey(
                                known(type, person.citizenId()),
                                known(type, person.name()),
                                known(type, person.birthDate()),
                                known(type, person.unitCode())));
    }

    private static @Nullable String known(RecordType type, @Nullable String field) {
        return field == null || type.find(field) == null ? null : field;
    }

    private static RecordType with(
            RecordType type, List<Field> fields, List<Reference> references, @Nullable PersonKey person) {
        return new RecordType(
                type.name(),
                type.title(),
                type.definition(),
                type.senders(),
                type.since(),
                fields,
                references,
                person,
                type.group());
    }

    private static Translation rows(Translation translation, CodeSet source) {
        Map<String, Rendering> codes = new LinkedHashMap<>();
        translation.codes().forEach((code, rendering) -> {
            if (source.find(code) != null) {
                codes.put(code, Objects.requireNonNull(rendering));
            }
        });
        return new Translation(translation.from(), translation.to(), translation.source(), codes);
    }
}
