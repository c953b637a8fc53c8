package hub.standards.lint;

import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Standard;
import java.util.ArrayList;
import java.util.List;

/** No sender is made to fill in what the standard has retired. 停用的数据元不得必填。 */
public final class NothingRetiredIsRequired implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        for (RecordType type : standard.recordTypes()) {
            for (Field field : type.fields()) {
                if (field.required()
                        && field.element().retired() != null
                        && !field.element().retired().equals(field.retired())) {
                    breaches.add(type.name() + "." + field.name() + " is required and its element retired in "
                            + field.element().retired());
                }
            }
        }
        return breaches;
    }
}
