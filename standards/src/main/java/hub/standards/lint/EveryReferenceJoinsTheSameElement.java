package hub.standards.lint;

import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Standard;
import java.util.ArrayList;
import java.util.List;

/** Both sides of a reference hold the same element, so that equal values mean the same thing. 引用两端是同一数据元。 */
public final class EveryReferenceJoinsTheSameElement implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        for (RecordType type : standard.recordTypes()) {
            for (Reference reference : type.references()) {
                RecordType other = standard.record(reference.record());
                reference
                        .keys()
                        .forEach(key -> key.forEach((ours, theirs) -> {
                            String here = type.field(ours).element().element();
                            String there = other.field(theirs).element().element();
                            if (!here.equals(there)) {
                                breaches.add(type.name() + "." + ours + " is " + here + ", " + other.name() + "."
                                        + theirs + " is " + there);
                            }
                        }));
            }
        }
        return breaches;
    }
}
