package hub.schemas;

import hub.standards.Rule;
import hub.standards.Standard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns errors by rules that an institution is let off into warnings, each with a note that names the waiver. 豁免的适用。 */
public final class Waiving {
    private final Standard standard;
    private final Findings findings;

    public Waiving(Standard standard) {
        this.standard = standard;
        this.findings = new Findings(standard);
    }

    /**
     * The findings about a record as the waivers have them.
     *
     * @param found what was found
     * @param institution whose record it is
     */
    public List<Finding> apply(List<Finding> found, String institution, Waivers waivers) {
        if (waivers == Waivers.NONE || found.stream().noneMatch(Finding::isError)) {
            return found;
        }
        List<Finding> all = new ArrayList<>(found.size() + 1);
        for (Finding finding : found) {
            Optional<Waivers.Waiver> waiver = waiver(finding, institution, waivers);
            all.add(waiver.isPresent() ? finding.asWarning() : finding);
            waiver.ifPresent(by -> all.add(findings.of(
                    "WVR-0001",
                    finding.field(),
                    finding.at(),
                    null,
                    Map.of("rule", finding.code(), "waiver", by.id(), "until", by.until()))));
        }
        return all;
    }

    private Optional<Waivers.Waiver> waiver(Finding finding, String institution, Waivers waivers) {
        Rule rule = finding.isError() ? standard.rules().get(finding.code()) : null;
        return rule == null || !rule.waivable()
                ? Optional.empty()
                : waivers.of(rule.rule(), institution, finding.field());
    }
}
