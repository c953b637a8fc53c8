package hub.schemas.rule;

import hub.schemas.Facts;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A certificate number means one trainee in one class, in certificates as in training records: each type is held against the other. 证书编号
 * 两处一致。
 */
public final class CertificateOfOneTrainee implements RepositoryRule {
    private static final List<String> NUMBER = List.of("certificateNo");

    @Override
    public void check(Judging judging) {
        RecordType counterpart = judging.standard()
                .record(judging.type().name().equals("Certificate") ? "TrainingRecord" : "Certificate");
        List<Facts.Key> keys = new ArrayList<>();
        for (Subject subject : judging.subjects()) {
            Facts.Key key = Group.key(subject.record(), NUMBER, Reference.Scope.INSTITUTION);
            if (key != null) {
                keys.add(key);
            }
        }
        Map<Facts.Key, List<StandardRecord>> found =
                judging.facts().all(counterpart, Reference.Scope.INSTITUTION, keys);
        for (Subject subject : judging.subjects()) {
            Facts.Key key = Group.key(subject.record(), NUMBER, Reference.Scope.INSTITUTION);
            if (key != null
                    && found.getOrDefault(key, List.of()).stream()
                            .anyMatch(other -> conflict(subject.record(), other))) {
                judging.breach(subject);
            }
        }
    }

    private static boolean conflict(StandardRecord one, StandardRecord other) {
        return !SameTrainee.inTheSameClass(one, other) || SameTrainee.certainlyTwo(one, other);
    }
}
