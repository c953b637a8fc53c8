package hub.conformance.run;

import hub.conformance.sample.Dialect;
import hub.conformance.sample.Expected;
import hub.conformance.sample.FaultKind;
import hub.conformance.sample.Item;
import hub.conformance.sample.SoapPlaces;
import hub.conformance.sample.Submission;
import hub.conformance.sample.SubmissionWriter;
import hub.schemas.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Findings beside the manifest: which planted faults were found as planted, which were not, and what was found that nobody planted. 比对。
 *
 * @param planted planted faults by kind
 * @param found of these, found with the right code at the right place, by kind
 * @param missed planted and not found so; submission, record, code and place
 * @param unexpected found and not planted; submission, record, code and place
 */
public record Compared(
        Map<FaultKind, Integer> planted, Map<FaultKind, Integer> found, List<String> missed, List<String> unexpected) {

    /** Compares what the senders were told with what was planted. */
    public static Compared of(Collection<Outcome> outcomes, SubmissionWriter writer) {
        Compared compared = new Compared(
                new EnumMap<>(FaultKind.class), new EnumMap<>(FaultKind.class), new ArrayList<>(), new ArrayList<>());
        outcomes.forEach(outcome -> compared.add(outcome, writer));
        return compared;
    }

    private void add(Outcome outcome, SubmissionWriter writer) {
        Submission submission = outcome.submission();
        if (outcome.refusal() != null) {
            addRefused(submission, outcome.refusal());
            return;
        }
        List<String> left = new ArrayList<>();
        outcome.findings().forEach(finding -> left.add(line(finding.record(), finding.code(), finding.at())));
        List<Place> places = places(submission, writer);
        for (int i = 0; i < submission.items().size(); i++) {
            Item item = submission.items().get(i);
            boolean all = true;
            for (Expected expected : item.findings()) {
                String line = line(i + 1L, expected.code(), places.get(i).at(expected.field()));
                boolean there = left.remove(line);
                all &= there;
                if (!there) {
                    missed.add(submission.name() + " " + line);
                }
            }
            count(item, all);
        }
        left.forEach(line -> unexpected.add(submission.name() + " " + line));
    }

    private void addRefused(Submission submission, String code) {
        boolean asPlanted = false;
        for (Item item : submission.items()) {
            boolean its = item.fault() != null && item.fault().code().equals(code);
            asPlanted |= its;
            count(item, its);
            if (item.fault() != null && !its) {
                missed.add(submission.name() + " " + item.fault().code());
            }
        }
        if (!asPlanted) {
            unexpected.add(submission.name() + " " + code);
        }
    }

    private void count(Item item, boolean asPlanted) {
        if (item.fault() != null) {
            planted.merge(item.fault(), 1, Integer::sum);
            found.merge(item.fault(), asPlanted ? 1 : 0, Integer::sum);
        }
    }

    private static List<Place> places(Submission submission, SubmissionWriter writer) {
        if (submission.dialect() != Dialect.SOAP) {
            return writer.write(submission).places();
        }
        List<Place> places = new ArrayList<>();
        submission.items().forEach(item -> places.add(SoapPlaces.of(places.size(), item.record())));
        return places;
    }

    /** Without the line of XML, which depends on how the client's library writes it. */
    private static String line(long record, String code, String at) {
        return "record " + record + " " + code + " at " + at.replaceFirst(" \\(line \\d+\\)$", "");
    }

    /** How many faults were planted. */
    public int plantedCount() {
        return planted.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many of them were found as planted. */
    public int foundCount() {
        return found.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether everything planted was found as planted, and nothing else was. */
    public boolean exact() {
        return missed.isEmpty() && unexpected.isEmpty() && plantedCount() == foundCount();
    }
}
