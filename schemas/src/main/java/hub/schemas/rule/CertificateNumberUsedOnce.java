package hub.schemas.rule;

import hub.schemas.Facts;
import java.util.List;

/** A certificate number is used once in an institution. 结业证书编号在本机构只用一次。 */
public final class CertificateNumberUsedOnce implements RepositoryRule {

    @Override
    public void check(List<Subject> subjects, Facts facts, Breaches breaches) {
        Conflicts.find(
                subjects,
                facts,
                List.of("certificateNo"),
                (one, other) -> one.key().institution().equals(other.key().institution()),
                breaches);
    }
}
