package hub.adapters.tree;

import hub.adapters.Form;
import hub.adapters.mapping.FieldConversion;
import hub.adapters.mapping.Mapping;
import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the trees of one partner system become canonical records: data, a YAML file and the program beside it. 树形映射。
 *
 * @param partner its name, the file's name as well
 * @param title what people call it
 * @param appliesTo whose files it is for
 * @param declares the secrecy declaration under which this partner's data stands, agreed on paper; null if each must declare itself
 * @param form JSON, NDJSON or XML
 * @param paths where the elements stand that are mapped one by one, the likeliest first; such as {@code /data/learners/*} or, in XML,
 *     {@code /PACKAGE/ROW}
 * @param program makes records of an element
 * @param gives the record types it gives, by name
 * @param ignores values of the source that are known and give no field
 * @param mendsAmpersands whether a bare {@code &} in XML is read as the text it was meant to be
 * @param words names that stand in the program, for suggestions
 * @param service the partner's own SOAP service that the mapping answers for; null for none
 */
public record TreeMapping(
        String partner,
        Text title,
        Mapping.AppliesTo appliesTo,
        @Nullable String declares,
        Form form,
        List<String> paths,
        Program program,
        Map<String, Target> gives,
        Set<String> ignores,
        boolean mendsAmpersands,
        Set<String> words,
        @Nullable PartnerService service) {

    /** What makes records of an element. */
    public sealed interface Program {}

    /**
     * JSONata; each reading compiles it for itself, since a compiled one serves one thread.
     *
     * @param text the expression
     */
    public record Jsonata(String text) implements Program {}

    /**
     * XSLT 1.0.
     *
     * @param sheet compiled
     */
    public record Xslt(Stylesheet sheet) implements Program {}

    /**
     * A record type that a mapping gives.
     *
     * @param type the record type
     * @param conversions how fields are filled, by name; a field not named is filled as its type asks
     * @param constants values that every record has, by field ordinal
     */
    public record Target(RecordType type, Map<String, FieldConversion> conversions, Map<Integer, Object> constants) {
        FieldConversion conversion(Field field) {
            FieldConversion conversion = conversions.get(field.name());
            return conversion == null ? FieldConversion.byType(field) : conversion;
        }
    }
}
