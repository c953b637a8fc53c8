package hub.standards;

import java.util.Collection;
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
}
