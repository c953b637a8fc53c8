package hub.schemas;

import hub.schemas.cel.RuleCompiler;
import hub.standards.Operation;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges records against the standard; the same in the hub and in the conformance kit. 校验器。
 *
 * <p>All levels that can run, in one pass: a wrong type does not hide a wrong code. Thread-safe.
 */
public final class Validator {
    private final StructureCheck structure;
    private final CodeCheck codes;
    private final RecordRules rules;
    private final CrossRecordCheck across;

    /**
     * Compiles everything once.
     *
     * @throws hub.standards.IllegalStandardException if a rule does not compile
     */
    public Validator(Standard standard) {
        Findings findings = new Findings(standard);
        this.structure = new StructureCheck(standard, findings);
        this.codes = new CodeCheck(standard, findings);
        RuleCompiler compiler = new RuleCompiler(standard);
        this.rules = new RecordRules(standard, compiler);
        this.across = new CrossRecordCheck(standard, findings, rules, compiler);
    }

    /**
     * Judges one record by itself: structure, codes, rules within the record. Findings of reading come first.
     *
     * <p>A void record is judged by its structure only, and needs no field.
     *
     * @param candidate the record; an unreadable one gives its reading findings only
     * @param today day of receipt in the standard's time zone
     */
    public List<Finding> judgeAlone(Candidate candidate, LocalDate today) {
        StandardRecord record = candidate.record();
        if (record == null) {
            return candidate.reading();
        }
        List<Finding> found = new ArrayList<>(candidate.reading());
        Set<String> unread = candidate.unread();
        structure.check(candidate, record, unread, found::add);
        if (record.operation() != Operation.VOID) {
            codes.check(candidate, record, unread, found::add);
            rules.checkAlone(candidate, record, today.toString(), found::add);
        }
        return found;
    }

    /**
     * Judges records across records: references, duplicates, overlaps, against the submission and the repository together,
     * independent of order of arrival.
     *
     * @param readable the readable records of one chunk, no key twice
     * @param failing numbers of those that something already keeps out; they are judged too, but nobody may refer to them
     * @param facts the repository
     * @param today day of receipt
     * @return the new findings by candidate number; none for those without
     */
    public Map<Integer, List<Finding>> judgeTogether(
            List<Candidate> readable, Set<Integer> failing, Facts facts, LocalDate today) {
        return judgeTogether(readable, failing, facts, Waivers.NONE, today);
    }

    /**
     * The same where institutions may be let off rules: what they are let off keeps no record out, and so none that refers to it.
     *
     * @param waivers the waivers in force
     */
    public Map<Integer, List<Finding>> judgeTogether(
            List<Candidate> readable, Set<Integer> failing, Facts facts, Waivers waivers, LocalDate today) {
        return across.check(readable, failing, facts, waivers, today.toString());
    }
}
