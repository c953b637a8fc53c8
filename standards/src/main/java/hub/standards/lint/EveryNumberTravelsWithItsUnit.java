package hub.standards.lint;

import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Standard;
import java.util.ArrayList;
import java.util.List;

/** Where another element carries the unit of a number, it stands in the same record. 单位随数值一起报送。 */
public final class EveryNumberTravelsWithItsUnit implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        for (RecordType type : standard.recordTypes()) {
            for (Field field : type.fields()) {
                String carrier = field.element().unit() == null
                        ? null
                        : field.element().unit().carriedBy();
                if (carrier != null
                        && type.fields().stream()
                                .noneMatch(other -> other.element().element().equals(carrier))) {
                    breaches.add(type.name() + "." + field.name() + " stands without its " + carrier);
                }
            }
        }
        return breaches;
    }
}
