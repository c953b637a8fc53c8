package hub.standards.lint;

import hub.standards.Field;
import hub.standards.PersonKey;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Standard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where a record is told to be about a person by what it refers to, the repository can look it up by that reference: a person HR makes
 * known is handed on to all records that waited, however many others there are. 凭引用认人的字段有索引。
 */
public final class EveryWayToAPersonIsIndexed implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        for (RecordType type : standard.recordTypes()) {
            PersonKey person = type.person();
            if (person == null) {
                continue;
            }
            for (Reference reference : type.references()) {
                if (standard.record(reference.record()).person() != null) {
                    reference.keys().stream()
                            .map(Map::keySet)
                            .filter(ours -> ours.stream().noneMatch(name -> indexed(type, person, name)))
                            .forEach(ours -> breaches.add(type.name() + " refers to " + reference.record() + " by "
                                    + ours + ", none of which is indexed"));
                }
            }
        }
        return breaches;
    }

    private static boolean indexed(RecordType type, PersonKey person, String name) {
        Field field = type.find(name);
        return name.equals(person.citizenId()) || (field != null && field.indexed());
    }
}
