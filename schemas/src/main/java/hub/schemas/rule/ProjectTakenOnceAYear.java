package hub.schemas.rule;

import hub.schemas.Facts;
import hub.standards.CalendarDate;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.StandardRecord;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Nobody completes two classes of one training project within a year; judged across institutions, and the finding says nothing of the
 * other record. 重复培训。
 */
public final class ProjectTakenOnceAYear implements RepositoryRule {

    @Override
    public boolean comparesOnePersonsRecords() {
        return true;
    }

    @Override
    public void check(Judging judging) {
        RecordType classes = judging.standard().record("TrainingClass");
        List<Collection<StandardRecord>> others = SamePerson.of(judging).others();
        Set<Facts.Key> asked = new LinkedHashSet<>();
        others.forEach(records -> records.stream()
                .map(ProjectTakenOnceAYear::classOf)
                .filter(Objects::nonNull)
                .forEach(asked::add));
        Map<Facts.Key, List<StandardRecord>> known = judging.facts().all(classes, Reference.Scope.INSTITUTION, asked);
        for (int at = 0; at < others.size(); at++) {
            Subject subject = judging.subjects().get(at);
            String project = Objects.requireNonNull(subject.with().get("class")).text("projectCode");
            if (others.get(at).stream()
                    .filter(other -> isWithinAYear(subject.record(), other)
                            && !SameTrainee.inTheSameClass(subject.record(), other))
                    .flatMap(other -> known.getOrDefault(classOf(other), List.of()).stream())
                    .anyMatch(one -> Objects.equals(one.text("projectCode"), project))) {
                judging.breach(subject);
            }
        }
    }

    private static Facts.@Nullable Key classOf(StandardRecord record) {
        return Group.key(record, List.of("classCode"), Reference.Scope.INSTITUTION);
    }

    /** Whether the later of the two began before a year had passed since the earlier one ended. */
    private static boolean isWithinAYear(StandardRecord one, StandardRecord other) {
        return startsWithinAYearOf(one, other) && startsWithinAYearOf(other, one);
    }

    private static boolean startsWithinAYearOf(StandardRecord later, StandardRecord earlier) {
        LocalDate start = day(later.text("startDate"));
        LocalDate end = day(earlier.text("endDate"));
        return start != null && end != null && start.isBefore(end.plusYears(1));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : CalendarDate.day(text);
    }
}
