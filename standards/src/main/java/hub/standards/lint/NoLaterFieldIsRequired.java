package hub.standards.lint;

import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Standard;
import hub.standards.Version;
import java.util.ArrayList;
import java.util.List;

/** A field that a record type got later is optional: senders of the version before it do not know it. 后加字段不得必填。 */
public final class NoLaterFieldIsRequired implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        for (RecordType type : standard.recordTypes()) {
            for (Field field : type.fields()) {
                boolean successor = type.fields().stream()
                        .anyMatch(other -> field.name().equals(other.replacedBy()) && other.required());
                if (field.required() && !successor && Version.isAfter(field.since(), type.since())) {
                    breaches.add(type.name() + "." + field.name() + " is required since " + field.since());
                }
            }
        }
        return breaches;
    }
}
