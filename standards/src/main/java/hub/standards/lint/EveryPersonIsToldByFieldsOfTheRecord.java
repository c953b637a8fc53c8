package hub.standards.lint;

import hub.standards.DataType;
import hub.standards.Field;
import hub.standards.PersonKey;
import hub.standards.RecordType;
import hub.standards.Standard;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a record says identifies its person is there, and its citizen ID is one. 人员标识字段存在且类型相符。 */
public final class EveryPersonIsToldByFieldsOfTheRecord implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        for (RecordType type : standard.recordTypes()) {
            PersonKey person = type.person();
            if (person == null) {
                continue;
            }
            Stream.of(person.citizenId(), person.name(), person.birthDate(), person.unitCode())
                    .flatMap(Stream::ofNullable)
                    .filter(name -> type.find(name) == null)
                    .forEach(name -> breaches.add(type.name() + " has no field " + name + " to tell the person by"));
            Field citizenId = person.citizenId() == null ? null : type.find(person.citizenId());
            if (citizenId != null && citizenId.type() != DataType.CITIZEN_ID) {
                breaches.add(type.name() + "." + citizenId.name() + " is no citizen ID");
            }
        }
        return breaches;
    }
}
