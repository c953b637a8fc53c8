package hub.adapters.repository;

import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Rule;
import hub.standards.Standard;
import java.util.HashSet;
import java.util.Set;

/** Which sealed fields of records referred to some rule reads or shows; no other is opened for judging. */
final class SealedFieldsInRules {
    private final Set<String> read = new HashSet<>();

    SealedFieldsInRules(Standard standard) {
        for (Rule rule : standard.rules().values()) {
            for (Reference reference : standard.record(rule.record()).references()) {
                if (rule.with().containsKey(reference.name())) {
                    RecordType target = standard.record(reference.record());
                    for (Field field : target.fields()) {
                        if (field.element().sensitivity().sealed() && mentions(rule, reference.name(), field.name())) {
                            read.add(target.name() + "." + field.name());
                        }
                    }
                }
            }
        }
    }

    private static boolean mentions(Rule rule, String reference, String field) {
        String path = reference + "." + field;
        String texts = rule.when() + " " + rule.check() + " " + rule.message().both() + " "
                + rule.hint().both();
        return texts.contains(path);
    }

    boolean read(RecordType type, Field field) {
        return read.contains(type.name() + "." + field.name());
    }
}
