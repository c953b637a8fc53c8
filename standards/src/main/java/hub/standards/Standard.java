package hub.standards;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data standard of one version: the one source from which everything else derives. 数据标准。
 *
 * @param version the version
 * @param title its title
 * @param elements data elements by identifier
 * @param codeSets code sets by reference, such as {@code ZB09@2014}
 * @param records record types by name
 * @param rules rules by identifier
 * @param findings finding texts by code
 * @param services services by identifier
 * @param translations translations between code sets by reference, such as {@code ZB09@2006-to-ZB09@2014}
 */
public record Standard(
        Version version,
        Text title,
        Map<String, DataElement> elements,
        Map<String, CodeSet> codeSets,
        Map<String, RecordType> records,
        Map<String, Rule> rules,
        Map<String, FindingText> findings,
        Map<String, Service> services,
        Map<String, Translation> translations) {

    /** A standard that translates nothing. */
    public Standard(
            Version version,
            Text title,
            Map<String, DataElement> elements,
            Map<String, CodeSet> codeSets,
            Map<String, RecordType> records,
            Map<String, Rule> rules,
            Map<String, FindingText> findings,
            Map<String, Service> services) {
        this(version, title, elements, codeSets, records, rules, findings, services, Map.of());
    }

    /**
     * The record type of that name.
     *
     * @throws IllegalStandardException if there is none
     */
    public RecordType record(String name) {
        RecordType type = records.get(name);
        if (type == null) {
            throw new IllegalStandardException("no record type " + name);
        }
        return type;
    }

    /** The code set a reference such as {@code ZB09@2014} means, or null. */
    public @Nullable CodeSet codeSet(@Nullable String reference) {
        return reference == null ? null : codeSets.get(reference);
    }

    /** How codes of one set are said in another, both by reference such as {@code ZB09@2014}; null if the standard does not tell. */
    public @Nullable Translation translation(String from, String to) {
        return translations.get(Translation.reference(from, to));
    }

    /** What of it holds in a version: what is newer or retired by then is left out, and nothing says when it will be retired. 版本投影。 */
    public Standard at(Version version) {
        return new Projection(this, version).standard();
    }

    /** Record types in the order of the standard's files. */
    public Collection<RecordType> recordTypes() {
        return records.values();
    }

    /** The rules of one record type, in order of their identifiers. */
    public List<Rule> rulesOf(String record) {
        return rules.values().stream()
                .filter(rule -> rule.record().equals(record))
                .toList();
    }

    /**
     * A way in which records of a type are looked up, so that the repository keeps an index for it.
     *
     * @param scope whether the institution is given too
     * @param fields the fields whose values are given, the most telling first
     */
    public record LookUp(Reference.Scope scope, List<String> fields) {

        /** Whether an index for this serves a question that gives more: the institution, further fields. */
        boolean serves(Reference.Scope asked, Collection<String> given) {
            return given.containsAll(fields)
                    && (scope == Reference.Scope.GLOBAL || asked == Reference.Scope.INSTITUTION);
        }
    }

    /** The ways in which rules look up records of the type that they compare or add up, those that give the fewest fields first. */
    public List<LookUp> lookUpsOfRules(RecordType type) {
        List<LookUp> lookUps = new ArrayList<>();
        for (Rule rule : rules.values()) {
            Rule.Compared compared = rule.compared();
            if (compared != null && rule.record().equals(type.name())) {
                compared.lookedUpBy(type).forEach(fields -> lookUps.add(new LookUp(compared.scope(), fields)));
            }
            if (compared != null
                    && compared.total() != null
                    && type.name().equals(compared.total().in())) {
                List<String> fields =
                        compared.same().stream().flatMap(List::stream).toList();
                lookUps.add(new LookUp(compared.scope(), fields));
            }
        }
        lookUps.sort(Comparator.comparingInt(lookUp -> lookUp.fields().size()));
        return lookUps;
    }

    /**
     * Whether the repository keeps an index by which records with given values in these fields are found.
     *
     * @param type the record type looked up
     * @param fields the fields whose values are given; with none, all records of an institution are meant, which its primary key finds
     * @param scope whether the institution is given too
     */
    public boolean isLookedUp(RecordType type, Collection<String> fields, Reference.Scope scope) {
        PersonKey person = type.person();
        return (fields.isEmpty() && scope == Reference.Scope.INSTITUTION)
                || fields.stream().anyMatch(field -> type.field(field).indexed())
                || (person != null && fields.contains(person.citizenId()))
                || lookUpsOfRules(type).stream().anyMatch(lookUp -> lookUp.serves(scope, fields))
                || records.values().stream()
                        .flatMap(other -> other.references().stream())
                        .filter(reference -> reference.record().equals(type.name()))
                        .flatMap(reference -> reference.keys().stream()
                                .map(key -> new LookUp(reference.scope(), List.copyOf(key.values()))))
                        .anyMatch(lookUp -> lookUp.serves(scope, fields));
    }
}
