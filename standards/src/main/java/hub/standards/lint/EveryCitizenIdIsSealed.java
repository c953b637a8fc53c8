package hub.standards.lint;

import hub.standards.DataType;
import hub.standards.Standard;
import java.util.List;

/** A citizen ID reaches no table in clear. 公民身份号码一律按敏感个人信息。 */
public final class EveryCitizenIdIsSealed implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        return standard.elements().values().stream()
                .filter(element -> element.domain().type() == DataType.CITIZEN_ID)
                .filter(element -> !element.sensitivity().sealed())
                .map(element -> element.element() + " is a citizen ID and only "
                        + element.sensitivity().name())
                .toList();
    }
}
