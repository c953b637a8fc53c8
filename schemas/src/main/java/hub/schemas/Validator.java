package hub.schemas;

import hub.schemas.cel.RuleCompiler;
import hub.schemas.rule.JavaRule;
import hub.standards.Operation;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import hub.standards.StandardTree;
import hub.standards.VersionBridge;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges records against the standard; the same in the hub and in the conformance kit. 校验器。
 *
 * <p>All levels that can run, in one pass: a wrong type does not hide a wrong code. Thread-safe.
 */
public final class Validator {
    private final String own;
    private final Map<String, Alone> versions = new HashMap<>();
    private final CrossRecordCheck across;

    /** What judges records by themselves, of one version. */
    private record Alone(StructureCheck structure, CodeCheck codes, RecordRules rules, List<JavaRule> repositoryRules) {

        static Alone of(Standard standard) {
            Findings findings = new Findings(standard);
            RuleCompiler compiler = new RuleCompiler(standard);
            return new Alone(
                    new StructureCheck(standard, findings),
                    new CodeCheck(standard, findings),
                    new RecordRules(standard, compiler),
                    JavaRule.all(standard, compiler));
        }

        RulesByVersion.OfVersion across(Standard standard, @Nullable VersionBridge down) {
            return new RulesByVersion.OfVersion(standard, rules, repositoryRules, down);
        }
    }

    /**
     * A judge by one version; compiles everything once.
     *
     * @throws hub.standards.IllegalStandardException if a rule does not compile
     */
    public Validator(Standard standard) {
        this.own = standard.version().version();
        Alone alone = Alone.of(standard);
        versions.put(own, alone);
        this.across = new CrossRecordCheck(
                standard, new Findings(standard), new RulesByVersion(own, Map.of(own, alone.across(standard, null))));
    }

    /**
     * A judge by every released version, for each record its own; compiles everything once.
     *
     * @throws hub.standards.IllegalStandardException if a rule does not compile
     */
    public Validator(StandardTree tree) {
        this.own = tree.current().version().version();
        Map<String, RulesByVersion.OfVersion> rules = new HashMap<>();
        for (Standard standard : tree.released()) {
            String version = standard.version().version();
            Alone alone = Alone.of(standard);
            versions.put(version, alone);
            rules.put(version, alone.across(standard, version.equals(own) ? null : tree.bridge(own, version)));
        }
        this.across =
                new CrossRecordCheck(tree.current(), new Findings(tree.current()), new RulesByVersion(own, rules));
    }

    /**
     * Judges one record by itself: structure, codes, rules within the record. Findings of reading come first.
     *
     * <p>A void record is judged by its structure only, and needs no field.
     *
     * @param candidate the record, in the form of the version it is judged by; an unreadable one gives its reading findings only
     * @param today day of receipt in the standard's time zone
     */
    public List<Finding> judgeAlone(Candidate candidate, LocalDate today) {
        StandardRecord record = candidate.record();
        if (record == null) {
            return candidate.reading();
        }
        List<Finding> found = new ArrayList<>(candidate.reading());
        Alone by = by(candidate.standard());
        Set<String> unread = candidate.unread();
        by.structure().check(candidate, record, unread, found::add);
        if (record.operation() != Operation.VOID) {
            by.codes().check(candidate, record, unread, found::add);
            by.rules().checkAlone(candidate, record, today.toString(), found::add);
        }
        return found;
    }

    private Alone by(@Nullable String version) {
        Alone alone = versions.get(version == null ? own : version);
        if (alone == null) {
            throw new IllegalArgumentException("no version " + version + " to judge by");
        }
        return alone;
    }

    /**
     * Judges records across records: references, duplicates, overlaps, against the submission and the repository together,
     * independent of order of arrival.
     *
     * @param readable the readable records of one chunk, no key twice, all in the form of the current version; the rules are those of the
     *     version each is judged by
     * @param failing numbers of those that something already keeps out; they are judged too, but nobody may refer to them
     * @param facts the repository
     * @param today day of receipt
     * @return the new findings by candidate number; none for those without
     */
    public Map<Integer, List<Finding>> judgeTogether(
            List<Candidate> readable, Set<Integer> failing, Facts facts, LocalDate today) {
        return across.check(readable, failing, facts, today.toString());
    }
}
