package hub.standards.lint;

import hub.standards.FindingText;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Standard;
import java.util.ArrayList;
import java.util.List;

/** A record kept out because what it refers to is missing can be released when that arrives: its finding says that it waits. 缺引用的记录可等待放行。 */
public final class EveryMissingReferenceWaits implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        for (RecordType type : standard.recordTypes()) {
            for (Reference reference : type.references()) {
                FindingText finding = standard.findings().get(reference.finding());
                boolean keepsOut = finding == null || finding.severity().equals("error");
                boolean releases =
                        finding != null && finding.waits() && finding.level().equals("cross-record");
                if (keepsOut && !releases) {
                    breaches.add(type.name() + " refers to " + reference.name() + ", and " + reference.finding()
                            + " does not wait at the level cross-record");
                }
            }
        }
        return breaches;
    }
}
