package hub.standards.lint;

import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Standard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A heading of a sheet means one field. 同一记录内中文列名不重复。 */
public final class ChineseLabelsAreUniqueWithinARecord implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        for (RecordType type : standard.recordTypes()) {
            Map<String, String> taken = new HashMap<>();
            for (Field field : type.fields()) {
                String other = taken.put(field.label().zh(), field.name());
                if (other != null) {
                    breaches.add(type.name() + ": " + other + " and " + field.name() + " are both "
                            + field.label().zh());
                }
            }
        }
        return breaches;
    }
}
