package hub.schemas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.regex.JDKRegularExpressionFactory;
import hub.schemas.generate.JsonSchemaWriter;
import hub.standards.Field;
import hub.standards.Operation;
import hub.standards.RecordType;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Level structure: the canonical record against the JSON Schema of its type, the very schema that is published, whatever the channel; and
 * what a schema cannot say of a value. 结构校验。
 *
 * <p>One finding a field at most, in the order of the fields. A void record needs nothing but its key: what it carries is judged, what it
 * leaves out is not.
 */
final class StructureCheck {
    static final String REQUIRED = "STR-0001";
    private static final String FORM = "STR-0005";
    private static final String RANGE = "STR-0006";

    /** Finding code for each keyword of JSON Schema that the published schemas use. */
    static final Map<String, String> CODES = Map.of(
            "required", REQUIRED,
            "type", "STR-0002",
            "maxLength", "STR-0003",
            "minLength", "STR-0004",
            "pattern", FORM,
            "minimum", RANGE,
            "maximum", RANGE,
            "multipleOf", "STR-0007",
            "format", FORM);

    private record Compiled(Schema schema, List<FieldForm> forms) {}

    private final Map<String, Compiled> types;
    private final Findings findings;

    StructureCheck(Standard standard, Findings findings) {
        this.findings = findings;
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                        // one engine, whatever else stands on the class path
                        .regularExpressionFactory(JDKRegularExpressionFactory.getInstance())
                        .build()));
        JsonSchemaWriter writer = new JsonSchemaWriter(standard);
        types = standard.recordTypes().parallelStream().collect(Collectors.toConcurrentMap(RecordType::name, type -> {
            Schema schema = registry.getSchema(writer.data(type));
            schema.initializeValidators();
            return new Compiled(
                    schema, type.fields().stream().map(FieldForm::new).toList());
        }));
    }

    /**
     * Judges one record.
     *
     * @param candidate the record and its place
     * @param record the record
     * @param named fields that reading named already; structure would only say it again
     * @param sink takes the findings
     */
    void check(Candidate candidate, StandardRecord record, Set<String> named, Consumer<Finding> sink) {
        Compiled compiled = compiled(record);
        if (!isClean(compiled, record)) {
            judge(compiled, candidate, record, named, sink);
        }
    }

    /** Whether the quick proof holds: then there is nothing to find. */
    boolean isClean(StandardRecord record) {
        return isClean(compiled(record), record);
    }

    private static boolean isClean(Compiled compiled, StandardRecord record) {
        boolean voids = record.operation() == Operation.VOID;
        for (FieldForm form : compiled.forms()) {
            Object value = record.get(form.field().ordinal());
            if (!form.holds(value) && !(voids && value == null)) {
                return false;
            }
        }
        return true;
    }

    private Compiled compiled(StandardRecord record) {
        Compiled compiled = types.get(record.type().name());
        if (compiled == null) {
            throw new IllegalArgumentException("no schema for " + record.type());
        }
        return compiled;
    }

    /** Asks the schema, whatever the quick proof says. */
    void judge(Candidate candidate, StandardRecord record, Set<String> named, Consumer<Finding> sink) {
        judge(compiled(record), candidate, record, named, sink);
    }

    private void judge(
            Compiled compiled, Candidate candidate, StandardRecord record, Set<String> named, Consumer<Finding> sink) {
        @Nullable Finding[] found = new @Nullable Finding[compiled.forms().size()];
        ObjectNode node = CanonicalJson.write(record);
        for (FieldForm form : compiled.forms()) {
            if (record.get(form.field().ordinal()) instanceof BigDecimal number && !FieldForm.isComputable(number)) {
                found[form.field().ordinal()] = range(form, candidate, number);
                // the schema sees a harmless number there: it must not compute with this one
                node.put(
                        form.field().name(),
                        Objects.requireNonNullElse(form.field().domain().min(), BigDecimal.ZERO));
            }
        }
        for (Error error : compiled.schema().validate(node)) {
            note(found, candidate, record, error);
        }
        for (FieldForm form : compiled.forms()) {
            if (found[form.field().ordinal()] == null) {
                found[form.field().ordinal()] =
                        beyondTheSchema(form, candidate, record.get(form.field().ordinal()));
            }
        }
        for (Finding finding : found) {
            if (finding != null && !named.contains(finding.field())) {
                sink.accept(finding);
            }
        }
    }

    private void note(@Nullable Finding[] found, Candidate candidate, StandardRecord record, Error error) {
        String keyword = error.getKeyword();
        boolean missing = keyword.equals("required");
        if (missing && record.operation() == Operation.VOID) {
            return;
        }
        Field field = record.type()
                .field(
                        missing
                                ? error.getProperty()
                                : error.getInstanceLocation().getName(0));
        if (found[field.ordinal()] == null) {
            String code = Objects.requireNonNull(CODES.get(keyword), keyword);
            found[field.ordinal()] = finding(code, candidate, field, record.get(field.ordinal()), arguments(field));
        }
    }

    private @Nullable Finding beyondTheSchema(FieldForm form, Candidate candidate, @Nullable Object value) {
        if (value instanceof String text && !(form.isOfTheCalendar(text) && FieldForm.isCarriedByEveryForm(text))) {
            return finding(FORM, candidate, form.field(), value, arguments(form.field()));
        }
        return value instanceof BigDecimal number && !form.digitsFit(number) ? range(form, candidate, number) : null;
    }

    private Finding range(FieldForm form, Candidate candidate, BigDecimal number) {
        Map<String, String> arguments = arguments(form.field());
        BigDecimal bound = form.bound();
        if (bound != null) {
            BigDecimal most = bound.subtract(
                    BigDecimal.ONE.movePointLeft(form.field().domain().scale()));
            arguments.merge("max", most.toPlainString(), (max, digits) -> smaller(max, digits));
            arguments.putIfAbsent("min", most.negate().toPlainString());
        }
        return finding(RANGE, candidate, form.field(), number, arguments);
    }

    private static String smaller(String one, String other) {
        return new BigDecimal(one).min(new BigDecimal(other)).toPlainString();
    }

    private Finding finding(
            String code, Candidate candidate, Field field, @Nullable Object value, Map<String, String> arguments) {
        String shown = Masking.show(field.element(), value);
        put(arguments, "value", shown);
        return findings.of(code, field.name(), candidate.place().at(field.name()), shown, arguments);
    }

    /** Everything a structure message may name: the field's label, type and bounds. */
    private static Map<String, String> arguments(Field field) {
        Map<String, String> arguments = new HashMap<>();
        arguments.put("field", field.label().zh() + " " + field.name());
        arguments.put("type", field.type().name().toLowerCase(java.util.Locale.ROOT));
        put(arguments, "min", field.domain().min());
        put(arguments, "max", field.domain().max());
        put(arguments, "minLength", field.domain().minLength());
        put(arguments, "maxLength", field.domain().maxLength());
        put(arguments, "decimals", field.domain().decimals());
        put(arguments, "digits", field.domain().digits());
        put(arguments, "pattern", field.domain().pattern());
        return arguments;
    }

    private static void put(Map<String, String> arguments, String name, @Nullable Object value) {
        if (value != null) {
            arguments.put(name, value.toString());
        }
    }
}
