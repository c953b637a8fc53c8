package hub.schemas;

import hub.schemas.cel.RuleCompiler;
import hub.schemas.rule.JavaRule;
import hub.schemas.rule.RepositoryRule;
import hub.standards.Field;
import hub.standards.Operation;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Level cross-record: references, rules that read them, and repository rules, over the chunk and the repository together. 记录间校验。
 *
 * <p>A record of the chunk counts for others only while nothing keeps it out. So all records are judged at once, under the assumption that
 * those which fell in the last round are out, until the assumption holds. The order of the records has no part in it.
 */
final class CrossRecordCheck {
    /** A chain of references is as long as its rounds; a circle that has not settled by then settles by taking what fell once as fallen. */
    private static final int FREE_ROUNDS = 64;

    private final Standard standard;
    private final Findings findings;
    private final RecordRules rules;
    private final List<JavaRule> repositoryRules;
    private final Waiving waiving;

    CrossRecordCheck(Standard standard, Findings findings, RecordRules rules, RuleCompiler compiler) {
        this.standard = standard;
        this.findings = findings;
        this.rules = rules;
        this.repositoryRules = JavaRule.all(standard, compiler);
        this.waiving = new Waiving(standard);
    }

    Map<Integer, List<Finding>> check(
            List<Candidate> readable, Set<Integer> failing, Facts facts, Waivers waivers, String today) {
        Replaced replaced = new Replaced(readable);
        References references = new References(standard, readable, facts, replaced);
        CurrentFacts current = new CurrentFacts(facts, replaced, readable);
        Set<Integer> fallen = failing;
        for (int round = 1; ; round++) {
            replaced.round(fallen);
            references.offer(readable, fallen);
            Map<Integer, Map<String, StandardRecord>> with = new HashMap<>();
            Map<Integer, List<Finding>> found = judge(readable, references, waivers, today, with);
            List<Candidate> standing = standing(readable, failing, found);
            current.round(fallen, standing.stream().map(Candidate::number).collect(Collectors.toSet()));
            applyRepositoryRules(standing, with, current, waivers, today, found);
            Set<Integer> nowFallen = new HashSet<>(round > FREE_ROUNDS ? fallen : failing);
            found.forEach((number, list) -> {
                if (list.stream().anyMatch(Finding::isError)) {
                    nowFallen.add(number);
                }
            });
            if (settled(fallen, nowFallen, references, replaced, current)) {
                return found;
            }
            fallen = nowFallen;
        }
    }

    /** Whether another round would find the same: nothing changed, or only records fell that no other record was judged by. */
    private static boolean settled(
            Set<Integer> before, Set<Integer> after, References references, Replaced replaced, CurrentFacts current) {
        return after.containsAll(before)
                && after.stream()
                        .noneMatch(number -> !before.contains(number)
                                && (references.wasMet(number) || replaced.hid(number) || current.told(number)));
    }

    /** Judges each record with what it refers to; {@code with} takes what that is, by number. */
    private Map<Integer, List<Finding>> judge(
            List<Candidate> readable,
            References references,
            Waivers waivers,
            String today,
            Map<Integer, Map<String, StandardRecord>> with) {
        Map<Integer, List<Finding>> found = new HashMap<>();
        for (Candidate candidate : readable) {
            StandardRecord record = Objects.requireNonNull(candidate.record());
            if (record.operation() != Operation.VOID) {
                Map<String, StandardRecord> met = new HashMap<>();
                List<Finding> own = waiving.apply(
                        judge(candidate, record, references, today, met),
                        record.key().institution(),
                        waivers);
                with.put(candidate.number(), met);
                if (!own.isEmpty()) {
                    found.put(candidate.number(), own);
                }
            }
        }
        return found;
    }

    private List<Finding> judge(
            Candidate candidate,
            StandardRecord record,
            References references,
            String today,
            Map<String, StandardRecord> with) {
        List<Finding> own = new ArrayList<>(0);
        List<Reference> all = record.type().references();
        for (int i = 0; i < all.size(); i++) {
            Reference reference = all.get(i);
            References.Meeting meeting = references.meet(record, i);
            if (meeting.met() != null) {
                with.put(reference.name(), meeting.met());
            } else if (meeting.asked() && reference.required()) {
                own.add(missing(candidate, record, reference, meeting));
            }
        }
        rules.checkAcross(candidate, record, with, today, own::add);
        return own;
    }

    private Finding missing(
            Candidate candidate, StandardRecord record, Reference reference, References.Meeting meeting) {
        Field field = record.type().field(Objects.requireNonNull(meeting.field()));
        String shown = Objects.requireNonNull(Masking.show(field.element(), record.get(field.ordinal())));
        return findings.of(
                        reference.finding(),
                        field.name(),
                        candidate.place().at(field.name()),
                        shown,
                        Map.of(
                                "key",
                                shown,
                                "record",
                                standard.record(reference.record()).title().zh()))
                .from(meeting.lacking());
    }

    /** The records that repository rules compare: those that nothing of their own keeps out. */
    private static List<Candidate> standing(
            List<Candidate> readable, Set<Integer> failing, Map<Integer, List<Finding>> found) {
        return readable.stream()
                .filter(candidate -> !failing.contains(candidate.number())
                        && found.getOrDefault(candidate.number(), List.of()).stream()
                                .noneMatch(Finding::isError))
                .toList();
    }

    private void applyRepositoryRules(
            List<Candidate> standing,
            Map<Integer, Map<String, StandardRecord>> with,
            CurrentFacts current,
            Waivers waivers,
            String today,
            Map<Integer, List<Finding>> found) {
        Map<RecordType, List<RepositoryRule.Subject>> subjects = new HashMap<>();
        for (Candidate candidate : standing) {
            StandardRecord record = Objects.requireNonNull(candidate.record());
            if (record.operation() != Operation.VOID) {
                subjects.computeIfAbsent(record.type(), unused -> new ArrayList<>())
                        .add(new RepositoryRule.Subject(
                                candidate, record, with.getOrDefault(candidate.number(), Map.of())));
            }
        }
        for (JavaRule rule : repositoryRules) {
            List<RepositoryRule.Subject> ofType = subjects.getOrDefault(rule.type(), List.of());
            rule.check(
                    ofType,
                    current.seenBy(rule.type()),
                    today,
                    (subject, told) -> found.computeIfAbsent(subject.candidate().number(), unused -> new ArrayList<>(1))
                            .addAll(waiving.apply(
                                    List.of(breach(rule.rule(), subject, told)),
                                    subject.record().key().institution(),
                                    waivers)));
        }
    }

    private Finding breach(Rule rule, RepositoryRule.Subject subject, Map<String, String> told) {
        return rules.breach(rule, subject.candidate(), subject.record(), subject.with(), told, Level.CROSS_RECORD);
    }
}
