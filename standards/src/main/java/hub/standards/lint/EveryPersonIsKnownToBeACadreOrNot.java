package hub.standards.lint;

import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Sender;
import hub.standards.Standard;
import java.util.ArrayList;
import java.util.List;

/**
 * Whoever a record is about, it tells whether that is a cadre: by a trainee's category, its own or that of the trainee it refers to, or by
 * being HR's or about a cadre of HR's. What tells nothing could not be kept from HR. 凡涉及人员的记录都能判明是否干部。
 */
public final class EveryPersonIsKnownToBeACadreOrNot implements Sentence {
    private static final String CATEGORY = "TraineeCategory";

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        for (RecordType type : standard.recordTypes()) {
            if (type.person() != null
                    && !tells(type)
                    && type.references().stream()
                            .filter(Reference::required)
                            .noneMatch(reference -> tells(standard.record(reference.record())))) {
                breaches.add(type.name() + " is about a person and names neither a trainee nor a cadre");
            }
        }
        return breaches;
    }

    private static boolean tells(RecordType type) {
        boolean category = type.fields().stream()
                .anyMatch(field -> field.element().element().equals(CATEGORY));
        return category || (type.person() != null && type.senders().equals(List.of(Sender.HR)));
    }
}
