package hub.schemas.rule;

import hub.schemas.Facts;
import java.util.List;

/** A trainee has one training record in a class. 同一学员在同一班次只有一条参训登记。 */
public final class SameTraineeOnceInAClass implements RepositoryRule {

    @Override
    public void check(List<Subject> subjects, Facts facts, Breaches breaches) {
        Conflicts.find(
                subjects,
                facts,
                SameTrainee.KEYS,
                (one, other) -> SameTrainee.inTheSameClass(one, other) && SameTrainee.withinInstitution(one, other),
                breaches);
    }
}
