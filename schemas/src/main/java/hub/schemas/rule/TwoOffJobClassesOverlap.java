package hub.schemas.rule;

import hub.schemas.Facts;
import hub.standards.CalendarDate;
import hub.standards.StandardRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two off-job classes of one person do not overlap; judged across institutions, and the finding says nothing of the other record. 脱产班次
 * 时间不重叠。
 */
public final class TwoOffJobClassesOverlap implements RepositoryRule {
    /** ZB30: off the job for the whole of the training. */
    private static final String OFF_JOB = "1";

    @Override
    public void check(List<Subject> subjects, Facts facts, Breaches breaches) {
        List<Subject> offJob =
                subjects.stream().filter(subject -> isOffJob(subject.record())).toList();
        if (!offJob.isEmpty()) {
            Conflicts.find(offJob, facts, SameTrainee.KEYS, TwoOffJobClassesOverlap::conflict, breaches);
        }
    }

    private static boolean conflict(StandardRecord one, StandardRecord other) {
        return isOffJob(other)
                && overlap(one, other)
                && SameTrainee.anywhere(one, other)
                // twice in one class is another rule's business
                && !SameTrainee.inTheSameClass(one, other);
    }

    private static boolean isOffJob(StandardRecord record) {
        return OFF_JOB.equals(record.text("offJobState"))
                && isDay(record.text("startDate"))
                && isDay(record.text("endDate"));
    }

    private static boolean isDay(@Nullable String text) {
        return text != null && CalendarDate.isDay(text);
    }

    /** A day in common; full dates compare as text. */
    private static boolean overlap(StandardRecord one, StandardRecord other) {
        return notAfter(one, "startDate", other, "endDate") && notAfter(other, "startDate", one, "endDate");
    }

    private static boolean notAfter(StandardRecord one, String field, StandardRecord other, String otherField) {
        String day = one.text(field);
        String otherDay = other.text(otherField);
        return day != null && otherDay != null && day.compareTo(otherDay) <= 0;
    }
}
