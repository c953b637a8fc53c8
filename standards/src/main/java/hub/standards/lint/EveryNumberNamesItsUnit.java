package hub.standards.lint;

import hub.standards.DataElement;
import hub.standards.DataType;
import hub.standards.Standard;
import hub.standards.Unit;
import java.util.ArrayList;
import java.util.List;

/** A number without its unit is no datum. 数值都有计量单位。 */
public final class EveryNumberNamesItsUnit implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        for (DataElement element : standard.elements().values()) {
            boolean number = element.domain().type() == DataType.INTEGER
                    || element.domain().type() == DataType.DECIMAL;
            Unit unit = element.unit();
            if (number && (unit == null || (unit.unit() == null) == (unit.carriedBy() == null))) {
                breaches.add(element.element() + " is a number and names no unit");
            }
            if (!number && unit != null) {
                breaches.add(element.element() + " is no number and has a unit");
            }
        }
        return breaches;
    }
}
