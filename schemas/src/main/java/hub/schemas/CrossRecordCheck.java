package hub.schemas;

import hub.schemas.rule.RepositoryRule;
import hub.standards.Force;
import hub.standards.IllegalStandardException;
import hub.standards.Operation;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Level cross-record: references, rules that read them, and repository rules, over the chunk and the repository together.
 *
 * <p>A record of the chunk counts as known only if nothing keeps it out; so when one falls, those that met it are judged once more, until
 * nothing changes. The verdict does not depend on the order of the records.
 */
final class CrossRecordCheck {
    private final Standard standard;
    private final Findings findings;
    private final RecordRules rules;
    private final Map<Rule, RepositoryRule> repositoryRules = new LinkedHashMap<>();

    CrossRecordCheck(Standard standard, Findings findings, RecordRules rules) {
        this.standard = standard;
        this.findings = findings;
        this.rules = rules;
        for (Rule rule : standard.rules().values()) {
            if (rule.java() != null) {
                repositoryRules.put(rule, repositoryRule(rule.rule(), rule.java()));
            }
        }
    }

    private static RepositoryRule repositoryRule(String id, String name) {
        try {
            return (RepositoryRule)
                    Class.forName("hub.schemas.rule." + name).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStandardException(id + ": no repository rule " + name, e);
        }
    }

    Map<Integer, List<Finding>> check(List<Candidate> readable, Set<Integer> failing, Facts facts, String today) {
        References references = new References(standard, readable, facts);
        Set<Integer> fallen = new HashSet<>(failing);
        while (true) {
            Map<Integer, List<Finding>> found = new HashMap<>();
            references.offer(readable, fallen);
            for (Candidate candidate : readable) {
                judge(candidate, references, today, found);
            }
            applyRepositoryRules(readable, fallen, facts, found);
            Set<Integer> newlyFallen = new HashSet<>();
            found.forEach((number, list) -> {
                if (!fallen.contains(number) && list.stream().anyMatch(Finding::isError)) {
                    newlyFallen.add(number);
                }
            });
            fallen.addAll(newlyFallen);
            if (newlyFallen.stream().noneMatch(references::wasMet)) {
                return found;
            }
        }
    }

    private void judge(Candidate candidate, References references, String today, Map<Integer, List<Finding>> found) {
        StandardRecord record = Objects.requireNonNull(candidate.record());
        if (record.operation() == Operation.VOID) {
            return;
        }
        List<Finding> own = new ArrayList<>();
        Map<String, StandardRecord> with = new HashMap<>();
        for (Reference reference : record.type().references()) {
            References.Meeting meeting = references.meet(record, reference);
            if (meeting.met() != null) {
                with.put(reference.name(), meeting.met());
            } else if (meeting.asked() && reference.required()) {
                own.add(missing(candidate, record, reference, meeting));
            }
        }
        rules.checkAcross(candidate, record, with, today, own::add);
        if (!own.isEmpty()) {
            found.put(candidate.number(), own);
        }
    }

    private Finding missing(
            Candidate candidate, StandardRecord record, Reference reference, References.Meeting meeting) {
        String field = Objects.requireNonNull(meeting.field());
        String shown = Objects.requireNonNullElse(
                Masking.show(record.type().field(field).element(), record.get(field)), "");
        return findings.of(
                reference.finding(),
                field,
                candidate.place().at(field),
                shown,
                Map.of(
                        "key",
                        shown,
                        "record",
                        standard.record(reference.record()).title().zh()));
    }

    private void applyRepositoryRules(
            List<Candidate> readable, Set<Integer> fallen, Facts facts, Map<Integer, List<Finding>> found) {
        repositoryRules.forEach((rule, check) -> {
            RecordType type = standard.record(rule.record());
            List<RepositoryRule.Subject> subjects = new ArrayList<>();
            for (Candidate candidate : readable) {
                StandardRecord record = Objects.requireNonNull(candidate.record());
                if (record.type() == type
                        && record.operation() != Operation.VOID
                        && !fallen.contains(candidate.number())) {
                    subjects.add(new RepositoryRule.Subject(candidate, record));
                }
            }
            if (!subjects.isEmpty()) {
                check.check(
                        subjects,
                        facts,
                        (subject, arguments) -> found.computeIfAbsent(
                                        subject.candidate().number(), unused -> new ArrayList<>())
                                .add(breach(rule, subject, arguments)));
            }
        });
    }

    private static Finding breach(Rule rule, RepositoryRule.Subject subject, Map<String, String> arguments) {
        RecordType type = subject.record().type();
        Object value = rule.at() == null ? null : subject.record().get(rule.at());
        return new Finding(
                rule.rule(),
                rule.force() == Force.MUST ? Severity.ERROR : Severity.WARNING,
                Level.CROSS_RECORD,
                rule.at(),
                subject.candidate().place().at(rule.at()),
                rule.at() == null ? null : Masking.show(type.field(rule.at()).element(), value),
                arguments);
    }
}
