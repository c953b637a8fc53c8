package hub.adapters.repository;

import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Rule;
import hub.standards.Standard;
import java.util.HashSet;
import java.util.Set;

/**
 * Which sealed fields are opened for judging: of records referred to those that some rule reads or shows; of records that a rule looks up itself
 * the citizen ID, because it tells who they are about.
 */
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

    /** Whether a record that a rule looks up tells by this field who it is about. */
    static boolean tellsThePerson(RecordType type, Field field) {
        return type.person() != null && field.name().equals(type.person().citizenId());
    }
}
