package hub.schemas;

import hub.standards.Code;
import hub.standards.CodeSet;
import hub.standards.DataType;
import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Level code: every coded value is a code of its set in its edition, and not a retired one. 代码校验。 */
final class CodeCheck {

    private record CodedField(Field field, CodeSet codes) {}

    private final Map<String, List<CodedField>> coded = new HashMap<>();
    private final Findings findings;

    CodeCheck(Standard standard, Findings findings) {
        this.findings = findings;
        for (RecordType type : standard.recordTypes()) {
            List<CodedField> fields = new ArrayList<>();
            for (Field field : type.fields()) {
                if (field.type() == DataType.CODE) {
                    fields.add(new CodedField(
                            field,
                            Objects.requireNonNull(
                                    standard.codeSet(field.domain().codes()))));
                }
            }
            coded.put(type.name(), fields);
        }
    }

    /**
     * Judges one record.
     *
     * @param candidate the record and its place
     * @param record the record
     * @param named fields that reading named already, such as a name that fits several codes
     * @param sink takes the findings
     */
    void check(Candidate candidate, StandardRecord record, Set<String> named, Consumer<Finding> sink) {
        for (CodedField coded : coded.getOrDefault(record.type().name(), List.of())) {
            if (record.get(coded.field().ordinal()) instanceof String value) {
                Code code = coded.codes().find(value);
                if (code != null && code.retired() == null
                        || named.contains(coded.field().name())) {
                    continue;
                }
                if (code == null) {
                    sink.accept(finding("COD-0001", candidate, coded, value, Map.of()));
                } else {
                    sink.accept(finding(
                            "COD-0002",
                            candidate,
                            coded,
                            value,
                            Map.of(
                                    "retired", Objects.requireNonNull(code.retired()),
                                    "replacedBy", Objects.requireNonNullElse(code.replacedBy(), "—"))));
                }
            }
        }
    }

    private Finding finding(
            String code, Candidate candidate, CodedField coded, String value, Map<String, String> more) {
        Field field = coded.field();
        Map<String, String> arguments = new HashMap<>(more);
        String shown = Objects.requireNonNull(Masking.show(field.element(), value));
        arguments.put("field", field.label().zh() + " " + field.name());
        arguments.put("value", shown);
        arguments.put("codeset", coded.codes().reference());
        arguments.put("codesetName", coded.codes().name().zh());
        return findings.of(code, field.name(), candidate.place().at(field.name()), shown, arguments)
                .from(Cause.code(coded.codes().reference(), value));
    }
}
