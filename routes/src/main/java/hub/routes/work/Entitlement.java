package hub.routes.work;

import hub.adapters.SenderIdentity;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.schemas.Findings;
import hub.standards.StandardRecord;
import java.util.Map;
import java.util.Optional;

/** Whether a sender may send a record: for this institution, of this type. 报送权限。 */
final class Entitlement {
    private final Findings findings;

    Entitlement(Findings findings) {
        this.findings = findings;
    }

    /** What speaks against it, if anything. */
    Optional<Finding> breach(SenderIdentity sender, Candidate candidate, StandardRecord record) {
        String institution = record.key().institution();
        if (!sender.speaksFor().contains(institution)
                || !sender.system().equals(record.key().system())) {
            return Optional.of(findings.of(
                    "ENT-0001", null, candidate.place().at(null), null, Map.of("institution", institution)));
        }
        if (!record.type().senders().contains(sender.role())) {
            return Optional.of(findings.of(
                    "ENT-0002",
                    null,
                    candidate.place().at(null),
                    null,
                    Map.of("type", record.type().title().zh())));
        }
        return Optional.empty();
    }
}
