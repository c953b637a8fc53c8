package hub.schemas.rule;

import hub.schemas.Facts;
import hub.standards.CalendarDate;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Leading officials hold at least a fifth of the lessons of an institution's main classes in a term. 领导干部上讲台。
 *
 * <p>Looked at when a main class closes, over the half-year in which it ended: records do not tell where a term begins. Lessons counted in another
 * unit than those of the closing class are left out.
 */
public final class LeadingOfficialsTeach implements RepositoryRule {
    /** HubClassKind: main class. */
    private static final String MAIN = "1";
    /** HubSessionKind: lesson. */
    private static final String LESSON = "1";
    /** HubSessionState: called off. */
    private static final String CALLED_OFF = "3";
    /** A fifth. */
    private static final BigDecimal SHARE = BigDecimal.valueOf(5);

    @Override
    public void check(Judging judging) {
        Map<Subject, Facts.Key> institutions = new LinkedHashMap<>();
        judging.subjects()
                .forEach(subject -> institutions.put(
                        subject, new Facts.Key(subject.record().key().institution(), Map.of())));
        Map<Facts.Key, List<StandardRecord>> classes = all(judging, "TrainingClass", institutions.values());
        Map<String, List<StandardRecord>> lessons = lessons(judging, classes);
        Set<Facts.Key> leading = leadingOfficials(judging, lessons);
        institutions.forEach((subject, key) -> {
            StandardRecord closing = Objects.requireNonNull(subject.with().get("class"));
            BigDecimal all = BigDecimal.ZERO;
            BigDecimal byOfficials = BigDecimal.ZERO;
            for (StandardRecord lesson : lessons.getOrDefault(key.institution(), List.of())) {
                BigDecimal hours = lesson.decimal("hours");
                if (hours != null
                        && Objects.equals(lesson.text("hoursUnit"), closing.text("hoursUnit"))
                        && Objects.equals(halfYear(lesson.text("sessionDate")), halfYear(closing.text("endDate")))) {
                    all = all.add(hours);
                    byOfficials = leading.contains(teacher(lesson)) ? byOfficials.add(hours) : byOfficials;
                }
            }
            if (byOfficials.multiply(SHARE).compareTo(all) < 0) {
                judging.breach(subject);
            }
        });
    }

    /** The lessons of main classes, by institution. */
    private static Map<String, List<StandardRecord>> lessons(
            Judging judging, Map<Facts.Key, List<StandardRecord>> classes) {
        Set<String> terms = judging.subjects().stream()
                .map(subject -> halfYear(
                        Objects.requireNonNull(subject.with().get("class")).text("endDate")))
                .collect(Collectors.toSet());
        Set<Facts.Key> held = new LinkedHashSet<>();
        classes.values().stream()
                .flatMap(List::stream)
                .filter(one -> MAIN.equals(one.text("classKind"))
                        && (terms.contains(halfYear(one.text("startDate")))
                                || terms.contains(halfYear(one.text("endDate")))))
                .map(one -> Group.key(one, List.of("classCode"), Reference.Scope.INSTITUTION))
                .filter(Objects::nonNull)
                .forEach(held::add);
        return all(judging, "ClassSession", held).values().stream()
                .flatMap(List::stream)
                .filter(session -> LESSON.equals(session.text("kind")) && !CALLED_OFF.equals(session.text("state")))
                .collect(Collectors.groupingBy(session -> session.key().institution()));
    }

    private static Set<Facts.Key> leadingOfficials(Judging judging, Map<String, List<StandardRecord>> lessons) {
        Set<Facts.Key> asked = lessons.values().stream()
                .flatMap(List::stream)
                .filter(lesson -> lesson.text("teacherNumber") != null)
                .map(LeadingOfficialsTeach::teacher)
                .collect(Collectors.toSet());
        Map<Facts.Key, List<StandardRecord>> teachers = new HashMap<>(all(judging, "Teacher", asked));
        teachers.values()
                .removeIf(found -> found.stream().noneMatch(one -> Boolean.TRUE.equals(one.get("leadingOfficial"))));
        return teachers.keySet();
    }

    private static Facts.Key teacher(StandardRecord lesson) {
        String number = lesson.text("teacherNumber");
        return new Facts.Key(lesson.key().institution(), number == null ? Map.of() : Map.of("teacherNumber", number));
    }

    private static Map<Facts.Key, List<StandardRecord>> all(
            Judging judging, String record, Collection<Facts.Key> keys) {
        RecordType type = judging.standard().record(record);
        return judging.facts().all(type, Reference.Scope.INSTITUTION, Set.copyOf(keys));
    }

    /** The year and its half, {@code 2026-2}. */
    private static @Nullable String halfYear(@Nullable String day) {
        return day == null || !CalendarDate.isDay(day)
                ? null
                : day.substring(0, 4) + (day.substring(5, 7).compareTo("07") < 0 ? "-1" : "-2");
    }
}
