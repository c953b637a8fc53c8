package hub.standards.lint;

import hub.standards.CodeSet;
import hub.standards.DataElement;
import hub.standards.Field;
import hub.standards.FindingText;
import hub.standards.PersonKey;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The shipped standard with one thing changed. */
final class Planted {
    static final Standard SHIPPED = StandardReader.shipped();

    private Planted() {}

    static Standard element(String name, UnaryOperator<DataElement> change) {
        Map<String, DataElement> elements = new TreeMap<>(SHIPPED.elements());
        DataElement changed = change.apply(Objects.requireNonNull(elements.get(name), name));
        elements.put(changed.element(), changed);
        return new Standard(
                SHIPPED.version(),
                SHIPPED.title(),
                elements,
                SHIPPED.codeSets(),
                SHIPPED.records(),
                SHIPPED.rules(),
                SHIPPED.findings(),
                SHIPPED.services());
    }

    static Standard codeSet(CodeSet set) {
        Map<String, CodeSet> sets = new TreeMap<>(SHIPPED.codeSets());
        sets.put(set.reference(), set);
        return new Standard(
                SHIPPED.version(),
                SHIPPED.title(),
                SHIPPED.elements(),
                sets,
                SHIPPED.records(),
                SHIPPED.rules(),
                SHIPPED.findings(),
                SHIPPED.services());
    }

    static Standard translation(Translation translation) {
        Map<String, Translation> translations = new TreeMap<>(SHIPPED.translations());
        translations.put(translation.reference(), translation);
        return new Standard(
                SHIPPED.version(),
                SHIPPED.title(),
                SHIPPED.elements(),
                SHIPPED.codeSets(),
                SHIPPED.records(),
                SHIPPED.rules(),
                SHIPPED.findings(),
                SHIPPED.services(),
                translations);
    }

    static Standard rule(String id, UnaryOperator<Rule> change) {
        Map<String, Rule> rules = new TreeMap<>(SHIPPED.rules());
        Rule changed = change.apply(Objects.requireNonNull(rules.get(id), id));
        rules.put(changed.rule(), changed);
        return new Standard(
                SHIPPED.version(),
                SHIPPED.title(),
                SHIPPED.elements(),
                SHIPPED.codeSets(),
                SHIPPED.records(),
                rules,
                SHIPPED.findings(),
                SHIPPED.services());
    }

    static Standard finding(String code, UnaryOperator<FindingText> change) {
        Map<String, FindingText> findings = new TreeMap<>(SHIPPED.findings());
        FindingText changed = change.apply(Objects.requireNonNull(findings.get(code), code));
        findings.put(changed.finding(), changed);
        return new Standard(
                SHIPPED.version(),
                SHIPPED.title(),
                SHIPPED.elements(),
                SHIPPED.codeSets(),
                SHIPPED.records(),
                SHIPPED.rules(),
                findings,
                SHIPPED.services());
    }

    static Standard record(
            String name,
            UnaryOperator<List<Field>> fields,
            UnaryOperator<List<Reference>> references,
            UnaryOperator<@Nullable PersonKey> person) {
        RecordType type = SHIPPED.record(name);
        Map<String, RecordType> records = new TreeMap<>(SHIPPED.records());
        records.put(
                name,
                new RecordType(
                        type.name(),
                        type.title(),
                        type.definition(),
                        type.senders(),
                        type.since(),
                        fields.apply(new ArrayList<>(type.fields())),
                        references.apply(new ArrayList<>(type.references())),
                        person.apply(type.person())));
        return new Standard(
                SHIPPED.version(),
                SHIPPED.title(),
                SHIPPED.elements(),
                SHIPPED.codeSets(),
                records,
                SHIPPED.rules(),
                SHIPPED.findings(),
                SHIPPED.services());
    }

    static Standard fields(String record, UnaryOperator<List<Field>> fields) {
        return record(record, fields, references -> references, person -> person);
    }
}
