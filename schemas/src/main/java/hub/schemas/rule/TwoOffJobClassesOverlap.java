package hub.schemas.rule;

import hub.standards.StandardRecord;
import java.util.Collection;
import java.util.List;

/**
 * Two off-job classes of one person do not overlap; judged across institutions, and the finding says nothing of the other record. 脱产班次
 * 时间不重叠。
 */
public final class TwoOffJobClassesOverlap implements RepositoryRule {

    @Override
    public boolean comparesOnePersonsRecords() {
        return true;
    }

    @Override
    public void check(Judging judging) {
        List<Collection<StandardRecord>> others = SamePerson.of(judging).others();
        for (int at = 0; at < others.size(); at++) {
            Subject subject = judging.subjects().get(at);
            if (others.get(at).stream().anyMatch(other -> conflict(subject.record(), other))) {
                judging.breach(subject);
            }
        }
    }

    private static boolean conflict(StandardRecord one, StandardRecord other) {
        return notAfter(one, "startDate", other, "endDate")
                && notAfter(other, "startDate", one, "endDate")
                // twice in one class is another rule's business
                && !SameTrainee.inTheSameClass(one, other);
    }

    /** Full dates compare as text. */
    private static boolean notAfter(StandardRecord one, String field, StandardRecord other, String otherField) {
        String day = one.text(field);
        String otherDay = other.text(otherField);
        return day != null && otherDay != null && day.compareTo(otherDay) <= 0;
    }
}
