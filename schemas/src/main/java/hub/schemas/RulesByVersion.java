package hub.schemas;

import hub.schemas.rule.JavaRule;
import hub.schemas.rule.RepositoryRule;
import hub.standards.Operation;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import hub.standards.VersionBridge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rules across records, of each version. 各版本的记录间规则。
 *
 * <p>Records stand in the current form. A rule of an older version sees them as that version would: so a rule means what it meant.
 */
final class RulesByVersion {
    private final String own;
    private final Map<String, OfVersion> versions;

    /**
     * The rules across records of one version.
     *
     * @param standard the version
     * @param rules its CEL rules
     * @param repositoryRules those that Java judges
     * @param down the way to it from the current version; null for the current one
     */
    record OfVersion(
            Standard standard,
            RecordRules rules,
            List<JavaRule> repositoryRules,
            @Nullable VersionBridge down) {}

    /**
     * Puts the versions side by side.
     *
     * @param own the current version
     * @param versions the rules of each version, by its number
     */
    RulesByVersion(String own, Map<String, OfVersion> versions) {
        this.own = own;
        this.versions = new TreeMap<>(versions);
    }

    private String version(Candidate candidate) {
        return candidate.standard() == null ? own : candidate.standard();
    }

    private OfVersion of(String version) {
        return Objects.requireNonNull(versions.get(version), version);
    }

    /**
     * Judges the records of one chunk; for one thread.
     *
     * @param today day of receipt, ISO date
     */
    Judging judging(String today) {
        return new Judging(today);
    }

    /** One chunk's judging: what a record is in an older version is made out once. */
    final class Judging {
        private final String today;
        private final Map<String, Map<StandardRecord, StandardRecord>> seen = new HashMap<>();

        private Judging(String today) {
            this.today = today;
        }

        /** Judges a record with what it refers to. */
        void check(
                Candidate candidate, StandardRecord record, Map<String, StandardRecord> with, Consumer<Finding> sink) {
            OfVersion version = of(version(candidate));
            StandardRecord then = as(version, record);
            if (then != null) {
                version.rules().checkAcross(candidate, then, as(version, with), today, sink);
            }
        }

        /**
         * Compares records with each other and the repository.
         *
         * @param standing the records that nothing of their own keeps out
         * @param with what each refers to, by number
         * @param facts the repository as it will be
         * @param sink takes a finding and the number of the record it is about
         */
        void compare(
                List<Candidate> standing,
                Map<Integer, Map<String, StandardRecord>> with,
                CurrentFacts facts,
                BiConsumer<Integer, Finding> sink) {
            Map<String, Map<String, List<RepositoryRule.Subject>>> subjects = new TreeMap<>();
            for (Candidate candidate : standing) {
                OfVersion version = of(version(candidate));
                StandardRecord record = Objects.requireNonNull(candidate.record());
                StandardRecord then = record.operation() == Operation.VOID ? null : as(version, record);
                if (then != null) {
                    subjects.computeIfAbsent(version(candidate), unused -> new HashMap<>())
                            .computeIfAbsent(record.type().name(), unused -> new ArrayList<>())
                            .add(new RepositoryRule.Subject(
                                    candidate, then, as(version, with.getOrDefault(candidate.number(), Map.of()))));
                }
            }
            subjects.forEach((version, byType) -> compare(of(version), byType, facts, sink));
        }

        private void compare(
                OfVersion version,
                Map<String, List<RepositoryRule.Subject>> subjects,
                CurrentFacts facts,
                BiConsumer<Integer, Finding> sink) {
            for (JavaRule rule : version.repositoryRules()) {
                List<RepositoryRule.Subject> ofType = subjects.get(rule.type().name());
                if (ofType != null) {
                    rule.check(
                            ofType,
                            facts(version, rule, facts),
                            today,
                            (subject, told) -> sink.accept(
                                    subject.candidate().number(), breach(version, rule.rule(), subject, told)));
                }
            }
        }

        private Facts facts(OfVersion version, JavaRule rule, CurrentFacts facts) {
            Standard current = of(own).standard();
            Facts seenBy = facts.seenBy(current.record(rule.type().name()));
            VersionBridge down = version.down();
            return down == null
                    ? seenBy
                    : new FactsInVersion(seenBy, current, down, record -> Objects.requireNonNull(as(version, record)));
        }

        private static Finding breach(
                OfVersion version, Rule rule, RepositoryRule.Subject subject, Map<String, String> told) {
            return version.rules()
                    .breach(rule, subject.candidate(), subject.record(), subject.with(), told, Level.CROSS_RECORD);
        }

        private Map<String, StandardRecord> as(OfVersion version, Map<String, StandardRecord> with) {
            if (version.down() == null) {
                return with;
            }
            Map<String, StandardRecord> then = new HashMap<>();
            with.forEach((name, other) -> {
                StandardRecord old = as(version, other);
                if (old != null) {
                    then.put(name, old);
                }
            });
            return then;
        }

        /** The record as a version has it; null if the version does not have its type. */
        private @Nullable StandardRecord as(OfVersion version, StandardRecord record) {
            VersionBridge bridge = version.down();
            if (bridge == null) {
                return record;
            }
            return bridge.carries(record.type().name())
                    ? seen.computeIfAbsent(version.standard().version().version(), unused -> new IdentityHashMap<>())
                            .computeIfAbsent(record, one -> bridge.cross(one).record())
                    : null;
        }
    }
}
