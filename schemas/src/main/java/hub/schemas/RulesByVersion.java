package hub.schemas;

import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import hub.standards.VersionBridge;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rules across records, of each version. 各版本的记录间规则。
 *
 * <p>Records stand in the current form. A rule of an older version sees them as that version would: so a rule means what it meant.
 */
final class RulesByVersion {
    private final Map<String, Standard> standards;
    private final Map<String, RecordRules> rules;
    private final Map<String, VersionBridge> down;
    private final String own;

    /**
     * Puts the versions side by side.
     *
     * @param standards the versions, by number
     * @param rules their rules, compiled
     * @param down the way from the current version to each other one
     * @param own the current version
     */
    RulesByVersion(
            Map<String, Standard> standards,
            Map<String, RecordRules> rules,
            Map<String, VersionBridge> down,
            String own) {
        this.standards = new HashMap<>(standards);
        this.rules = new HashMap<>(rules);
        this.down = new HashMap<>(down);
        this.own = own;
    }

    /** The repository rules of any version, each once, in order of their identifiers. */
    Map<String, Rule> repositoryRules() {
        Map<String, Rule> all = new TreeMap<>();
        standards
                .values()
                .forEach(standard -> standard.rules().values().stream()
                        .filter(rule -> rule.java() != null)
                        .forEach(rule -> all.put(rule.rule(), rule)));
        return new LinkedHashMap<>(all);
    }

    /** Whether the version that judges the candidate has the rule. */
    boolean judgedBy(Candidate candidate, Rule rule) {
        return Objects.requireNonNull(standards.get(version(candidate))).rules().containsKey(rule.rule());
    }

    /** The breach of a rule by a candidate. */
    Finding breach(Rule rule, Candidate candidate, StandardRecord record) {
        return of(version(candidate)).breach(rule, candidate, record, Map.of(), Level.CROSS_RECORD);
    }

    private String version(Candidate candidate) {
        return candidate.standard() == null ? own : candidate.standard();
    }

    private RecordRules of(String version) {
        return Objects.requireNonNull(rules.get(version), version);
    }

    /** Judges the records of one chunk; for one thread. */
    Judging judging() {
        return new Judging();
    }

    /** One chunk's judging: what a record is in an older version is made out once. */
    final class Judging {
        private final Map<String, Map<StandardRecord, StandardRecord>> seen = new HashMap<>();

        void check(
                Candidate candidate,
                StandardRecord record,
                Map<String, StandardRecord> with,
                String today,
                Consumer<Finding> sink) {
            String version = version(candidate);
            VersionBridge bridge = down.get(version);
            if (bridge == null) {
                of(version).checkAcross(candidate, record, with, today, sink);
            } else if (bridge.carries(record.type().name())) {
                Map<String, StandardRecord> then = new HashMap<>();
                with.forEach((name, other) -> {
                    StandardRecord old = as(version, bridge, other);
                    if (old != null) {
                        then.put(name, old);
                    }
                });
                of(version)
                        .checkAcross(candidate, Objects.requireNonNull(as(version, bridge, record)), then, today, sink);
            }
        }

        private @Nullable StandardRecord as(String version, VersionBridge bridge, StandardRecord record) {
            return bridge.carries(record.type().name())
                    ? seen.computeIfAbsent(version, unused -> new IdentityHashMap<>())
                            .computeIfAbsent(record, one -> bridge.cross(one).record())
                    : null;
        }
    }
}
